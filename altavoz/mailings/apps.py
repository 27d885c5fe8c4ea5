# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "altavoz.mailings"
    label = "mailings"
    verbose_name = _("Mailings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.mailings.holding import HOLDING
        from altavoz.personal_data.register import register

        register(HOLDING)
