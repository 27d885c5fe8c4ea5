# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worker takes the Changes that no Tally has taken, and moves the totals.

Nothing here trusts the clock or the order of ids: a Change is untaken until its round is written. A row that is
committed late, with a lower id than others, is passed by in this drain and found in the next.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import OuterRef, Subquery

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Tally, TallyCell
from altavoz.tallies.pace import Pace
from altavoz.website import generations
from altavoz.worker.rounds import Turn

logger = logging.getLogger(__name__)

Place = tuple[int, int]  # an action's id and a Change's id: the order in which a drain goes on
Sort = tuple[str, str, str, int]  # why, country, language, text version
START: Place = (0, 0)
ASK_AGAIN_SECONDS = 1.0
ACTIONS_A_BATCH = 200

WINDOW = """
    SELECT action_id, MAX(id) FROM (
        SELECT action_id, id FROM {change} WHERE round IS NULL AND (action_id, id) > (%s, %s)
        ORDER BY action_id, id LIMIT %s) untaken
    GROUP BY action_id ORDER BY action_id LIMIT %s
"""
# One statement marks the rows and hands them over: on PostgreSQL what another transaction commits meanwhile is either
# in both or in neither. `round IS NULL` is looked at again after waiting for another worker's lock.
TAKE = """
    UPDATE {change} SET round = %s WHERE round IS NULL AND action_id = %s AND id > %s AND id <= %s
    RETURNING id, n, why, country, language, text_version
"""
# What waits is nothing at one moment and a million at the next, so PostgreSQL's statistics of it are always wrong.
# Nor is anything lost where its log reaches the disk a little later (decision 0097).
ON_POSTGRESQL = (
    "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off;"
    "SET LOCAL synchronous_commit = off"
)
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

    first_change: int
    last_change: int
    taken: int
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
    taken: int
    last: Place


def advance_round(turn: Turn) -> int:
    return advance(now=turn.now, holds=turn.holds)


def advance(*, now: datetime, holds: Callable[[], bool] = lambda: True, pace: Pace | None = None) -> int:
    """One drain: take every Change that is untaken now, batch by batch; returns how many were taken.

    `holds` is asked once a second whether the lease is still ours. Losing it is harmless, for each (action, round)
    exists once: the second worker's batch is rolled back.
    """
    pace = pace or Pace()
    place, taken, asked = START, 0, time.monotonic()
    while True:
        if time.monotonic() - asked > ASK_AGAIN_SECONDS:
            asked = time.monotonic()
            if not holds():
                return taken
        with pace.timed():
            batch = _take(after=place, limit=pace.size, now=now)
        if batch is None:
            break
        taken, place = taken + batch.taken, batch.last
        if not _is_there_more(place):
            break
        pace.breathe()
    return taken


def _take(*, after: Place, limit: int, now: datetime) -> Batch | None:
    """Take one batch; None when there was nothing, or another worker was quicker."""
    try:
        with transaction.atomic():
            return _take_within(after=after, limit=limit, now=now)
    except IntegrityError:
        logger.debug("another worker has written this round already; nothing was taken twice")
        return None


def _take_within(*, after: Place, limit: int, now: datetime) -> Batch | None:
    _set_up_postgresql()
    window = _window(after, limit, ACTIONS_A_BATCH)
    if not window:
        return None
    # In the order of their ids: two workers then wait for each other, and never in a ring.
    before = _before([action_id for action_id, _last in window])
    sums: dict[int, Sum] = {}
    for action_id, last in window:
        first = after[1] if action_id == after[0] else 0
        summed = _mark(action_id, number=before[action_id].round + 1, after=first, last=last)
        if summed is not None:
            sums[action_id] = summed
    _write_tallies(sums, before, now)
    _add_to_cells(sums)
    for action_id in sums:
        generations.touch(generations.action_subject(before[action_id].public_id))
    return Batch(taken=sum(summed.taken for summed in sums.values()), last=window[-1])


def _window(after: Place, changes: int, actions: int) -> list[Place]:
    """The next actions with untaken Changes, each with the last Change that fits."""
    with connection.cursor() as cursor:
        cursor.execute(_named(WINDOW), [*after, changes, actions])
        return list(cursor.fetchall())


def _set_up_postgresql() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(ON_POSTGRESQL)


def _is_there_more(after: Place) -> bool:
    return bool(_window(after, 1, 1))


def _before(action_ids: Sequence[int]) -> dict[int, Before]:
    newest = Tally.objects.filter(action_id=OuterRef("pk")).order_by("-round")
    rows = Action.objects.filter(pk__in=action_ids).values_list(
        "pk", "public_id", Subquery(newest.values("round")[:1]), Subquery(newest.values("total")[:1])
    )
    return {action_id: Before(public_id, number or 0, total or 0) for action_id, public_id, number, total in rows}


def _mark(action_id: int, *, number: int, after: int, last: int) -> Sum | None:
    """Write the round's number on the Changes between the two ids that have none, and add them up."""
    with connection.cursor() as cursor:
        cursor.execute(_named(TAKE), [number, action_id, after, last])
        rows = cursor.fetchall()
    if not rows:
        return None
    # Five thousand rows come here in a few milliseconds, so the loop over them does one thing only.
    by_sort: dict[tuple[str, str, str, int, bool], int] = {}
    for _id, n, why, country, language, version in rows:
        key = (why, country, language, version, n > 0)
        by_sort[key] = by_sort.get(key, 0) + n
    ids = [row[0] for row in rows]
    summed = Sum(min(ids), max(ids), len(ids))
    for (why, country, language, version, _up), n in by_sort.items():
        summed.add(n, (why, country, language, version))
    return summed


def _write_tallies(sums: Mapping[int, Sum], before: Mapping[int, Before], now: datetime) -> None:
    Tally.objects.bulk_create(
        Tally(
            action_id=action_id,
            round=before[action_id].round + 1,
            first_change=summed.first_change,
            last_change=summed.last_change,
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
            _named(ADD_TO_CELLS),
            [(action_id, *sort, n) for action_id, summed in sums.items() for sort, n in sorted(summed.cells.items())],
        )


def _named(sql: str) -> str:
    return sql.format(change=Change._meta.db_table, tally=Tally._meta.db_table, cell=TallyCell._meta.db_table)
