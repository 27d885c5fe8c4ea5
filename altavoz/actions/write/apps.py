# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WriteConfig(AppConfig):
    name = "altavoz.actions.write"
    label = "write"
    verbose_name = _("Write to your representative")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.write.kind import WRITE
        from altavoz.campaigns.kinds import register

        register(WRITE)
