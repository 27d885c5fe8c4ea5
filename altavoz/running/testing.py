# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tests of a running centre need: a free port, a full database."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

MOST_PAGES = 1073741823


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def now_full() -> Iterator[None]:
    """SQLite may not take another page: what a full disk is, without filling one."""
    connection.ensure_connection()
    # Past Django's wrapper: that refuses to undo the limit once the transaction is broken.
    used = connection.connection.execute("PRAGMA page_count").fetchone()[0]
    connection.connection.execute(f"PRAGMA max_page_count={used:d}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA max_page_count={MOST_PAGES}")
