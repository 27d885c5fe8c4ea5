# SPDX-License-Identifier: AGPL-3.0-or-later
"""How each database is asked for the entries that hold certain marks: FTS5 on SQLite, a text vector on PostgreSQL.

A question is a list of groups, each of marks of which one must be there. Marks are letters alone (see `tokens`), so
that nothing of what somebody typed stands in a query. Of more entries than `MOST` the newest in the index are ranked.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

MOST = 2000
Groups = Sequence[Sequence[str]]

_SQLITE = (
    "website_entry.id IN (SELECT rowid FROM website_entry_found WHERE website_entry_found MATCH %s "
    "ORDER BY rowid DESC LIMIT %s)"
)
_POSTGRESQL = "website_entry.id IN (SELECT id FROM website_entry WHERE found @@ %s::tsquery ORDER BY id DESC LIMIT %s)"


def holding(groups: Groups, *, most: int = MOST) -> RawSQL:
    """A condition on entries: one mark of each group stands in its title, its text or what it is filtered by."""
    if connection.vendor == "sqlite":
        return _condition(_SQLITE, _and(groups, '"{}"', " OR ", " AND "), most)
    return _condition(_POSTGRESQL, _and(groups, "{}", " | ", " & "), most)


def holding_in_title(groups: Groups, others: Groups) -> RawSQL:
    """The same, with each of the first groups in the title itself."""
    if connection.vendor == "sqlite":
        titled = "title_words : ({})".format(_and(groups, '"{}"', " OR ", " AND "))
        return _condition(_SQLITE, " AND ".join([titled, *_each(others, '"{}"', " OR ")]))
    titled = _and(groups, "{}:A", " | ", " & ")
    return _condition(_POSTGRESQL, " & ".join([titled, *_each(others, "{}", " | ")]))


def _condition(sql: str, question: str, most: int = MOST) -> RawSQL:
    return RawSQL(sql, [question, most], output_field=BooleanField())  # noqa: S611 - marks are letters alone


def _and(groups: Groups, each: str, either: str, both: str) -> str:
    return both.join(_each(groups, each, either))


def _each(groups: Groups, each: str, either: str) -> list[str]:
    return [f"({either.join(each.format(mark) for mark in marks)})" for marks in groups]
