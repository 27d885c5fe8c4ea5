# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana signs; before she opens her mail the machine dies; the centre is restored elsewhere, and her link still works."""

import signal
import sqlite3
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from altavoz.campaigns.testing import make_action
from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.participation.testing import make_participation
from altavoz.personal_data import sealing
from altavoz.running import canary
from altavoz.running.backup import back_up, back_up_keys
from altavoz.running.serving import altavoz_command, environment
from altavoz.running.testing import free_port

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PATIENCE = 180.0


@pytest.mark.sqlite_only("a file that another process opens")
@pytest.mark.django_db(transaction=True)
def test_a_signature_that_was_waiting_is_confirmed_on_the_new_machine(tmp_path: Path) -> None:
    token = ana_has_signed()
    data, keys, home = tmp_path / "data.tar", tmp_path / "keys.tar", tmp_path / "home"
    back_up(data, now=NOW)
    back_up_keys(keys, now=NOW)

    there = {**environment(), "ALTAVOZ_HOME": str(home), "PORT": str(free_port()), "DATABASE_URL": ""}
    there["DJANGO_SETTINGS_MODULE"] = "altavoz.config.settings.production"
    subprocess.run(altavoz_command("restore", str(data), str(keys)), env=there, check=True)
    with running(there) as address:
        assert status(f"{address}/confirm/{token}/") == 200
        assert status(f"{address}/confirm/{token}/", b"") in {200, 303}
        assert eventually(lambda: answer(home, "SELECT total FROM campaigns_tally") == 1)
    assert answer(home, "SELECT state FROM participation_participation") == "confirmed"


def ana_has_signed() -> str:
    mode.forget()
    sealing.forget_keys()
    mode.make(Centre.Mode.PRODUCTION, NOW)
    canary.plant()
    # The worker over there has a real clock, and deletes what waited for weeks.
    return make_participation(make_action(), now=datetime.now(UTC)).token


@contextmanager
def running(there: dict[str, str]) -> Iterator[str]:
    """A real centre, started as its owner would start it, and ended by the signal that systemd sends."""
    address = f"http://127.0.0.1:{there['PORT']}"
    centre = subprocess.Popen(altavoz_command("up"), env=there)
    try:
        assert eventually(lambda: status(f"{address}/healthz") == 200)
        yield address
    finally:
        centre.send_signal(signal.SIGTERM)
        assert centre.wait(20) == 0


def status(url: str, body: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(url, body, timeout=30) as response:  # noqa: S310 - loopback
            return int(response.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def answer(home: Path, question: str) -> object:
    with closing(sqlite3.connect(home / "altavoz.sqlite3")) as database:
        row = database.execute(question).fetchone()
    return row[0] if row else None


def eventually(is_so: Callable[[], bool]) -> bool:
    """Ask until it is so: nobody knows how long another process takes on a machine that is busy."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while time.monotonic() < end:
        if is_so():
            return True
        pause.wait(0.2)
    return False
