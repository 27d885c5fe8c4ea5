# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking a case down, everywhere at once."""

import enum
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from altavoz.cases.coming_down import steps
from altavoz.cases.coming_down.steps import Removed
from altavoz.cases.going_public.publishing import tell_every_page
from altavoz.cases.keeping import changing
from altavoz.cases.models import Case

State = Case.State


class How(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    NOT_PUBLIC = "not public"


@dataclass(frozen=True)
class TakenDown:
    """`removed` says what each room took away; where that is not complete, the round goes on with it."""

    how: How
    removed: Removed | None = None


def take_down(case_id: int, *, by: User | None, now: datetime) -> TakenDown:
    """The state comes first and alone: from then on no page says a word, whatever has yet to be removed."""
    if not _close(case_id, by=by, now=now):
        state = Case.objects.values_list("state", flat=True).get(pk=case_id)
        if state != State.TAKEN_DOWN:
            return TakenDown(How.NOT_PUBLIC)
        return TakenDown(How.ALREADY, _take_away(case_id, now))
    return TakenDown(How.DONE, _take_away(case_id, now))


@transaction.atomic
def _close(case_id: int, *, by: User | None, now: datetime) -> bool:
    rows = Case.objects.filter(pk=case_id, state=State.PUBLISHED)
    if not rows.update(state=State.TAKEN_DOWN, taken_down_at=now, edition=F("edition") + 1):
        return False
    case = Case.objects.get(pk=case_id)
    changing.note(case, act="take_down", by=by, now=now)
    tell_every_page(case)
    return True


def _take_away(case_id: int, now: datetime) -> Removed:
    """Outside of that transaction: each step is short by itself, and may be repeated."""
    return steps.take_away(Case.objects.select_related("organisation").get(pk=case_id), now=now)
