# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the next Changes of a stretch and adds them up, action by action.

The database adds up where every id is there, which is nearly always. Where one was passed by, or where the stretch is
a gap that an earlier round left, the rows are read one by one: then it matters which ids they are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from altavoz.campaigns.counts import FOREVER, Change, Untaken

Sort = tuple[str, str, str, int]  # why, country, language, text version
Row = tuple[int, int, int, str, str, str, int]  # a Change's id, its action's, n, and its sort
COLUMNS = ("pk", "action_id", "n", "why", "country", "language", "text_version")
ACTIONS_A_BATCH = 200

BY_SORT = """
    SELECT action_id, why, country, language, text_version, MIN(id), MAX(id), COUNT(*),
           SUM(CASE WHEN n > 0 THEN n ELSE 0 END), SUM(CASE WHEN n < 0 THEN -n ELSE 0 END)
    FROM (
        SELECT id, action_id, n, why, country, language, text_version FROM {change}
        WHERE id >= %s AND id <= %s ORDER BY id LIMIT %s
    ) AS following
    GROUP BY action_id, why, country, language, text_version
"""


@dataclass
class Sum:
    """What one round adds to one action; `first` and `last` are ids of Changes."""

    first: int
    last: int
    plus: int = 0
    minus: int = 0
    cells: Counter[Sort] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)

    def add(self, plus: int, minus: int, sort: Sort) -> None:
        self.plus += plus
        self.minus += minus
        self.cells[sort] += plus - minus
        self.why[sort[0]] += plus - minus


@dataclass(frozen=True)
class Reading:
    """Sums in the order of the actions' ids: two workers then wait for each other, and never in a ring.

    `passed_by` are the ids before `last` that were not seen. `full` says that there may be more in the stretch by now.
    """

    taken: int
    last: int
    full: bool
    sums: Mapping[int, Sum]
    passed_by: Sequence[tuple[int, int]] = ()
    ids: Mapping[int, Sequence[int]] = field(default_factory=dict)


def read(stretch: Untaken, limit: int) -> Reading | None:
    """The first Changes of the stretch in the order of their ids, `limit` at most; None where it holds none."""
    if stretch.last == FOREVER:
        added = _added_by_the_database(stretch, limit)
        if added is None or _is_whole(added, stretch):
            return added
    return _added_here(stretch, limit)


def _is_whole(added: Reading, stretch: Untaken) -> bool:
    """Whether no id was passed by, in a batch of so few actions that its transaction stays short."""
    return added.last - stretch.first + 1 == added.taken and len(added.sums) <= ACTIONS_A_BATCH


def _added_by_the_database(stretch: Untaken, limit: int) -> Reading | None:
    with connection.cursor() as cursor:
        cursor.execute(BY_SORT.format(change=Change._meta.db_table), [stretch.first, stretch.last, limit])
        rows = cursor.fetchall()
    if not rows:
        return None
    sums: dict[int, Sum] = {}
    for action_id, why, country, language, version, first, last, _number, plus, minus in sorted(rows):
        sum_ = sums.setdefault(action_id, Sum(first, last))
        sum_.first, sum_.last = min(sum_.first, first), max(sum_.last, last)
        sum_.add(plus, minus, (why, country, language, version))
    taken = sum(row[7] for row in rows)
    return Reading(taken, max(row[6] for row in rows), full=taken == limit, sums=sums)


def _added_here(stretch: Untaken, limit: int) -> Reading | None:
    changes = Change.objects.filter(pk__gte=stretch.first, pk__lte=stretch.last).order_by("pk")
    rows: list[Row] = list(changes.values_list(*COLUMNS)[:limit])
    if not rows:
        return None
    few = _of_few_actions(rows)
    ids = defaultdict[int, list[int]](list)
    for row in few:
        ids[row[1]].append(row[0])
    sums = {action_id: Sum(ids[action_id][0], ids[action_id][-1]) for action_id in sorted(ids)}
    for _pk, action_id, n, *sort in few:
        sums[action_id].add(max(n, 0), max(-n, 0), tuple(sort))  # type: ignore[arg-type]  # a starred row has no lengths
    passed_by = tuple(_gaps(stretch.first, [row[0] for row in few]))
    full = len(rows) == limit or len(few) < len(rows)
    return Reading(len(few), few[-1][0], full, sums, passed_by, ids)


def _of_few_actions(rows: list[Row]) -> list[Row]:
    """As far as they are of so few actions that the batch stays short."""
    actions: set[int] = set()
    for place, row in enumerate(rows):
        actions.add(row[1])
        if len(actions) > ACTIONS_A_BATCH:
            return rows[:place]
    return rows


def _gaps(first: int, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches between these ids, from `first` on."""
    for pk in ids:
        if pk > first:
            yield first, pk - 1
        first = pk + 1
