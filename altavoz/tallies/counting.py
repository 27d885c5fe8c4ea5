# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worker takes the Changes that no Tally has taken, and moves the totals.

Nothing here trusts the clock or the order of ids. What is taken is written down as what is left: the stretches of ids
in `Untaken`. An id that was passed by, because whoever drew it had not committed, stays behind in a stretch of its own
and is looked at in every drain; so a Change is never written again, however many there are (decision 0146).
"""

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Subquery

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import FOREVER, Change, Tally, TallyCell, Untaken
from altavoz.tallies.pace import Pace
from altavoz.website import generations
from altavoz.worker.rounds import Turn

logger = logging.getLogger(__name__)

Sort = tuple[str, str, str, int]  # why, country, language, text version
Row = tuple[int, int, int, str, str, str, int]  # a Change's id, its action's, n, and its sort
COLUMNS = ("pk", "action_id", "n", "why", "country", "language", "text_version")
ASK_AGAIN_SECONDS = 1.0
ACTIONS_A_BATCH = 200

# Nothing is lost where PostgreSQL's log reaches the disk a little later (decision 0097).
ON_POSTGRESQL = "SET LOCAL synchronous_commit = off"
ADD_TO_CELLS = """
    INSERT INTO {cell} (action_id, why, country, language, text_version, n) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (action_id, why, country, language, text_version) DO UPDATE SET n = {cell}.n + excluded.n
"""


@dataclass(frozen=True)
class Before:
    """An action as the round finds it."""

    public_id: str
    round: int
    total: int


@dataclass
class Sum:
    """What one round adds to one action."""

    ids: list[int] = field(default_factory=list)
    plus: int = 0
    minus: int = 0
    cells: Counter[Sort] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)

    def add(self, n: int, sort: Sort) -> None:
        self.plus += max(n, 0)
        self.minus += max(-n, 0)
        self.cells[sort] += n
        self.why[sort[0]] += n


@dataclass(frozen=True)
class Batch:
    """What one transaction took, and the rest of its stretch; only after a full batch there is more in it by now."""

    taken: int
    left: Untaken | None
    full: bool


def advance_round(turn: Turn) -> int:
    return advance(now=turn.now, holds=turn.holds)


def advance(*, now: datetime, holds: Callable[[], bool] = lambda: True, pace: Pace | None = None) -> int:
    """One drain: take every Change that is untaken now, batch by batch; returns how many were taken.

    `holds` is asked once a second whether the lease is still ours. Losing it is harmless, for each (action, round)
    exists once: the second worker's batch is rolled back.
    """
    pace = pace or Pace()
    taken, asked = 0, time.monotonic()
    for stretch in _stretches():
        left: Untaken | None = stretch
        while left is not None:
            if time.monotonic() - asked > ASK_AGAIN_SECONDS:
                asked = time.monotonic()
                if not holds():
                    return taken
            batch = _take(left, pace=pace, now=now)
            if batch is None:
                break
            taken, left = taken + batch.taken, batch.left if batch.full else None
            pace.breathe()
    return taken


def _stretches() -> Sequence[Untaken]:
    """Those that have Changes in them: as a rule the open one alone, or none."""
    within = Change.objects.filter(pk__gte=OuterRef("first"), pk__lte=OuterRef("last"))
    return list(Untaken.objects.filter(Exists(within)).order_by("first"))


def _take(stretch: Untaken, *, pace: Pace, now: datetime) -> Batch | None:
    """Take one batch; None when there was nothing, or another worker was quicker."""
    limit = pace.size
    # Read before the transaction, which is short then: what is committed in between was not seen and stays a gap.
    # Nobody waits for a reader, so the pace is learned from the transaction alone.
    rows = _rows(stretch, limit)
    if not rows:
        return None
    sums = _sums(rows)
    try:
        with pace.timed(), transaction.atomic():
            if not _write(stretch, [row[0] for row in rows], sums, now):
                return None
    except IntegrityError:
        logger.debug("another worker has written this round already; nothing was taken twice")
        return None
    last = rows[-1][0]
    left = Untaken(pk=stretch.pk, first=last + 1, last=stretch.last) if last < stretch.last else None
    return Batch(taken=len(rows), left=left, full=len(rows) == limit or len(sums) == ACTIONS_A_BATCH)


def _write(stretch: Untaken, ids: Sequence[int], sums: Mapping[int, Sum], now: datetime) -> bool:
    """False where another worker was quicker."""
    _set_up_postgresql()
    if not _leave(stretch, ids):
        return False
    before = _before(sums.keys())
    if stretch.last != FOREVER:
        _mark_late(sums, before)
    _write_tallies(sums, before, now)
    _add_to_cells(sums)
    for action_id in sums:
        generations.touch(generations.action_subject(before[action_id].public_id))
    return True


def _set_up_postgresql() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(ON_POSTGRESQL)


def _rows(stretch: Untaken, limit: int) -> list[Row]:
    """The first Changes of the stretch in the order of their ids, of so many actions that the batch stays short."""
    changes = Change.objects.filter(pk__gte=stretch.first, pk__lte=stretch.last).order_by("pk")
    rows: list[Row] = list(changes.values_list(*COLUMNS)[:limit])
    actions: set[int] = set()
    for place, row in enumerate(rows):
        actions.add(row[1])
        if len(actions) > ACTIONS_A_BATCH:
            return rows[:place]
    return rows


def _leave(stretch: Untaken, ids: Sequence[int]) -> bool:
    """Write down what is left of the stretch without these ids; False where another worker was quicker.

    On PostgreSQL the second worker waits here for the first, and then finds another stretch than it had read.
    """
    as_read = Untaken.objects.filter(pk=stretch.pk, first=stretch.first, last=stretch.last)
    if ids[-1] == stretch.last:
        moved, _by_model = as_read.delete()
    else:
        moved = as_read.update(first=ids[-1] + 1)
    if not moved:
        return False
    Untaken.objects.bulk_create(_gaps(stretch.first, ids))
    return True


def _gaps(first: int, ids: Sequence[int]) -> Iterator[Untaken]:
    """The stretches between these ids, from `first` on."""
    if ids[-1] - first + 1 == len(ids):
        return
    for pk in ids:
        if pk > first:
            yield Untaken(first=first, last=pk - 1)
        first = pk + 1


def _sums(rows: Sequence[Row]) -> dict[int, Sum]:
    # Five thousand rows come here in a few milliseconds, so the loop over them does two things only.
    by_sort: dict[tuple[int, str, str, str, int, bool], int] = {}
    ids: dict[int, list[int]] = defaultdict(list)
    for pk, action_id, n, why, country, language, version in rows:
        key = (action_id, why, country, language, version, n > 0)
        by_sort[key] = by_sort.get(key, 0) + n
        ids[action_id].append(pk)
    # In the order of the actions' ids: two workers then wait for each other, and never in a ring.
    sums = {action_id: Sum(ids[action_id]) for action_id in sorted(ids)}
    for (action_id, why, country, language, version, _up), n in by_sort.items():
        sums[action_id].add(n, (why, country, language, version))
    return sums


def _mark_late(sums: Mapping[int, Sum], before: Mapping[int, Before]) -> None:
    """Between ids that an earlier round took, the ids alone no longer tell which round was whose."""
    for action_id, summed in sums.items():
        Change.objects.filter(pk__in=summed.ids).update(round=before[action_id].round + 1)


def _before(action_ids: Collection[int]) -> dict[int, Before]:
    newest = Tally.objects.filter(action_id=OuterRef("pk")).order_by("-round")
    rows = Action.objects.filter(pk__in=action_ids).values_list(
        "pk", "public_id", Subquery(newest.values("round")[:1]), Subquery(newest.values("total")[:1])
    )
    return {action_id: Before(public_id, number or 0, total or 0) for action_id, public_id, number, total in rows}


def _write_tallies(sums: Mapping[int, Sum], before: Mapping[int, Before], now: datetime) -> None:
    Tally.objects.bulk_create(
        Tally(
            action_id=action_id,
            round=before[action_id].round + 1,
            first_change=summed.ids[0],
            last_change=summed.ids[-1],
            plus=summed.plus,
            minus=summed.minus,
            why=summed.why,
            total=before[action_id].total + summed.plus - summed.minus,
            at=now,
        )
        for action_id, summed in sums.items()
    )


def _add_to_cells(sums: Mapping[int, Sum]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            ADD_TO_CELLS.format(cell=TallyCell._meta.db_table),
            [(action_id, *sort, n) for action_id, summed in sums.items() for sort, n in sorted(summed.cells.items())],
        )
