# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.campaigns.action import Action
from altavoz.contacting.testing import add_contact, make_plan
from altavoz.decision_makers.models import Office
from altavoz.participation.testing_contract import KindContract


class TestCall(KindContract):
    slug = "call"
    fields = {"result": "spoke"}

    def action(self, state: str = Action.State.OPEN) -> Action:
        action = super().action(state)
        make_plan(action)
        add_contact(Office.objects.get(targeted_by__action=action), "phone", "613-555-0142")
        return action
