# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much a write transaction may take on: people who sign must never wait for the worker."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LARGEST = 5_000
SMALLEST = 100
TOO_LONG_SECONDS = 0.060
SHORT_SECONDS = 0.030
BREATH_SECONDS = 0.002


class Pace:
    """The size of the next batch, learned from how long the last one took.

    It begins small, so that the first transaction on a slow machine is a short one too.
    """

    def __init__(self, size: int = 2_000) -> None:
        self.size = size
        self.longest = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.learn(time.perf_counter() - began)

    def learn(self, seconds: float) -> None:
        self.longest = max(self.longest, seconds)
        if seconds > TOO_LONG_SECONDS:
            self.size = max(self.size // 2, SMALLEST)
        elif seconds < SHORT_SECONDS:
            self.size = min(self.size * 5 // 4, LARGEST)

    def breathe(self) -> None:
        """SQLite has no queue for writers: whoever waits tries again now and then, and needs a gap to find."""
        if connection.vendor == "sqlite":
            time.sleep(BREATH_SECONDS)
