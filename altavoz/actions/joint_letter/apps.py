# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JointLetterConfig(AppConfig):
    name = "altavoz.actions.joint_letter"
    label = "joint_letter"
    verbose_name = _("Joint letter")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.joint_letter import case_steps, quoting
        from altavoz.actions.joint_letter.acts import ACTS
        from altavoz.actions.joint_letter.forgetting import ROUND
        from altavoz.actions.joint_letter.holding import HOLDINGS, LOGOS
        from altavoz.actions.joint_letter.kind import JOINT_LETTER
        from altavoz.actions.joint_letter.letters import register_writers
        from altavoz.campaigns.kinds import register
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.personal_data.register import register_shared
        from altavoz.worker.rounds import register as register_round

        register(JOINT_LETTER)
        case_steps.register()
        quoting.register()
        acts.register(ACTS)
        register_writers()
        for each in HOLDINGS:
            register_holding(each)
        register_shared(LOGOS)
        register_round(ROUND)
