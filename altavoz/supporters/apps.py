# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportersConfig(AppConfig):
    name = "altavoz.supporters"
    label = "supporters"
    verbose_name = _("Supporters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.personal_data.register import Holding, register
        from altavoz.supporters.consent import erase, export
        from altavoz.supporters.models import Consent

        register(
            Holding(
                model=Consent,
                columns=frozenset({"email", "given_name", "family_name"}),
                keys=frozenset({"email_key"}),
                export=export,
                erase=erase,
            )
        )
