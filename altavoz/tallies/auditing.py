# SPDX-License-Identifier: AGPL-3.0-or-later
"""The nightly recount: what the rows say beside what the count says. It tells of a difference and mends nothing.

The law that must hold at every moment, for each action, country, language and text version:

    confirmed and not held participations
        = the sum of the cells confirmed + released + withdrawn + invalidated, and of such Changes not yet taken.

A held row that is confirmed does not count until it is released (+1, released). A row that counted and leaves gives
-1 (withdrawn, or invalidated, also where "this was not me" then deletes the row). A held row that leaves gives
nothing. Checked carried-over rows and counted batches of paper, but those that were taken back, equal the cells of
their sort in the same way, each action as a whole. And the newest tally's total equals the sum of all cells.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import SIGNATURES, Change, Tally, TallyCell, Untaken, Why
from altavoz.participation.models import CarriedOver, PaperBatch, Participation
from altavoz.tallies.models import Alarm, Recount
from altavoz.worker.rounds import Turn

logger = logging.getLogger(__name__)

Sort = tuple[str, str, str, int]  # of what, country, language, text version
Subtotals = Mapping[tuple[int, Sort], int]
KEPT_ALARMS = 1_000

# One statement is one snapshot on both databases, and takes no lock that somebody who signs would wait for.
COMPARE = """
    SELECT 'rows', action_id, 'signatures', country, language, text_version, COUNT(*)
        FROM {participation} WHERE state = 'confirmed' AND held = ''
        GROUP BY action_id, country, language, text_version
    UNION ALL
    SELECT 'rows', action_id, 'carried_over', '', '', 0, SUM(number)
        FROM {carried_over} WHERE change IS NOT NULL AND taken_back_at IS NULL GROUP BY action_id
    UNION ALL
    SELECT 'rows', action_id, 'paper', '', '', 0, SUM(number)
        FROM {paper} WHERE state = 'counted' GROUP BY action_id
    UNION ALL
    SELECT 'cells', action_id, why, country, language, text_version, n FROM {cell}
    UNION ALL
    SELECT 'untaken', action_id, why, country, language, text_version, SUM(n)
        FROM {untaken} JOIN {change} ON {change}.id BETWEEN first AND last
        GROUP BY action_id, why, country, language, text_version
    UNION ALL
    SELECT 'newest', id, '', '', '', 0,
        (SELECT total FROM {tally} WHERE action_id = {action}.id ORDER BY round DESC LIMIT 1)
        FROM {action}
"""


@dataclass(frozen=True)
class Difference:
    action_id: int
    of: str
    country: str
    language: str
    text_version: int
    rows: int
    counted: int


def recount_round(turn: Turn) -> int:
    return recount(turn.now).actions


def recount(now: datetime) -> Recount:
    """Compare every action's rows with its count in one snapshot, and keep what was found."""
    began = time.perf_counter()
    read = _read()
    differences = list(_differences(*read))
    kept = _keep(differences, actions=len(read[2]), took=time.perf_counter() - began, now=now)
    if differences:
        logger.error("the count does not agree with its rows: %d differences, see altavoz doctor", len(differences))
    return kept


def latest() -> Recount | None:
    return Recount.objects.order_by("-at", "-pk").first()


def alarms() -> list[Alarm]:
    """What the latest recount found: empty when all agreed, or when there was none yet."""
    newest = latest()
    if newest is None or not newest.alarms:
        return []
    return list(newest.found.select_related("action"))


def _read() -> tuple[Subtotals, Subtotals, Mapping[int, int], Mapping[int, int]]:
    """By the rows, by cells and untaken Changes, and of each action the newest total and the sum of its cells."""
    rows: dict[tuple[int, Sort], int] = defaultdict(int)
    counted: dict[tuple[int, Sort], int] = defaultdict(int)
    newest: dict[int, int] = {}
    in_cells: dict[int, int] = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        for source, action_id, why, country, language, version, n in cursor.fetchall():
            if source == "rows":
                rows[action_id, (why, country, language, version)] += int(n)
            elif source == "newest":
                newest[action_id] = n or 0
            else:
                counted[action_id, _sort(why, country, language, version)] += int(n)
                in_cells[action_id] += int(n) if source == "cells" else 0
    return rows, counted, newest, in_cells


def _sort(why: str, country: str, language: str, version: int) -> Sort:
    """What one person's signature did is compared by its sort; paper and other platforms by their sum alone."""
    if why in SIGNATURES:
        return (Alarm.Of.SIGNATURES.value, country, language, version)
    return (Alarm.Of.PAPER.value if why == Why.PAPER else Alarm.Of.CARRIED_OVER.value, "", "", 0)


def _differences(
    rows: Subtotals, counted: Subtotals, newest: Mapping[int, int], in_cells: Mapping[int, int]
) -> Iterator[Difference]:
    for key in sorted(rows.keys() | counted.keys()):
        if rows.get(key, 0) != counted.get(key, 0):
            yield Difference(key[0], *key[1], rows.get(key, 0), counted.get(key, 0))
    for action_id, total in sorted(newest.items()):
        if total != in_cells.get(action_id, 0):
            yield Difference(action_id, Alarm.Of.TOTAL.value, "", "", 0, in_cells.get(action_id, 0), total)


@transaction.atomic
def _keep(differences: list[Difference], *, actions: int, took: float, now: datetime) -> Recount:
    kept = Recount.objects.create(at=now, milliseconds=round(took * 1000), actions=actions, alarms=len(differences))
    Alarm.objects.bulk_create(
        Alarm(
            recount=kept,
            action_id=each.action_id,
            of=each.of,
            country=each.country,
            language=each.language,
            text_version=each.text_version,
            rows=each.rows,
            counted=each.counted,
        )
        for each in differences[:KEPT_ALARMS]
    )
    return kept


def _statement() -> str:
    return COMPARE.format(
        participation=Participation._meta.db_table,
        carried_over=CarriedOver._meta.db_table,
        paper=PaperBatch._meta.db_table,
        cell=TallyCell._meta.db_table,
        change=Change._meta.db_table,
        untaken=Untaken._meta.db_table,
        tally=Tally._meta.db_table,
        action=Action._meta.db_table,
    )
