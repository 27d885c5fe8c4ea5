# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventConfig(AppConfig):
    name = "altavoz.actions.event"
    label = "event"
    verbose_name = _("Event")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.event import case_steps, deeds, storytelling
        from altavoz.actions.event.acts import ACTS
        from altavoz.actions.event.holding import HOLDING
        from altavoz.actions.event.kind import EVENT
        from altavoz.actions.event.letters import register_writers
        from altavoz.actions.event.rounds import ROUNDS
        from altavoz.campaigns.kinds import register
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.worker.rounds import register as register_round

        register(EVENT)
        acts.register(ACTS)
        register_holding(HOLDING)
        register_writers()
        storytelling.register_teller()
        deeds.register()
        case_steps.register()
        for each in ROUNDS:
            register_round(each)
