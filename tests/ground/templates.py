# SPDX-License-Identifier: AGPL-3.0-or-later
"""One migrated database is made once, and each test process gets a copy: migrating takes half a minute, copying 10 ms.

A copy also puts back what a test with real transactions left behind, Wagtail's own seeded rows included.
"""

import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

from altavoz.organisations import roles

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "test-databases"
DAY = 24 * 60 * 60


class TemplateDatabase(Protocol):
    def prepare(self, worker: str) -> None:
        """Make this process's copy, and the template too where it is missing or old."""

    def restore(self) -> None:
        """Put the copy back to what the template holds."""

    def remove(self) -> None:
        """Leave nothing of the copy behind."""


def for_this_vendor() -> TemplateDatabase:
    return SqliteTemplate() if connection.vendor == "sqlite" else PostgresTemplate()


def fingerprint() -> str:
    """Changes with whatever could change the template: our migrations, the roles, the pins, the settings, Python."""
    digest = hashlib.sha256(sys.version.encode())
    files = [ROOT / "requirements/dev.txt", ROOT / "altavoz/config/settings/base.py", Path(roles.__file__)]
    for config in apps.get_app_configs():
        if config.name.startswith("altavoz."):
            files += sorted(Path(config.path).glob("migrations/*.py"))
            files += [file for file in [Path(config.path) / "fields.py"] if file.exists()]
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Only one test process at a time comes past here."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use(name: str) -> None:
    """Point the connection, and those that threads make later, at the database of this name."""
    connections.close_all()
    connection.settings_dict["NAME"] = name


def make_tables() -> None:
    """As `altavoz up` leaves them: migrated, and with the roles of staff, which take half a second to work out."""
    call_command("migrate", verbosity=0, interactive=False)
    roles.ensure_groups()
    connection.close()


def forget_what_was_read() -> None:
    ContentType.objects.clear_cache()
    cache.clear()


class SqliteTemplate:
    def __init__(self) -> None:
        self.template = BUILD / f"{fingerprint()}.sqlite3"
        self.folder = self.copy = BUILD
        self.worker, self.turns = "", count()

    def prepare(self, worker: str) -> None:
        with alone("sqlite"):
            if not self.template.exists():
                self._make()
        self.folder = Path(tempfile.mkdtemp(prefix="altavoz-test-database-"))
        self.worker = worker
        self.restore()

    def restore(self) -> None:
        """Under a name of its own: a request that still ends in another thread takes its old file's log with it."""
        connections.close_all()
        old, self.copy = self.copy, self.folder / f"{self.worker}-{next(self.turns)}.sqlite3"
        shutil.copyfile(self.template, self.copy)
        use(str(self.copy))
        if old.is_file():
            for file in self.folder.glob(f"{old.name}*"):
                file.unlink(missing_ok=True)
        forget_what_was_read()

    def remove(self) -> None:
        connections.close_all()
        shutil.rmtree(self.folder)

    def _make(self) -> None:
        for old in BUILD.glob("*.sqlite3"):
            # A younger one may be in use by another run.
            if old.stat().st_mtime < time.time() - DAY:
                old.unlink()
        unfinished = self.template.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        use(str(unfinished))
        make_tables()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        unfinished.replace(self.template)


class PostgresTemplate:
    """Needs a superuser, for rows are put back in any order, with the checks of their keys at rest."""

    def __init__(self) -> None:
        self.template = f"altavoz_template_{fingerprint()}"
        self.copy = ""

    def prepare(self, worker: str) -> None:
        self.copy = f"altavoz_test_{worker}_{os.getpid()}"
        # Two copies of one template at once are refused by PostgreSQL, so they queue here.
        with alone("postgresql"):
            if not self._exists(self.template):
                self._make()
            self._order(f'CREATE DATABASE "{self.copy}" TEMPLATE "{self.template}"')
        use(self.copy)
        forget_what_was_read()

    def restore(self) -> None:
        """Rows are put back, not the database: dropping and copying one takes ten times as long."""
        connections.close_all()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '20s'; SET LOCAL session_replication_role = replica")
            seeded = self._tables(cursor, "seeds")
            for table in self._filled(cursor):
                cursor.execute(f'DELETE FROM public."{table}"')
                if table in seeded:
                    cursor.execute(f'INSERT INTO public."{table}" OVERRIDING SYSTEM VALUE TABLE seeds."{table}"')
        forget_what_was_read()

    def remove(self) -> None:
        self._order(f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)')

    def _make(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self._order(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)', f'CREATE DATABASE "{unfinished}"')
        use(unfinished)
        make_tables()
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA seeds")
            for table in self._filled(cursor):
                cursor.execute(f'CREATE TABLE seeds."{table}" AS TABLE public."{table}"')
        self._order(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.template}"')

    def _tables(self, cursor: CursorWrapper, schema: str) -> set[str]:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        return {row[0] for row in cursor.fetchall()}

    def _filled(self, cursor: CursorWrapper) -> list[str]:
        """The tables that hold a row, and those that should."""
        seeded = self._tables(cursor, "seeds")
        others = self._tables(cursor, "public") - seeded
        asks = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM public.\"{table}\")" for table in others]
        cursor.execute(" UNION ALL ".join(asks))
        return [*seeded, *(row[0] for row in cursor.fetchall())]

    def _exists(self, name: str) -> bool:
        use("postgres")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def _order(self, *orders: str) -> None:
        use("postgres")
        with connection.cursor() as cursor:
            for order in orders:
                cursor.execute(order)
        connections.close_all()
