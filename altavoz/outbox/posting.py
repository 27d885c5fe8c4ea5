# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a letter into the outbox: one INSERT, in the caller's transaction, on the way of every signature."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
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
    post = Post(about, subject_id, recipient, recipient_key, language, due_at)
    return put_many(kind=kind, posts=[post], now=now)[0]


@dataclass(frozen=True)
class Post:
    """One of several letters; it does not show its address where it is printed."""

    about: str
    subject_id: int
    recipient: str = field(repr=False)
    recipient_key: bytes = field(repr=False)
    language: str
    due_at: datetime | None = None


def put_many(*, kind: str, posts: Sequence[Post], now: datetime) -> list[int]:
    """The numbers of the new letters, in the order of the posts. At most 500 at once: see the longest transaction."""
    made_at = connection.ops.adapt_datetimefield_value(now)
    rows = [_row(kind, post, made_at) for post in posts]
    if not rows:
        return []
    columns = _columns()
    with connection.cursor() as cursor:
        cursor.execute(_order(len(rows)), [row.get(name, default) for row in rows for name, default in columns])
        # A database may give them back in any order.
        numbers = {public_id: int(number) for number, public_id in cursor.fetchall()}
    return [numbers[str(row["public_id"])] for row in rows]


def take_back(numbers: Collection[int]) -> frozenset[int]:
    """Delete those that wait in nobody's hands, in the caller's transaction, and say which they were."""
    untouched = Letter.objects.filter(pk__in=numbers, state=Letter.State.WAITING, claimed_by="")
    found = frozenset(untouched.select_for_update().values_list("pk", flat=True))
    Letter.objects.filter(pk__in=found).delete()
    return found


def postpone(numbers: Collection[int], *, until: datetime) -> int:
    """Let those that wait in nobody's hands wait until then; how many there were."""
    untouched = Letter.objects.filter(pk__in=numbers, state=Letter.State.WAITING, claimed_by="", due_at__lt=until)
    return untouched.update(due_at=until)


def _row(kind: str, post: Post, made_at: Column) -> dict[str, Column]:
    return {
        "public_id": new_public_id(),
        "kind": kind,
        "about": post.about,
        "subject_id": post.subject_id,
        "recipient": seal_text(post.recipient),
        "recipient_key": post.recipient_key,
        "language": post.language,
        "made_at": made_at,
        "due_at": made_at if post.due_at is None else connection.ops.adapt_datetimefield_value(post.due_at),
    }


@cache
def _order(rows: int) -> str:
    """The order to the database for that many letters. Only our own names stand in it."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name, _default in _columns())
    values = ", ".join([f"({', '.join(['%s'] * len(_columns()))})"] * rows)
    return f"INSERT INTO {quote(Letter._meta.db_table)} ({columns}) VALUES {values} RETURNING id, public_id"  # noqa: S608


@cache
def _columns() -> tuple[tuple[str, Column], ...]:
    """For each column but the number: its name, which is its field's, and what stands there by default."""
    return tuple((each.name, each.get_default()) for each in Letter._meta.concrete_fields if not each.primary_key)
