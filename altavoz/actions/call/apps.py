# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallConfig(AppConfig):
    name = "altavoz.actions.call"
    label = "call"
    verbose_name = _("Call your representative")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.call.kind import CALL
        from altavoz.campaigns.kinds import register

        register(CALL)
