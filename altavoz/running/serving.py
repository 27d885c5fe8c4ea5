# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a running centre consists of: web server, worker, perhaps a door for mail, and where it listens."""

import ipaddress
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from altavoz.running.stamp import PACKAGE, Home

APPLICATION = "altavoz.config.rsgi:application"
HEADER_MILLISECONDS = 10_000


@dataclass(frozen=True)
class Launch:
    """All that is needed to start a centre, read from the settings once."""

    home: Home
    port: int
    bind: str
    address: str
    workers: int
    threads: int
    lmtp: str = ""

    def is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.bind).is_loopback
        except ValueError:
            return self.bind == "localhost"


class Settings(Protocol):
    """Django's settings, or the module they are written in: reading that needs no Django."""

    ALTAVOZ_HOME: Path
    ALTAVOZ_URL: str
    BIND: str
    DATABASE_URL: str
    LMTP: str
    PORT: int
    WEB_THREADS: int
    WEB_WORKERS: int


def launch_of(settings: Settings) -> Launch:
    return Launch(
        home=Home(settings.ALTAVOZ_HOME, settings.DATABASE_URL),
        port=settings.PORT,
        bind=settings.BIND,
        address=settings.ALTAVOZ_URL,
        workers=settings.WEB_WORKERS,
        threads=settings.WEB_THREADS,
        lmtp=settings.LMTP,
    )


def web_command(launch: Launch) -> list[str]:
    """Granian's options, each said once: the bench starts the same server."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws"),
        *("--host", launch.bind, "--port", str(launch.port)),
        *("--workers", str(launch.workers)),
        # Without a limit a worker that hangs would keep the whole centre from ending.
        *("--workers-kill-timeout", "3", "--respawn-failed-workers"),
        *("--backlog", "1024", "--http1-header-read-timeout", str(HEADER_MILLISECONDS)),
        # Tokens stand in addresses, so there is no access log.
        *("--no-access-log", "--log-level", "warning", APPLICATION),
    ]


def altavoz_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "altavoz.config.cli", *words]


def environment() -> dict[str, str]:
    """Ours, with the checkout on the path, so that the programs are found from any folder."""
    known = os.environ.get("PYTHONPATH", "")
    root = str(PACKAGE.parent)
    parts = [root, *(part for part in known.split(os.pathsep) if part and Path(part) != PACKAGE.parent)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(parts), "PYTHONUNBUFFERED": "1"}


def port_is_free(bind: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        # Connections that have just ended leave the port waiting; that does not keep us from listening.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError:
            return False
    return True
