# SPDX-License-Identifier: AGPL-3.0-or-later
"""The life of an action: which state may follow which, and the verbs that move it.

Every move is one conditional UPDATE: of two people who press at once, one moves it and the other is told.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from altavoz.campaigns.action import Action, ActionDate, Outcome, OutcomeText, Precision, Target
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.freezing import freeze_targets
from altavoz.campaigns.kinds import kind_of
from altavoz.website import generations

State = Action.State

EVERYWHERE = Q()
ENDINGS = (State.WON, State.PARTLY_WON, State.NOT_WON)
MOVES: Mapping[str, frozenset[str]] = {
    State.PREPARING: frozenset({State.OPEN, State.TAKEN_DOWN}),
    State.OPEN: frozenset({State.PAUSED, State.CLOSED, State.DELIVERED, *ENDINGS, State.TAKEN_DOWN}),
    State.PAUSED: frozenset({State.OPEN, State.CLOSED, State.DELIVERED, *ENDINGS, State.TAKEN_DOWN}),
    State.CLOSED: frozenset({State.OPEN, State.DELIVERED, *ENDINGS, State.TAKEN_DOWN}),
    State.DELIVERED: frozenset({*ENDINGS, State.TAKEN_DOWN}),
    State.WON: frozenset({State.PARTLY_WON, State.NOT_WON, State.TAKEN_DOWN}),
    State.PARTLY_WON: frozenset({State.WON, State.NOT_WON, State.TAKEN_DOWN}),
    State.NOT_WON: frozenset({State.WON, State.PARTLY_WON, State.TAKEN_DOWN}),
    State.TAKEN_DOWN: frozenset(),
}


class Moved(enum.Enum):
    DONE = "done"
    NOT_FROM_HERE = "not from here"
    NOBODY_ASKED = "nobody asked"
    NO_WORDS = "no words"
    IN_THE_PAST = "in the past"


@dataclass(frozen=True)
class Result:
    """What came of an action, in words: language to (title, text)."""

    words: Mapping[str, tuple[str, str]]
    date: date
    date_precision: str = Precision.DAY
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class Extension:
    """A new closing hour, with a public note in one language or more."""

    closes_at: datetime
    notes: Mapping[str, str] = field(default_factory=dict)


def open_action(action_id: int, *, now: datetime) -> Moved:
    """From preparing: people may take part from now on, and the page remembers whom it asked then."""
    action = Action.objects.get(pk=action_id)
    if kind_of(action).lacks(action):
        return Moved.NOBODY_ASKED
    with transaction.atomic():
        still = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
        moved = _move(action_id, State.OPEN, only_from=[State.PREPARING], where=still, opened_at=now)
        if moved is Moved.DONE:
            freeze_targets(action_id, on=_today(action_id, now))
    return moved


def pause(action_id: int) -> Moved:
    return _move(action_id, State.PAUSED, only_from=[State.OPEN])


def resume(action_id: int) -> Moved:
    return _move(action_id, State.OPEN, only_from=[State.PAUSED])


def close(action_id: int, *, now: datetime, where: Q = EVERYWHERE) -> Moved:
    with transaction.atomic():
        moved = _move(action_id, State.CLOSED, where=where, closed_at=now)
        if moved is Moved.DONE:
            freeze_targets(action_id, on=_today(action_id, now), only_new=True)
    return moved


def close_due(*, now: datetime) -> int:
    """Close every action whose hour has come; a page says so before, by itself."""
    due = Q(closes_at__isnull=False, closes_at__lte=now)
    rows = Action.objects.filter(due, state__in=[State.OPEN, State.PAUSED]).values_list("pk", "closes_at")
    # It closed at its hour, not when the worker came by. One that was extended meanwhile is no longer due.
    return sum(close(pk, now=closes_at or now, where=due) is Moved.DONE for pk, closes_at in rows)


def end_letters(action_id: int, *, now: datetime) -> Moved:
    """“Do not write any more”: what waits is not sent, nobody is let in again, and no later hour opens it."""
    with transaction.atomic():
        rows = Action.objects.filter(pk=action_id, letters_ended_at__isnull=True)
        ended = rows.exclude(state__in=[State.PREPARING, State.TAKEN_DOWN]).update(letters_ended_at=now)
        if not ended:
            return Moved.NOT_FROM_HERE
        if _move(action_id, State.CLOSED, only_from=[State.OPEN, State.PAUSED], closed_at=now) is Moved.DONE:
            freeze_targets(action_id, on=_today(action_id, now), only_new=True)
        _tell(action_id)
    return Moved.DONE


def extend(action_id: int, extension: Extension, *, now: datetime) -> Moved:
    """Move the closing hour and say why in public; a closed action opens again until then."""
    if extension.closes_at <= now:
        return Moved.IN_THE_PAST
    if not any(extension.notes.values()):
        return Moved.NO_WORDS
    extendable = [State.OPEN, State.PAUSED, State.CLOSED]
    with transaction.atomic():
        rows = Action.objects.filter(pk=action_id, state__in=extendable, letters_ended_at__isnull=True)
        was = rows.values_list("closes_at", flat=True).first()
        moved = rows.update(closes_at=extension.closes_at)
        if not moved:
            return Moved.NOT_FROM_HERE
        rows.filter(state=State.CLOSED).update(state=State.OPEN, closed_at=None)
        _note_extension(action_id, extension, was=was, now=now)
        _tell(action_id)
    return Moved.DONE


def deliver(action_id: int, *, on: date | None, now: datetime) -> Moved:
    """Handed over on that day: closes it where it was open, and freezes whom it was handed to.

    Of an unknown day nothing is frozen anew: what was frozen before is the best that is known.
    """
    if not Target.objects.filter(action_id=action_id).exists():
        return Moved.NOBODY_ASKED
    with transaction.atomic():
        Action.objects.filter(pk=action_id, closed_at__isnull=True, state__in=_before(State.DELIVERED)).update(
            closed_at=now
        )
        moved = _move(action_id, State.DELIVERED, delivered_on=on)
        if moved is Moved.DONE:
            freeze_targets(action_id, on=on or _today(action_id, now), only_new=on is None)
    return moved


def take_delivery_back(action_id: int) -> Moved:
    """It was not handed over after all: closed again, or concluded without a hand-over."""
    Action.objects.filter(pk=action_id, state__in=ENDINGS).update(delivered_on=None)
    return _move(action_id, State.CLOSED, only_from=[State.DELIVERED], delivered_on=None)


def conclude(action_id: int, state: str, *, result: Result, now: datetime) -> Moved:
    """Won, partly won or not won: with an outcome in words, which stays in public."""
    if not any(title for title, _text in result.words.values()):
        return Moved.NO_WORDS
    if state not in ENDINGS:
        return Moved.NOT_FROM_HERE
    with transaction.atomic():
        Action.objects.filter(pk=action_id, closed_at__isnull=True, state__in=_before(state)).update(closed_at=now)
        moved = _move(action_id, state)
        if moved is Moved.DONE:
            freeze_targets(action_id, on=_today(action_id, now), only_new=True)
            add_outcome(action_id, result)
    return moved


def add_outcome(action_id: int, result: Result) -> int:
    """Write down what came of it, without a change of state."""
    outcome = Outcome.objects.create(
        action_id=action_id,
        date=result.date,
        date_precision=result.date_precision,
        source=result.source,
        certainty=result.certainty,
    )
    OutcomeText.objects.bulk_create(
        OutcomeText(outcome=outcome, language=language, title=title, text=text)
        for language, (title, text) in result.words.items()
        if title
    )
    _tell(action_id)
    return outcome.pk


def take_down(action_id: int, *, now: datetime) -> Moved:
    """For good: its pages answer 410 in every language, and no door opens again."""
    with transaction.atomic():
        moved = _move(action_id, State.TAKEN_DOWN)
        if moved is Moved.DONE:
            Action.objects.filter(pk=action_id, closed_at__isnull=True).update(closed_at=now)
    return moved


def facts(action_id: int) -> dict[str, str | None]:
    """Where an action is, for the entry about a move; read in the move's transaction, the row is held until its end."""
    row = Action.objects.select_for_update().filter(pk=action_id)
    state, closes_at, delivered_on = row.values_list("state", "closes_at", "delivered_on").get()
    return {
        "state": state,
        "closes": closes_at.isoformat() if closes_at else None,
        "delivered": delivered_on.isoformat() if delivered_on else None,
    }


def allowed(state: str) -> frozenset[str]:
    return MOVES.get(state, frozenset())


def _before(state: str) -> list[str]:
    return [earlier for earlier, following in MOVES.items() if state in following]


def _move(
    action_id: int,
    state: str,
    *,
    only_from: list[str] | None = None,
    where: Q = EVERYWHERE,
    **also: datetime | date | None,
) -> Moved:
    rows = Action.objects.filter(where, pk=action_id, state__in=only_from or _before(state))
    moved = rows.update(state=state, **also)
    if not moved:
        return Moved.NOT_FROM_HERE
    _tell(action_id)
    return Moved.DONE


def _tell(action_id: int) -> None:
    """Its own pages are old now, and so is every list that it enters or leaves."""
    public_id = Action.objects.values_list("public_id", flat=True).get(pk=action_id)
    generations.touch(generations.action_subject(public_id))
    generations.touch(generations.SITE)


def _today(action_id: int, now: datetime) -> date:
    action = Action.objects.select_related("organisation").get(pk=action_id)
    return day_in(now, action.zone) or now.date()


def _note_extension(action_id: int, extension: Extension, *, was: datetime | None, now: datetime) -> None:
    ActionDate.objects.bulk_create(
        ActionDate(action_id=action_id, what=ActionDate.What.EXTENSION, language=language, words=words, at=now, was=was)
        for language, words in extension.notes.items()
        if words
    )
