# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door for incoming mail on any port of loopback, as the mail server in front of the centre finds it; for tests."""

import asyncio
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import connections

from altavoz.outbox.incoming import lmtp

SECONDS = 10


@contextmanager
def an_open_door(now: datetime) -> Iterator[smtplib.LMTP]:
    """A mail server has come to it and said hello."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    door = lmtp.controller("127.0.0.1", port, clock=lambda: now)
    door.start()
    try:
        with smtplib.LMTP("127.0.0.1", port) as server:
            yield server
    finally:
        # The next test has another database behind the same name.
        closing = asyncio.run_coroutine_threadsafe(sync_to_async(connections.close_all)(), door.loop)
        closing.result(SECONDS)
        door.stop()
