# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionConfig(AppConfig):
    name = "altavoz.actions.urgent_action"
    label = "urgent_action"
    verbose_name = _("Urgent action")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.urgent_action.kind import URGENT_ACTION
        from altavoz.campaigns.kinds import register

        register(URGENT_ACTION)
