# SPDX-License-Identifier: AGPL-3.0-or-later
"""One moment of the database, for as long as somebody reads: what others commit meanwhile is not seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Nobody who writes waits for it, and nothing can be written inside.

    Inside a transaction that has begun already it is that one's moment (on PostgreSQL, each statement's own): no verb
    may call it there, only a test that is rolled back does.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _sqlite():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def _sqlite() -> Iterator[None]:
    """A deferred transaction takes no lock in WAL mode; Django would begin an immediate one, which is the writer's."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        finally:
            cursor.execute("PRAGMA query_only = OFF")
