# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.actions.joint_letter.models import LetterVersion
from altavoz.actions.joint_letter.testing import make_letter
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.testing import SPRING
from altavoz.participation.testing_contract import KindContract


class TestJointLetter(KindContract):
    """A letter that is out, and under which people may put their own names."""

    slug = "joint_letter"

    def action(self, state: str = Action.State.OPEN) -> Action:
        letter = make_letter(
            action=make_action(kind=self.slug, state=state, opened_at=SPRING), languages=("en",), individuals=True
        )
        LetterVersion.objects.create(letter=letter, number=1, why="first", made_at=SPRING, public_from=SPRING, words={})
        return letter.action
