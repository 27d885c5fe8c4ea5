# SPDX-License-Identifier: AGPL-3.0-or-later
"""A signature without its person: what stays of it counts, and nothing of it can find or name anybody again."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from django.db import connection

from altavoz.participation.models import Participation
from altavoz.participation.tokens import new_token

KEY_BYTES = 32
Value = str | bytes | int | None

# All that a person typed or chose. What stays says how many, from where, in which language, to which words.
EMPTY: dict[str, object] = {
    "given_name": "",
    "family_name": "",
    "email": "",
    "postcode": "",
    "reason": "",
    "reason_state": Participation.Reason.NONE.value,
    "show_name": False,
    "hand_over": False,
    "consents": [],
    "came_from": "",
}


def empty(rows: Sequence[Participation]) -> int:
    """Empty these rows, at most some hundreds; state, country, language, text version and the days stay.

    In place of key and token stand fresh random ones, which nobody can compute from anything. Times become days,
    and the number of its Change goes: either could be laid beside somebody's mail or traffic.
    """
    with connection.cursor() as cursor:
        cursor.executemany(_statement(), [_values(row) for row in rows])
    return len(rows)


def _values(row: Participation) -> list[Value]:
    return [
        *_nothing().values(),
        secrets.token_bytes(KEY_BYTES),
        new_token(),
        _day(row.made_at),
        _day(row.confirmed_at),
        row.pk,
    ]


@cache
def _nothing() -> dict[str, Value]:
    """Every column to empty, as the database wants it."""
    emptied = {
        str(field.column): field.get_db_prep_save(EMPTY[field.name], connection)
        for field in Participation._meta.concrete_fields
        if field.name in EMPTY and field.name != "consents"
    }
    return {**emptied, "consents": json.dumps([]), "reminded_at": None, "change": None, "tries": 0}


@cache
def _statement() -> str:
    quote = connection.ops.quote_name
    columns = (*_nothing(), "email_key", "token", "made_at", "confirmed_at")
    settings = ", ".join(f"{quote(column)} = %s" for column in columns)
    table = quote(Participation._meta.db_table)
    return f"UPDATE {table} SET {settings} WHERE id = %s"  # noqa: S608 - names of our own model, no value


def _day(moment: datetime | None) -> Value:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0) if moment else None
    return connection.ops.adapt_datetimefield_value(day)
