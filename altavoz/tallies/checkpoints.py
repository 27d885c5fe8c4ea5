# SPDX-License-Identifier: AGPL-3.0-or-later
"""The count of an action at one moment, with what no tally has taken yet, beside the rows that it came from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max

from altavoz.campaigns.counts import SIGNATURES, Change, Checkpoint, Tally, TallyCell, Untaken, Why
from altavoz.participation.models import Participation

# One statement, so that a Change which is taken meanwhile is in exactly one of the two.
CELLS_AND_UNTAKEN = """
    SELECT 'tallied', why, country, text_version, n FROM {cell} WHERE action_id = %s
    UNION ALL
    SELECT 'untaken', why, country, text_version, SUM(n)
        FROM {untaken} JOIN {change} ON {change}.id BETWEEN first AND last
        WHERE action_id = %s GROUP BY why, country, text_version
"""


@dataclass
class Reading:
    """What was read. `in_cells` is the sum of the subtotals, which has to be the newest tally's total."""

    round: int
    tallied: int
    confirmed: int
    in_cells: int = 0
    by_why: Counter[str] = field(default_factory=Counter)
    by_country: Counter[str] = field(default_factory=Counter)
    by_text_version: Counter[int] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.by_why.values())

    @property
    def signatures(self) -> int:
        return sum(n for why, n in self.by_why.items() if why in SIGNATURES)

    @property
    def agrees(self) -> bool:
        """Whether count and rows tell the same."""
        return self.signatures == self.confirmed and self.in_cells == self.tallied


def read(action_id: int) -> Reading:
    """Call it inside a `snapshot`, or count and rows may be of two moments."""
    newest = Tally.objects.filter(action_id=action_id).order_by("-round").values_list("round", "total").first()
    reading = Reading(*(newest or (0, 0)), confirmed=confirmed_rows(action_id))
    for source, why, country, version, n in _cells_and_untaken(action_id):
        reading.by_why[why] += n
        reading.by_country[country] += n
        reading.by_text_version[version] += n
        reading.in_cells += n if source == "tallied" else 0
    return reading


def confirmed_rows(action_id: int) -> int:
    confirmed = Participation.objects.filter(action_id=action_id, state=Participation.State.CONFIRMED, held="")
    return confirmed.count()


@transaction.atomic
def keep(action_id: int, reading: Reading, *, now: datetime) -> Checkpoint:
    """Write the reading down under the action's next number."""
    last = Checkpoint.objects.filter(action_id=action_id).aggregate(last=Max("number"))["last"] or 0
    return Checkpoint.objects.create(
        action_id=action_id,
        number=last + 1,
        round=reading.round,
        tallied=reading.tallied,
        total=reading.total,
        confirmed=reading.confirmed,
        by_why=_written(reading.by_why),
        by_country=_written(reading.by_country),
        by_text_version=_written(reading.by_text_version),
        at=now,
    )


def withdrawn_since(checkpoint: Checkpoint) -> int:
    """How many counted then and have left since, of their own will or taken out. Reads subtotals, never the rows."""
    now: Counter[str] = Counter()
    for _source, why, _country, _version, n in _cells_and_untaken(checkpoint.action_id):
        now[why] += n
    left = (Why.WITHDRAWN, Why.INVALIDATED)
    return sum(int(checkpoint.by_why.get(why, 0)) - now[why] for why in left)


def _cells_and_untaken(action_id: int) -> list[tuple[str, str, str, int, int]]:
    statement = CELLS_AND_UNTAKEN.format(
        cell=TallyCell._meta.db_table, change=Change._meta.db_table, untaken=Untaken._meta.db_table
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [action_id, action_id])
        return [(source, why, country, version, int(n)) for source, why, country, version, n in cursor.fetchall()]


def _written(sums: Mapping[str, int] | Mapping[int, int]) -> dict[str, int]:
    return {str(key): n for key, n in sorted(sums.items()) if n}
