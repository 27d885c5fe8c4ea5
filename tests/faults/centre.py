# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real centre over the test's own database and keys: what `altavoz up` starts, and ways to break it."""

import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection, connections

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import make_centre
from altavoz.personal_data import keys, sealing
from altavoz.running import canary, stamp
from altavoz.running.making import home_of_settings
from altavoz.running.serving import altavoz_command, environment
from altavoz.running.testing import free_port
from tests.load.serving import family

PATIENCE = 90.0


def make_production_home() -> None:
    """What `altavoz up` would have made: keys, a canary, the sort of centre, the note that all is ready."""
    mode.forget()
    sealing.forget_keys()
    keys.data_keys()
    keys.index_key()
    make_centre(Centre.Mode.PRODUCTION)
    canary.plant()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def database_url() -> str:
    """The address of the database that this test writes to, for another process."""
    at = {name: str(connection.settings_dict.get(name) or "") for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(at['NAME'].lstrip('/'))}"
    login = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}" if at["PASSWORD"] else quote(at["USER"])
    if at["HOST"].startswith("/"):
        return f"postgresql://{login}@/{quote(at['NAME'])}?host={quote(at['HOST'], safe='/')}"
    port = f":{at['PORT']}" if at["PORT"] else ""
    return f"postgresql://{login}@{at['HOST']}{port}/{quote(at['NAME'])}"


@dataclass
class Running:
    """A started centre. `start` and `end` may be called again and again."""

    port: int = field(default_factory=free_port)
    more: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        told = {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "ALTAVOZ_HOME": str(settings.ALTAVOZ_HOME),
            "DATABASE_URL": database_url(),
            "PORT": str(self.port),
            "ALTAVOZ_MINIMUM_SECONDS": "0",
            "ALTAVOZ_LIMIT_PER_BLOCK": "1000000/hour",
            "ALTAVOZ_LIMIT_PER_DOMAIN": "1000000/minute",
        }
        home = home_of_settings()
        stamp.write(stamp.Home(home.folder, database_url()), mode=Centre.Mode.PRODUCTION.value)
        self.process = subprocess.Popen(altavoz_command("up"), env={**environment(), **told, **self.more})

    def answers(self) -> bool:
        return status(f"{self.address}/healthz") == 200

    def web(self) -> list[int]:
        """The web server first, then its workers."""
        return self._program("granian")

    def worker(self) -> list[int]:
        return self._program("worker")

    def everything(self) -> list[int]:
        return family(self.process.pid) if self.process else []

    def end(self) -> None:
        """In good order, as a service manager would; then nothing of it is left."""
        if self.process is None:
            return
        all_of_it = self.everything()
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        kill(all_of_it)
        self.process.wait(10)
        self.process = None

    def _program(self, word: str) -> list[int]:
        """Told by its command line, and only among what we started."""
        return [pid for pid in self.everything() if word in command_of(pid).split()]


@contextmanager
def running(**more: str) -> Iterator[Running]:
    """A centre that answers; ended whatever happens."""
    connections.close_all()
    centre = Running(more=more)
    centre.start()
    try:
        assert eventually(centre.answers), "the centre did not come up"
        yield centre
    finally:
        centre.end()


def kill(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def is_gone(pid: int) -> bool:
    """Gone, or dead and not yet buried by its parent."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
    except OSError:
        return ""


def status(url: str, body: bytes | None = None) -> int:
    """0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, body, timeout=15) as response:  # noqa: S310 - loopback
            return int(response.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def eventually(is_so: Callable[[], bool], *, patience: float = PATIENCE) -> bool:
    """Ask until it is so: nobody knows how long another process takes on a machine that is busy."""
    end, pause = time.monotonic() + patience, threading.Event()
    while time.monotonic() < end:
        if is_so():
            return True
        pause.wait(0.1)
    return False
