# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishing a case, and taking it up again after it was taken down."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from altavoz.cases.going_public import showing
from altavoz.cases.going_public.lacks import Lack, lacks
from altavoz.cases.keeping import changing
from altavoz.cases.models import Case
from altavoz.website import generations

State = Case.State
Opener = Callable[[Case, datetime], None]
_openers: dict[str, Opener] = {}


class How(enum.Enum):
    DONE = "done"
    REFUSED = "refused"
    ALREADY = "already"
    NOT_FROM_HERE = "not from here"
    SOMEBODY_WAS_QUICKER = "somebody was quicker"


@dataclass(frozen=True)
class Published:
    how: How
    lacks: tuple[Lack, ...] = ()


def when_published(name: str, opener: Opener) -> None:
    """What a room does in the transaction that publishes a case, and again after each change of a published one: its
    pages are made there, and what is shown of it is brought up to date. Register in `ready()`."""
    _openers[name] = opener


def bring_up_to_date(case: Case, now: datetime) -> None:
    for name in sorted(_openers):
        _openers[name](case, now)


@transaction.atomic
def publish(case_id: int, *, by: User | None, now: datetime) -> Published:
    """Refused without consent, naming exactly what lacks.

    What was looked at is held by its edition: whoever withdraws a consent meanwhile raises it, and this writes nothing.
    """
    case = Case.objects.select_related("organisation").get(pk=case_id)
    if case.state != State.CONFIDENTIAL:
        return Published(How.ALREADY if case.is_published else How.NOT_FROM_HERE)
    missing = lacks(case, now=now)
    if missing:
        return Published(How.REFUSED, missing)
    as_it_was = Case.objects.filter(pk=case.pk, state=State.CONFIDENTIAL, edition=case.edition)
    if not as_it_was.update(state=State.PUBLISHED, published_at=now, taken_down_at=None, edition=F("edition") + 1):
        return Published(How.SOMEBODY_WAS_QUICKER)
    case.refresh_from_db(fields=["state", "published_at", "taken_down_at", "edition"])
    changing.note(case, act="publish", by=by, now=now)
    bring_up_to_date(case, now)
    tell_every_page(case)
    return Published(How.DONE)


@transaction.atomic
def confidential(case_id: int, *, by: User | None, now: datetime) -> How:
    """Work on a case again that was taken down. Nothing of it is public, and its address goes on saying nothing."""
    rows = Case.objects.filter(pk=case_id, state=State.TAKEN_DOWN)
    if not rows.update(state=State.CONFIDENTIAL, edition=F("edition") + 1):
        return How.NOT_FROM_HERE
    case = Case.objects.get(pk=case_id)
    changing.note(case, act="work_again", by=by, now=now)
    tell_every_page(case)
    return How.DONE


def tell_every_page(case: Case) -> None:
    showing.changed(case.public_id)
    generations.touch(generations.SITE)
