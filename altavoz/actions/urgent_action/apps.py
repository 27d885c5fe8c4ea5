# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionConfig(AppConfig):
    name = "altavoz.actions.urgent_action"
    label = "urgent_action"
    verbose_name = _("Urgent action")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.urgent_action import case_steps, quoting, telling
        from altavoz.actions.urgent_action.acts import ACTS
        from altavoz.actions.urgent_action.kind import URGENT_ACTION
        from altavoz.actions.urgent_action.rounds import ROUNDS
        from altavoz.campaigns import story
        from altavoz.campaigns.kinds import register
        from altavoz.organisations import acts
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register(URGENT_ACTION)
        case_steps.register()
        telling.register_sort()
        quoting.register()
        story.register("issues", telling.tell)
        for each in ROUNDS:
            register_round(each)
