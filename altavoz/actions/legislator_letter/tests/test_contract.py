# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.actions.legislator_letter.testing import make_letter
from altavoz.campaigns.action import Action
from altavoz.participation.testing_contract import KindContract


class TestLetterAmongLegislators(KindContract):
    slug = "legislator-letter"

    def action(self, state: str = Action.State.OPEN) -> Action:
        return make_letter(state=state).action
