# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SolidarityConfig(AppConfig):
    name = "altavoz.actions.solidarity"
    label = "solidarity"
    verbose_name = _("Solidarity drive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.solidarity import case_steps, deeds
        from altavoz.actions.solidarity.acts import ACTS
        from altavoz.actions.solidarity.holding import HOLDING, SHARED
        from altavoz.actions.solidarity.kind import SOLIDARITY
        from altavoz.actions.solidarity.rounds import ROUNDS
        from altavoz.actions.solidarity.staff.leading import register_desk
        from altavoz.campaigns.kinds import register
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.personal_data.register import register_shared
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register(SOLIDARITY)
        register_holding(HOLDING)
        register_shared(SHARED)
        for each in ROUNDS:
            register_round(each)
        register_desk()
        case_steps.register()
        deeds.register()
