# SPDX-License-Identifier: AGPL-3.0-or-later
"""What members did about the letter: noted with source and day, and never written over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.seats import PastedList, Seat, Standing
from altavoz.organisations import audit
from altavoz.website import generations

BATCH = 200
State = Standing.State


class Noted(Enum):
    DONE = "done"
    NOTHING_NEW = "nothing new"
    NO_SOURCE = "no source"
    IN_THE_FUTURE = "in the future"
    NO_SUCH_STATE = "no such state"


@dataclass(frozen=True)
class News:
    """What somebody has learnt, from whom and of which day."""

    state: str
    source: str
    known_on: date


@dataclass(frozen=True)
class Outcome:
    noted: Noted
    number: int = 0


def current(letter: CircularLetter) -> dict[int, Standing]:
    """By the seat's number: the newest of each. Of whom nothing was noted is not in it."""
    newest = Standing.objects.filter(seat__letter=letter).values("seat").annotate(newest=Max("pk")).values("newest")
    return {row.seat_id: row for row in Standing.objects.filter(pk__in=newest)}


def note(
    letter: CircularLetter,
    seat_ids: Collection[int],
    news: News,
    *,
    by: User | None,
    now: datetime,
    today: date,
    pasted: PastedList | None = None,
) -> Outcome:
    """For each of these seats that somebody holds. What is known already in the same words is not noted twice."""
    if wrong := _wrong(news, today):
        return Outcome(wrong)
    known = current(letter)
    held = Seat.objects.filter(letter=letter, pk__in=seat_ids, holding=Seat.Holding.HELD).order_by("pk")
    rows = [
        Standing(
            seat_id=pk,
            state=news.state,
            source=news.source.strip(),
            known_on=news.known_on,
            noted_by=by,
            noted_at=now,
            pasted=pasted,
        )
        for pk in held.values_list("pk", flat=True)
        if _is_news(known.get(pk), news)
    ]
    if not rows:
        return Outcome(Noted.NOTHING_NEW)
    before = _tally(known, [row.seat_id for row in rows])
    with transaction.atomic():
        Standing.objects.bulk_create(rows, batch_size=BATCH)
        tell(letter, "note", by=by, now=now, before=before, after={news.state: len(rows)})
    return Outcome(Noted.DONE, len(rows))


def tell(
    letter: CircularLetter,
    act: str,
    *,
    by: User | None,
    now: datetime,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    """Write down who did it, and say that the page is old; in the caller's transaction."""
    audit.note(
        actor=by,
        act=f"legislator_letter.{act}",
        now=now,
        subject=f"action:{letter.action_id}",
        organisation_id=letter.action.organisation_id,
        before=before,
        after=after,
    )
    generations.touch(generations.action_subject(letter.action.public_id))


def _wrong(news: News, today: date) -> Noted | None:
    if news.state not in State.values:
        return Noted.NO_SUCH_STATE
    if not news.source.strip():
        return Noted.NO_SOURCE
    return Noted.IN_THE_FUTURE if news.known_on > today else None


def _is_news(known: Standing | None, news: News) -> bool:
    if known is None:
        return True
    return (known.state, known.source, known.known_on) != (news.state, news.source.strip(), news.known_on)


def _tally(known: Mapping[int, Standing], seats: Collection[int]) -> dict[str, audit.Value]:
    """How many of these stood where, for the entry; no name is in it."""
    found: dict[str, audit.Value] = {}
    for pk in seats:
        state = known[pk].state if pk in known else str(State.UNKNOWN)
        found[state] = int(found.get(state) or 0) + 1
    return found
