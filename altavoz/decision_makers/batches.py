# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many rows written while people sign: in short transactions, whose work is prepared before they begin.

SQLite has one writer. What the ORM needs to put a sentence together would be time in which nobody can sign, so rows
are made into plain values first, and a batch is as large as fits into a part of the time that a signature may wait.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models, transaction

FIRST, FEWEST, MOST = 50, 5, 500
# No write transaction lasts over 100 ms, and a busy machine may stop us for a while in the middle of one.
AIM = 0.02

Row = TypeVar("Row")
Stored = TypeVar("Stored", bound=models.Model)
Values = Sequence[Any]  # Any: whatever a column holds
Deed = Callable[[], object]
Prepare = Callable[[list[Row]], Deed]


def in_batches(rows: Iterable[Row], prepare: Prepare[Row]) -> None:
    """`prepare` turns a batch into what is done in its transaction, outside of it."""
    size, going = FIRST, iter(rows)
    while batch := list(islice(going, size)):
        deed = prepare(batch)
        with transaction.atomic():
            began = time.perf_counter()
            deed()
            spent = time.perf_counter() - began
        size = next_size(size, spent)


def next_size(size: int, spent: float) -> int:
    """As many rows as would have taken AIM seconds; at most twice as many as before: one quick batch proves little."""
    fitting = int(size * AIM / spent) if spent else MOST
    return max(FEWEST, min(MOST, 2 * size, fitting))


def inserting(model: type[Stored], *, unless_there: bool = False) -> Prepare[Stored]:
    """Adds the rows; `unless_there` leaves alone what a unique column knows already."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(_quoted(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    end = " ON CONFLICT DO NOTHING" if unless_there else ""
    order = f"INSERT INTO {_table(model)} ({names}) VALUES ({marks}){end}"  # noqa: S608 - only our own names
    return _many(order, lambda row: [_value(field, row) for field in fields])


def updating(model: type[Stored], columns: Iterable[str]) -> Prepare[Stored]:
    """Writes these columns of the rows, by their ids."""
    fields = [field for field in model._meta.concrete_fields if field.attname in set(columns)]
    places = ", ".join(f"{_quoted(str(field.column))} = %s" for field in fields)
    order = f"UPDATE {_table(model)} SET {places} WHERE {_quoted('id')} = %s"  # noqa: S608 - only our own names
    return _many(order, lambda row: [*(_value(field, row) for field in fields), row.pk])


def inserting_values(model: type[models.Model], *columns: str) -> Prepare[Values]:
    """Adds rows that were never made into objects: of a big table these would take longer than the writing."""
    names, marks = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    order = f"INSERT INTO {_table(model)} ({names}) VALUES ({marks})"  # noqa: S608 - only our own names
    return _many(order, lambda values: values)


def deleting(model: type[models.Model]) -> Prepare[int]:
    """By their ids, and only rows to which nothing points."""
    order = f"DELETE FROM {_table(model)} WHERE {_quoted('id')} = %s"  # noqa: S608 - only our own names
    return _many(order, lambda number: [number])


def _many(order: str, values_of: Callable[[Row], Values]) -> Prepare[Row]:
    def prepare(batch: list[Row]) -> Deed:
        values = [values_of(row) for row in batch]

        def deed() -> None:
            with connection.cursor() as cursor:
                cursor.executemany(order, values)

        return deed

    return prepare


def _value(field: models.Field[object, object], row: models.Model) -> object:
    value: object = field.get_db_prep_save(getattr(row, field.attname), connection)
    return value


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
