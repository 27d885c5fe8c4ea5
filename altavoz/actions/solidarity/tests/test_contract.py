# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.actions.solidarity.testing import WORDS, make_drive
from altavoz.campaigns.action import Action
from altavoz.participation.testing_contract import KindContract


class TestSolidarity(KindContract):
    slug = "solidarity"
    fields = {"words": WORDS}

    def action(self, state: str = Action.State.OPEN) -> Action:
        return make_drive(super().action(state)).action
