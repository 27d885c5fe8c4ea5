# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of joint letters when a case is taken down: their words, as written and as published."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from altavoz.actions.joint_letter.models.invitations import Comment
from altavoz.actions.joint_letter.models.letter import LetterText
from altavoz.actions.joint_letter.models.versions import LetterVersion
from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case

SENT = _("A joint letter that was sent, saved or printed stays with whoever has it, the organisations that signed too.")


def take_words(case: Case, _now: datetime) -> int:
    """The versions stay with their numbers and days, and with who had signed by then."""
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    published = LetterVersion.objects.filter(letter__action__in=actions).exclude(words={})
    Comment.objects.filter(invitation__letter__action__in=actions).update(quoted="")
    return LetterText.objects.filter(letter__action__in=actions).delete()[0] + published.update(words={})


def register() -> None:
    steps.register("joint letters: words", take_words, beyond_recall=SENT)
