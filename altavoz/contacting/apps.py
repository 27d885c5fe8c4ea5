# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactingConfig(AppConfig):
    name = "altavoz.contacting"
    label = "contacting"
    verbose_name = _("Writing and calling")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.contacting.holding import HOLDINGS
        from altavoz.personal_data.register import register as register_holding

        for each in HOLDINGS:
            register_holding(each)
