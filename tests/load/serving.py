# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real server with two web processes, and the CPU that they and the database used."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from altavoz.running.serving import Launch, web_command
from altavoz.running.stamp import Home

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Web:
    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """User and system time of the web processes since they began."""
        return sum(_cpu_seconds(pid) for pid in family(self.pid))


@contextmanager
def serving(application: str, environment: dict[str, str], *, ready: str) -> Iterator[Web]:
    """Granian with two workers as `altavoz up` starts it; `ready` is an address that answers when it is up."""
    port = free_port()
    launch = Launch(Home(Path()), port=port, bind="127.0.0.1", address="", workers=2, threads=0)
    order = [*web_command(launch)[:-1], application]
    server = subprocess.Popen(order, env={**os.environ, **environment, "PORT": str(port)}, start_new_session=True)
    try:
        _wait(f"http://127.0.0.1:{port}{ready}")
        yield Web(port, server.pid)
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def postgresql_cpu_seconds() -> float:
    """Of every PostgreSQL process on this machine: shown apart, so that the web's own cost stands alone."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        if text[text.find("(") + 1 :].startswith("postgres"):
            total += _seconds_in(text)
    return total


def _cpu_seconds(pid: int) -> float:
    try:
        return _seconds_in(Path(f"/proc/{pid}/stat").read_text())
    except FileNotFoundError:
        return 0.0


def _seconds_in(stat: str) -> float:
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _wait(url: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).read()  # noqa: S310  # loopback
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not come up within a minute")
