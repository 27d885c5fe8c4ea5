# SPDX-License-Identifier: AGPL-3.0-or-later
"""How each database is asked for the entries that hold certain marks: FTS5 on SQLite, a text vector on PostgreSQL.

A question is a list of groups, each of marks of which one must be there. Marks are letters alone and all of one length
(see `tokens`), so that nothing of what somebody typed stands in a query, and no mark is a part of another.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.website.finding.entries import Entry

Groups = Sequence[Sequence[str]]
# Of more of them SQLite had better walk along the dates than look each of them up.
MANY = 2000

_SQLITE = "IN (SELECT rowid FROM website_entry_found WHERE website_entry_found MATCH %s)"
# The sign keeps SQLite from looking up each row by its number.
_ONE_BY_ONE, _ALONG_THE_DATES = f"website_entry.id {_SQLITE}", f"+website_entry.id {_SQLITE}"
_POSTGRESQL = "website_entry.found @@ %s::tsquery"
_HITS = (
    "SELECT count(*) FROM (SELECT 1 FROM website_entry_found WHERE website_entry_found MATCH %s LIMIT %s)",
    "SELECT count(*) FROM (SELECT 1 FROM website_entry WHERE found @@ %s::tsquery LIMIT %s) AS held",
)
# It takes a long list of words, kept apart from its row, for as quick to read as a number: it would read them all.
_BY_WORDS = "SET LOCAL enable_seqscan = {0}; SET LOCAL enable_indexscan = {0}"


def holding(groups: Groups, *, language: str = "") -> "QuerySet[Entry]":
    """Entries with one mark of each group in their title, their text or what they are filtered by."""
    question = _asked(groups)
    if not _is_sqlite():
        return Entry.objects.filter(_condition(_POSTGRESQL, question))
    if hits(groups, most=MANY) < MANY:
        return Entry.objects.filter(_condition(_ONE_BY_ONE, question))
    told = Entry.objects.filter(language=language) if language else Entry.objects.all()
    return told.filter(_condition(_ALONG_THE_DATES, question))


def in_title(groups: Groups) -> RawSQL:
    """Whether one mark of each group stands in the title itself."""
    if _is_sqlite():
        return _condition(_ONE_BY_ONE, f"title_words : ({_asked(groups)})")
    each = (f"({' OR '.join(['strpos(website_entry.title_words, %s) > 0'] * len(marks))})" for marks in groups)
    return _condition(" AND ".join(each), *(mark for marks in groups for mark in marks))


def hits(groups: Groups, *, most: int) -> int:
    """How many hold them; beyond `most` nobody counts."""
    with by_words(), connection.cursor() as cursor:
        cursor.execute(_HITS[not _is_sqlite()], [_asked(groups), most])
        return int(cursor.fetchone()[0])


@contextmanager
def by_words() -> Iterator[None]:
    """Makes PostgreSQL search its index of words, whatever it thinks that this costs."""
    if _is_sqlite():
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BY_WORDS.format("off"))
        yield
        cursor.execute(_BY_WORDS.format("DEFAULT"))


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _condition(sql: str, *marks: str) -> RawSQL:
    return RawSQL(sql, marks, output_field=BooleanField())  # noqa: S611 - marks are letters alone


def _asked(groups: Groups) -> str:
    each, either, both = ('"{}"', " OR ", " AND ") if _is_sqlite() else ("{}", " | ", " & ")
    return both.join(f"({either.join(each.format(mark) for mark in marks)})" for marks in groups)
