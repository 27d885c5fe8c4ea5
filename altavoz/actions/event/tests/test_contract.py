# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.actions.event.testing import make_event
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.testing_contract import KindContract


class TestEvent(KindContract):
    slug = "event"

    def action(self, state: str = Action.State.OPEN) -> Action:
        return make_event(action=make_action(kind="event", state=state)).action
