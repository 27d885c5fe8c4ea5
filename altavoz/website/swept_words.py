# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of what was deleted, out of SQLite's own index of words: it only marks them there, until it merges its parts.

PostgreSQL keeps no such words apart; its rows go with the next vacuum, and no query finds them before.
"""

from django.db import connection

INDEXES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
# A step is short, so that nobody waits long for the database; an index that needs more of them is swept again later.
PAGES_A_STEP = 500
MOST_STEPS = 200


def sweep() -> None:
    """All indexes of words that there are, each until nothing is left to merge."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        names = [str(name) for (name,) in cursor.fetchall()]
    for name in names:
        _merge(connection.ops.quote_name(name))


def _merge(index: str) -> None:
    """As SQLite's own documentation has it: a first step below nothing, then more until one changes no page."""
    with connection.cursor() as cursor:
        for pages in [-PAGES_A_STEP, *[PAGES_A_STEP] * MOST_STEPS]:
            before = _changes()
            cursor.execute(f"INSERT INTO {index}({index}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608 - our own names
            if _changes() - before < 2:
                return


def _changes() -> int:
    """Of this connection since it was opened."""
    changed: int = connection.connection.total_changes
    return changed
