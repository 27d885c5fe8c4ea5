# SPDX-License-Identifier: AGPL-3.0-or-later
"""Production homes for the benchmark: a fresh database, one open petition, and as many names as asked for."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg


@dataclass(frozen=True)
class Home:
    """Where one prepared centre lies and what in it is measured."""

    environment: dict[str, str]
    action_id: int
    public_id: str
    page: str


def make(folder: Path, database_url: str = "", *, signed: int = 0) -> Home:
    """Migrate, make a production centre, open a petition, and fill in `signed` pending names."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "altavoz.config.settings.production",
        "ALTAVOZ_HOME": str(folder),
        "DATABASE_URL": database_url,
        "ALTAVOZ_TRUSTED_PROXIES": "1",
    }
    order = [sys.executable, "-m", "tests.load.preparing", str(signed)]
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
    facts = json.loads(done.stdout.splitlines()[-1])
    return Home(environment, facts["action_id"], facts["public_id"], facts["page"])


def ceiling(folder: Path, database_url: str = "") -> dict[str, str]:
    """The environment of the ceilings, with their two tables made."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.load.ceiling.settings",
        "ALTAVOZ_HOME": str(folder),
        "DATABASE_URL": database_url,
    }
    order = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "-v", "0"]
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(order, check=True, env={**os.environ, **environment})
    return environment


def new_database(server_url: str, name: str) -> str:
    """Make an empty database on the benchmark's own PostgreSQL and give its address; no server, no address: SQLite."""
    if not server_url:
        return ""
    parts = urlsplit(server_url)
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))
