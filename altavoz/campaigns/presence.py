# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sorts of rows an action has at all, asked at once.

A page may tell of hand-overs, replies, thresholds, outcomes and more, and most actions have few of them. Every room
registers its sorts in `ready()`; what is not there is then not asked for one by one.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from altavoz.campaigns.action import Action

Rows = Callable[[int], "QuerySet[Any]"]  # Any: whichever model lies in the room that registers

# Stands for the action's number in the statement, which is made once: making it costs more than running it.
ANY_ACTION = -987_654_321
_sorts: dict[str, Rows] = {}


def register(sort: str, rows: Rows) -> None:
    """`rows` gives what a page would tell of for the action of that number."""
    _sorts[sort] = rows


def read(action: Action) -> None:
    """Note on the action at hand what it has none of."""
    sorts = tuple(_sorts)
    statement, marks = _statement(sorts, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [action.pk if mark == ANY_ACTION else mark for mark in marks])
        found = cursor.fetchone()
    action.lacks = frozenset(sort for sort, is_there in zip(sorts, found, strict=True) if not is_there)


def may_have(action: Action, sort: str) -> bool:
    """Whether it is worth asking; always where nobody has looked."""
    return sort not in action.lacks


@cache
def _statement(sorts: tuple[str, ...], _vendor: str) -> tuple[str, tuple[Any, ...]]:
    parts, marks = [], list[Any]()
    for sort in sorts:
        sql, params = _sorts[sort](ANY_ACTION).order_by().values("pk")[:1].query.sql_with_params()
        parts.append(f"EXISTS({sql})")
        marks += params
    return f"SELECT {', '.join(parts)}", tuple(marks)
