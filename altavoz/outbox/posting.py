# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a letter into the outbox: one INSERT, in the caller's transaction, on the way of every signature."""

from datetime import datetime
from functools import cache

from django.db import connection

from altavoz.outbox.models import Letter
from altavoz.personal_data.fields import seal_text
from altavoz.personal_data.public_ids import new_public_id

Column = str | bytes | int | datetime | None


def put(
    *,
    kind: str,
    about: str,
    subject_id: int,
    recipient: str,
    recipient_key: bytes,
    language: str,
    now: datetime,
    due_at: datetime | None = None,
) -> int:
    """The new letter's number. Plain SQL: building a query by the ORM costs more than the INSERT itself."""
    made_at = connection.ops.adapt_datetimefield_value(now)
    given: dict[str, Column] = {
        "public_id": new_public_id(),
        "kind": kind,
        "about": about,
        "subject_id": subject_id,
        "recipient": seal_text(recipient),
        "recipient_key": recipient_key,
        "language": language,
        "made_at": made_at,
        "due_at": made_at if due_at is None else connection.ops.adapt_datetimefield_value(due_at),
    }
    insert, order = _insert()
    with connection.cursor() as cursor:
        cursor.execute(insert, [given.get(name, default) for name, default in order])
        return int(cursor.fetchone()[0])


@cache
def _insert() -> tuple[str, tuple[tuple[str, Column], ...]]:
    """The order to the database, and for each of its columns the field's name and what stands there by default."""
    quote = connection.ops.quote_name
    fields = [field for field in Letter._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table, key = quote(Letter._meta.db_table), quote("id")
    order = f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING {key}"  # noqa: S608 - only our own names
    return order, tuple((field.name, field.get_default()) for field in fields)
