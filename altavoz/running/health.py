# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether each part of the centre works, for whoever watches it. It tells which part fails, and no more."""

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from altavoz.outbox import health as outbox
from altavoz.outbox.domains.reading import alarms
from altavoz.running.models import Canary
from altavoz.worker import heartbeat

logger = logging.getLogger(__name__)

OK = "ok"
# A full or locked database is found by writing; this much never fits into what happens to be free inside it.
PROBE_BYTES = 256 * 1024
LOCK_MILLISECONDS = 1500
LEAST_DISK = 20 * 1024 * 1024
KEPT_SECONDS = 2.0


@dataclass(frozen=True)
class Health:
    """Part to state: "ok", or a few words on what is wrong. `warnings` are of parts that work, and want a look."""

    parts: Mapping[str, str]
    warnings: Mapping[str, str] = field(default_factory=dict)

    @property
    def failing(self) -> list[str]:
        return [name for name, state in self.parts.items() if state != OK]


def look(now: datetime) -> Health:
    """Look at every part. One that cannot be asked is failing too."""
    parts = {"database": _asked(_database, now), "disk": _disk()}
    for name, part in (("migrations", _migrations), ("worker", _worker), ("mail", _mail)):
        parts[name] = _asked(part, now)
    refused = _asked(_mail_domains, now)
    return Health(parts, {} if refused == OK else {"mail": refused})


class Watch:
    """Looks at most every two seconds, however many ask: each look takes the database's write lock for a moment."""

    def __init__(self) -> None:
        self._health: Health | None = None
        self._until = 0.0
        self._looking = threading.Lock()

    def health(self, now: datetime) -> Health:
        with self._looking:
            if self._health is None or time.monotonic() >= self._until:
                self._health = look(now)
                self._until = time.monotonic() + KEPT_SECONDS
            return self._health

    def forget(self) -> None:
        self._health = None


watch = Watch()


def _asked(part: Callable[[datetime], str], now: datetime) -> str:
    try:
        return part(now)
    except DatabaseError as error:
        # The database's own words can repeat what stands in a row.
        logger.warning("readyz: %s", type(error).__name__)
        return _in_words(error)


def _in_words(error: DatabaseError) -> str:
    text = str(error).lower()
    words = {"locked": "locked", "full": "full", "disk i/o": "disk trouble", "no space": "full"}
    return next((said for sign, said in words.items() if sign in text), "does not answer")


def _database(_now: datetime) -> str:
    """Write, and take it back: reading alone goes on in a database that is full or locked."""
    with _little_patience(), transaction.atomic():
        Canary.objects.filter(pk=1).update(sealed=bytes(PROBE_BYTES))
        transaction.set_rollback(True)
    return OK


@contextmanager
def _little_patience() -> Iterator[None]:
    """A probe that waits ten seconds for a lock holds up what it looks at."""
    name = "busy_timeout" if connection.vendor == "sqlite" else "lock_timeout"
    before = _exchange(name, LOCK_MILLISECONDS)
    try:
        yield
    finally:
        if connection.is_usable():
            _exchange(name, before)


def _exchange(name: str, milliseconds: int) -> int:
    asking, telling = {
        "busy_timeout": ("PRAGMA busy_timeout", f"PRAGMA busy_timeout={milliseconds:d}"),
        "lock_timeout": (
            "SELECT setting FROM pg_settings WHERE name = 'lock_timeout'",
            f"SET lock_timeout={milliseconds:d}",
        ),
    }[name]
    with connection.cursor() as cursor:
        cursor.execute(asking)
        before = int(cursor.fetchone()[0])
        cursor.execute(telling)
    return before


def _disk() -> str:
    try:
        free = shutil.disk_usage(Path(settings.ALTAVOZ_HOME)).free
    except OSError:
        return "cannot be read"
    return OK if free >= LEAST_DISK else "nearly full"


def _migrations(_now: datetime) -> str:
    return OK if _on_disk() <= set(MigrationRecorder(connection).applied_migrations()) else "not all applied"


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """Read once in each process: the code does not change under it."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _worker(now: datetime) -> str:
    return OK if heartbeat.alive(now) else "no heartbeat"


def _mail(now: datetime) -> str:
    return OK if outbox.state(now).ok else "letters wait"


def _mail_domains(now: datetime) -> str:
    """Which one is told to staff and by `altavoz doctor`, not to everybody."""
    return "a mail domain refuses our letters" if alarms(now=now) else OK
