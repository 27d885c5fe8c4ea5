# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of letters among legislators when a case is taken down: their words. Who signed them stays."""

from datetime import datetime

from altavoz.actions.legislator_letter.letter import LetterText
from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case


def take_words(case: Case, _now: datetime) -> int:
    actions = [action.pk for action in going_with(case)]
    return LetterText.objects.filter(letter__action__in=actions).delete()[0] if actions else 0


def register() -> None:
    steps.register("letters among legislators: words", take_words)
