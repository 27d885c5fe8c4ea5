# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worker takes the Changes that no Tally has taken, and moves the totals.

Nothing here trusts the clock or the order of ids. What is taken is written down as what is left: the stretches of ids
in `Untaken`. An id that was passed by, because whoever drew it had not committed, stays behind in a stretch of its own
and is looked at in every drain; so a Change is never written again, however many there are (decision 0146).
"""

import logging
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Subquery

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import FOREVER, Change, Tally, TallyCell, Untaken
from altavoz.tallies.adding import Reading, Sum, read
from altavoz.tallies.pace import Pace
from altavoz.website import generations
from altavoz.worker.rounds import Turn

logger = logging.getLogger(__name__)

ASK_AGAIN_SECONDS = 1.0

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
    # Read before the transaction, which is short then: what is committed in between was not seen and stays a gap.
    # Nobody waits for a reader, so the pace is learned from the transaction alone.
    reading = read(stretch, pace.size)
    if reading is None:
        return None
    try:
        with pace.timed(), transaction.atomic():
            if not _write(stretch, reading, now):
                return None
    except IntegrityError:
        logger.debug("another worker has written this round already; nothing was taken twice")
        return None
    rest = Untaken(pk=stretch.pk, first=reading.last + 1, last=stretch.last) if reading.last < stretch.last else None
    return Batch(taken=reading.taken, left=rest, full=reading.full)


def _write(stretch: Untaken, reading: Reading, now: datetime) -> bool:
    """False where another worker was quicker."""
    _set_up_postgresql()
    if not _leave(stretch, reading):
        return False
    before = _before(reading.sums.keys())
    if stretch.last != FOREVER:
        _mark_late(reading, before)
    _write_tallies(reading.sums, before, now)
    _add_to_cells(reading.sums)
    for action_id in reading.sums:
        generations.touch(generations.action_subject(before[action_id].public_id))
    return True


def _set_up_postgresql() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(ON_POSTGRESQL)


def _leave(stretch: Untaken, reading: Reading) -> bool:
    """Write down what is left of the stretch after this reading; False where another worker was quicker.

    On PostgreSQL the second worker waits here for the first, and then finds another stretch than it had read.
    """
    as_read = Untaken.objects.filter(pk=stretch.pk, first=stretch.first, last=stretch.last)
    if reading.last == stretch.last:
        moved, _by_model = as_read.delete()
    else:
        moved = as_read.update(first=reading.last + 1)
    if not moved:
        return False
    Untaken.objects.bulk_create(Untaken(first=first, last=last) for first, last in reading.passed_by)
    return True


def _mark_late(reading: Reading, before: Mapping[int, Before]) -> None:
    """Between ids that an earlier round took, the ids alone no longer tell which round was whose."""
    for action_id, ids in reading.ids.items():
        Change.objects.filter(pk__in=ids).update(round=before[action_id].round + 1)


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
            first_change=summed.first,
            last_change=summed.last,
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
