# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages are made of, and how often each of it has changed.

A subject ("site", "action:k3v5...") has a number. Whoever changes what the public sees touches the subject;
a page notes on which subjects it depends while it is rendered. No other room needs to know the page cache.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

from django.conf import settings
from django.db import DatabaseError, connection, models

logger = logging.getLogger(__name__)

SITE = "site"
Value = TypeVar("Value")

_collecting: ContextVar[set[str] | None] = ContextVar("altavoz_generations", default=None)


class Generation(models.Model):
    """How many times a subject has changed."""

    subject = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.subject}: {self.number}"


def action_subject(public_id: str) -> str:
    return f"action:{public_id}"


def touch(subject: str) -> None:
    """Tell every process that what it knows of this subject is old, once the transaction is committed."""
    table = connection.ops.quote_name(Generation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (subject, number) VALUES (%s, 1) "  # noqa: S608 - only our own table's name
            f"ON CONFLICT (subject) DO UPDATE SET number = {table}.number + 1",
            [subject],
        )


def site_changed(**_signal: object) -> None:
    """A receiver of Wagtail's signals about pages."""
    touch(SITE)


def depend_on(subject: str) -> None:
    """Note that the page being rendered shows something of this subject."""
    subjects = _collecting.get()
    if subjects is not None:
        subjects.add(subject)


@contextmanager
def collecting() -> Iterator[set[str]]:
    """Gather the subjects that are named by depend_on inside this block."""
    subjects: set[str] = set()
    token = _collecting.set(subjects)
    try:
        yield subjects
    finally:
        _collecting.reset(token)


class Reader:
    """One process's view of the table, read at most once in `seconds`.

    `numbers` is replaced and never changed, so a cache may compare it by identity.
    """

    def __init__(self, *, seconds: float | None = None) -> None:
        self.seconds = seconds
        self.numbers: Mapping[str, int] = {}
        self._due = 0.0
        self._reading = threading.Lock()

    def look(self) -> Mapping[str, int]:
        if time.monotonic() < self._due:
            return self.numbers
        # The first look has nothing to fall back on, so it waits; later ones leave the reading to one thread.
        if not self._reading.acquire(blocking=self._due == 0.0):
            return self.numbers
        try:
            self._read()
        finally:
            self._reading.release()
        return self.numbers

    def at_hand(self, now: float) -> Mapping[str, int] | None:
        """The numbers, unless they are due to be read again: for who must not wait for the database."""
        return self.numbers if now < self._due else None

    def forget(self) -> None:
        self.numbers, self._due = {}, 0.0

    def _read(self) -> None:
        self._due = time.monotonic() + (settings.PAGE_CACHE_SECONDS if self.seconds is None else self.seconds)
        try:
            numbers = dict(Generation.objects.values_list("subject", "number"))
        except DatabaseError:
            # Pages that are kept go on being shown while the database is away; they end by their own age.
            logger.warning("the generations of the pages cannot be read")
            return
        if numbers != self.numbers:
            self.numbers = numbers


# All that this process keeps goes by the same numbers: a page that is kept under a new number could otherwise have been
# made of a part that another reader still took for fresh.
reader = Reader()


class Kept(Generic[Value]):
    """Values in this process's memory that hold as long as the site, and what else they are of, has not changed."""

    def __init__(self, *subjects: str) -> None:
        self._subjects = (SITE, *subjects)
        self._values: dict[Hashable, tuple[tuple[int, ...], Value]] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` gives; it is asked again once they have changed. Keys must be few: none is thrown out."""
        # The numbers are taken before making: a change in between makes the value old, never wrong.
        known = reader.look()
        numbers = tuple(known.get(each, 0) for each in self._subjects)
        kept = self._values.get(key)
        if kept is None or kept[0] != numbers:
            kept = self._values[key] = (numbers, make())
        return kept[1]

    def forget(self) -> None:
        reader.forget()
        self._values.clear()
