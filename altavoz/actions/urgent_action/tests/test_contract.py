# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.campaigns.action import Action
from altavoz.contacting.testing import make_plan
from altavoz.decision_makers.models import Office
from altavoz.participation.testing_contract import KindContract


class TestUrgentAction(KindContract):
    slug = "urgent_action"

    def action(self, state: str = Action.State.OPEN) -> Action:
        action = super().action(state)
        make_plan(action)
        Office.objects.filter(targeted_by__action=action).update(email="looms@weavers.invalid")
        return action
