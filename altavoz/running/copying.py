# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the two databases are copied whole, while the centre runs, and put back into an empty place."""

import os
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import which
from typing import Protocol

from django.db import connection


class CannotCopy(RuntimeError):
    """The database could not be copied or put back; the message says what to do."""


class DatabaseCopy(Protocol):
    """`name` is what the copy is called inside a backup."""

    name: str

    def write(self, file: Path) -> None:
        """One consistent moment of the database, without keeping anybody from writing."""

    def put_back(self, file: Path) -> None:
        """Into the empty database that the settings name."""


class SqliteCopy:
    name = "altavoz.sqlite3"

    def write(self, file: Path) -> None:
        name = str(connection.settings_dict["NAME"])
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(file)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise CannotCopy(f"the copy of the database is damaged, and so may the database be: {found}")

    def put_back(self, file: Path) -> None:
        connection.close()
        place = Path(str(connection.settings_dict["NAME"]))
        for beside in ("-wal", "-shm"):
            place.with_name(place.name + beside).unlink(missing_ok=True)
        draft = place.with_name(place.name + ".part")
        draft.write_bytes(b"")
        draft.chmod(0o600)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
        draft.replace(place)


class PostgresCopy:
    name = "altavoz.pgdump"

    def write(self, file: Path) -> None:
        _postgres("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={file}"])

    def put_back(self, file: Path) -> None:
        connection.close()
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(file)]
        _postgres("pg_restore", options)


COPIES: dict[str, DatabaseCopy] = {"sqlite": SqliteCopy(), "postgresql": PostgresCopy()}


def database_copy() -> DatabaseCopy:
    return COPIES[connection.vendor]


def _postgres(program: str, options: Sequence[str]) -> None:
    found = which(program)
    if found is None:
        raise CannotCopy(f"{program} is not installed: it comes with PostgreSQL's client programs")
    settings = connection.settings_dict
    login = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {name: str(settings[key]) for name, key in login.items() if settings[key]}
    order = [found, f"--dbname={settings['NAME']}", "--no-password", *options]
    done = subprocess.run(order, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotCopy(f"{program} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
