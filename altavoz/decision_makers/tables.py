# SPDX-License-Identifier: AGPL-3.0-or-later
"""The few questions of a lookup, as plain SQL.

Asked by the ORM they take ten milliseconds, nine of them for putting the same sentences together anew.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import connection, models

from altavoz.decision_makers.models import Edition, Office, Person, Term

Row = TypeVar("Row", bound=models.Model)
Code = tuple[str, str, bool]
SHOWN = """id IN (SELECT shown_id FROM decision_makers_directorysource) AND country IN (%s, '') ORDER BY id"""
LISTED = """(key IS NULL OR id IN (SELECT office_id FROM decision_makers_listing WHERE edition_id IN ({})))"""


def shown_editions(country: str) -> tuple[Edition, ...]:
    return tuple(_rows(Edition, SHOWN, [country]))


def codes(prefixes: Sequence[str], editions: Sequence[Edition]) -> list[Code]:
    """Prefix, division, and whether it was redrawn."""
    question = (
        "SELECT prefix, division, redrawn FROM decision_makers_postcode "  # noqa: S608 - marks alone are put in
        f"WHERE prefix IN ({_marks(prefixes)}) AND edition_id IN ({_marks(editions)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [*prefixes, *_ids(editions)])
        return [(prefix, division, bool(redrawn)) for prefix, division, redrawn in cursor.fetchall()]


def offices(
    country: str, editions: Sequence[Edition], divisions: Sequence[str], others: Sequence[int], most: int
) -> list[Office]:
    """Of staff and of these editions, in these divisions or named by their ids."""
    where = (
        f"country = %s AND (division IN ({_marks(divisions)}) OR id IN ({_marks(others)})) "
        f"AND {LISTED.format(_marks(editions))} ORDER BY id LIMIT {most:d}"
    )
    return _rows(Office, where, [country, *divisions, *others, *_ids(editions)])


def terms(among: Sequence[Office], editions: Sequence[Edition]) -> dict[int, list[Term]]:
    """By office, with their persons; what staff wrote and what these editions say."""
    where = f"office_id IN ({_marks(among)}) AND (edition_id IS NULL OR edition_id IN ({_marks(editions)})) ORDER BY id"
    found = _rows(Term, where, [*_ids(among), *_ids(editions)])
    ids = sorted({term.person_id for term in found if term.person_id})
    persons = {person.pk: person for person in _rows(Person, f"id IN ({_marks(ids)})", ids)}
    by_office: dict[int, list[Term]] = {office.pk: [] for office in among}
    for term in found:
        term.person = persons.get(term.person_id or 0)
        by_office[term.office_id].append(term)
    return by_office


def _rows(model: type[Row], where: str, values: Sequence[object]) -> list[Row]:
    question = f"SELECT * FROM {model._meta.db_table} WHERE {where}"  # noqa: S608 - our own names and marks
    return list(model._base_manager.raw(question, values))


def _marks(values: Iterable[object]) -> str:
    """As many places as values; NULL is in no list and keeps an empty one lawful."""
    return ", ".join("%s" for _value in values) or "NULL"


def _ids(rows: Iterable[models.Model]) -> list[int]:
    return [row.pk for row in rows]
