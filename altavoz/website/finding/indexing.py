# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worker's way through all that is public.

What changed last comes first, within seconds. Beside that it walks through every row of every kind, again and again:
so it finds what moved, what went without a word, and what came in while nobody looked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Sum

from altavoz.website.finding import keeping, tokens
from altavoz.website.finding.entries import Entry, Walk
from altavoz.website.finding.register import BEGINNING, Findable, Seen, findables
from altavoz.website.generations import Generation
from altavoz.worker.rounds import Round, Turn, register

Row = TypeVar("Row")
BATCH = 50
SLICE = 500
# Slices of one turn for each kind, where nothing has to be written.
MOST_SLICES = 4
# A row that was being written while we looked has an older time than what we saw.
LATE = timedelta(seconds=30)
# Walks begin again after a change, or after this time.
PAUSE, REST = timedelta(seconds=5), timedelta(minutes=5)


@dataclass(frozen=True)
class _Slice:
    """`seen` are a stretch of public rows up to `last`; it is the last stretch where `is_over`."""

    seen: Sequence[Seen]
    first: int
    last: int
    is_over: bool


def index(turn: Turn) -> int:
    """Of every kind what changed, and a stretch of the walk."""
    number, walks = _changes(), Walk.objects.in_bulk()
    done = 0
    for findable in findables():
        if not turn.holds():
            break
        walk = walks.get(findable.kind) or Walk(kind=findable.kind)
        before = _state(walk)
        _begin_anew_if_words_are_others(walk)
        done += _newest(findable, walk, number, turn) + _walk_on(findable, walk, number, turn)
        if _state(walk) != before:
            walk.save()
    return done


def index_everything(*, now: datetime) -> int:
    """All at once: for the demonstration and for tests."""
    return sum(_all_of(findable, now) for findable in findables())


def _all_of(findable: Findable, now: datetime) -> int:
    after, done, is_over = 0, 0, False
    while not is_over:
        part = _slice(findable, after, now)
        done += _bring_up_to_date(findable, part, now)
        after, is_over = part.last, part.is_over
    return done


def _changes() -> int:
    """A number that is another once anything public has changed; counts of signatures change it too."""
    return Generation.objects.aggregate(sum=Sum("number"))["sum"] or 0


def _state(walk: Walk) -> tuple[object, ...]:
    return walk.newest, walk.after, walk.began, walk.is_over, walk.seen, walk.of


def _begin_anew_if_words_are_others(walk: Walk) -> None:
    """After a change of the stems or of the centre's key every entry is written anew."""
    if walk.of != tokens.edition():
        Entry.objects.filter(kind=walk.kind).exclude(stamp="").update(stamp="")
        walk.of, walk.after, walk.began, walk.is_over, walk.newest = tokens.edition(), 0, None, False, None


def _newest(findable: Findable, walk: Walk, number: int, turn: Turn) -> int:
    if walk.newest is None or walk.seen == number:
        # Before the first walk has come through, it is the walk that finds everything.
        return 0
    seen = findable.changed_since(walk.newest - LATE, now=turn.now, most=SLICE)
    done = _keep(findable, _stale(findable, seen), turn.now)
    walk.newest = max([walk.newest, *(each.changed for each in seen)])
    return done


def _walk_on(findable: Findable, walk: Walk, number: int, turn: Turn) -> int:
    done = 0
    if walk.is_over and not _begins_again(walk, number, turn.now):
        return 0
    if walk.is_over or walk.began is None:
        walk.began, walk.after, walk.is_over, walk.seen = turn.now, 0, False, number
    for _slices in range(MOST_SLICES):
        part = _slice(findable, walk.after, turn.now)
        done += _bring_up_to_date(findable, part, turn.now)
        walk.after, walk.is_over = part.last, part.is_over
        if walk.is_over or not turn.holds():
            break
    if walk.is_over and walk.newest is None:
        walk.newest = walk.began
    return done


def _begins_again(walk: Walk, number: int, now: datetime) -> bool:
    since = now - (walk.began or BEGINNING)
    return since >= REST or (walk.seen != number and since >= PAUSE)


def _slice(findable: Findable, after: int, now: datetime) -> _Slice:
    seen = findable.after(after, now=now, most=SLICE)
    return _Slice(seen, after, seen[-1].row if seen else after, is_over=len(seen) < SLICE)


def _bring_up_to_date(findable: Findable, part: _Slice, now: datetime) -> int:
    """Entries between the first and the last of the stretch that are not among its rows have nothing behind them."""
    kept = Entry.objects.filter(kind=findable.kind, row__gt=part.first)
    if not part.is_over:
        kept = kept.filter(row__lte=part.last)
    public = {each.row for each in part.seen}
    gone = {row for row in kept.values_list("row", flat=True) if row not in public}
    forgotten = sum(keeping.forget(findable.kind, batch) for batch in _batches(sorted(gone)))
    return forgotten + _keep(findable, _stale(findable, part.seen), now)


def _stale(findable: Findable, seen: Sequence[Seen]) -> list[Seen]:
    rows = Entry.objects.filter(kind=findable.kind, row__in=[each.row for each in seen])
    stamps = dict(rows.values_list("row", "stamp"))
    return [each for each in seen if stamps.get(each.row) != each.stamp]


def _keep(findable: Findable, stale: Sequence[Seen], now: datetime) -> int:
    return sum(keeping.keep(findable, batch, now=now) for batch in _batches(stale))


def _batches(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[first : first + BATCH] for first in range(0, len(rows), BATCH)]


def register_round() -> None:
    register(Round(name="index what is found", every=timedelta(seconds=2), run=index, slow=True))
