# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters handed to a real mail server by the worker, which is killed half-way and started again: what is measured."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from altavoz.running.serving import altavoz_command
from tests.load import homes
from tests.load.serving import Web, family
from tests.load.sink import Sink

CONNECTIONS = 8
LONGEST_SECONDS = 900
# Who has handed over nothing for so long is not at work.
STILL_SECONDS = 5.0
# What was being handed over when the worker was killed, and some minutes later is called so.
IN_DOUBT = ("in_doubt", "handing_over")


@dataclass
class Part:
    """One worker at work."""

    letters: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    first_mb: float = 0.0
    last_mb: float = 0.0


def killed_half_way(home: homes.Home, sink: Sink, number: int) -> list[Part]:
    """One worker until half of so many letters, then SIGKILL, and another for the rest."""
    environment = {**os.environ, **home.environment, "SMTP_URL": f"smtp://127.0.0.1:{sink.port}"}
    environment["ALTAVOZ_SMTP_CONNECTIONS"] = str(CONNECTIONS)
    parts = []
    with working(environment) as worker:
        parts.append(watched(worker, sink, until=number // 2))
        for pid in family(worker.pid):
            os.kill(pid, 9)
    with working(environment) as worker:
        parts.append(watched(worker, sink, until=number - 2 * CONNECTIONS))
    return parts


def figures(parts: list[Part], letters: Mapping[str, float], sink: Sink) -> dict[str, float]:
    """`letters` tells how many are in each state."""
    carried = sum(part.letters for part in parts)
    return {
        "rate": carried / sum(part.seconds for part in parts),
        "cpu_ms": sum(part.cpu_seconds for part in parts) * 1000 / carried,
        "first_mb": parts[0].first_mb,
        "last_mb": parts[0].last_mb,
        "restarted_first_mb": parts[1].first_mb,
        "restarted_last_mb": parts[1].last_mb,
        "taken": sink.taken(),
        "twice": sink.doubles(),
        "sent": letters.get("sent", 0),
        "in_doubt": sum(letters.get(state, 0) for state in IN_DOUBT),
        "waiting": letters.get("waiting", 0),
    }


def inside(home: homes.Home, module: str, *words: str) -> dict[str, Any]:
    """What a module says as JSON that is run inside this home."""
    order = [sys.executable, "-m", module, str(home.action_id), *words]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def working(environment: dict[str, str]) -> Iterator[Web]:
    """The worker as `altavoz up` starts it."""
    process = subprocess.Popen(altavoz_command("worker"), env=environment, start_new_session=True)
    try:
        yield Web(0, process.pid)
    finally:
        process.terminate()
        process.wait(15)


def watched(worker: Web, sink: Sink, *, until: int) -> Part:
    """Until the server has so many. What nobody was at work in is not counted: the start, a dead carrier's claims."""
    part = Part()
    taken, moment, cpu = sink.taken(), 0.0, 0.0
    limit = time.monotonic() + LONGEST_SECONDS
    while taken < until and time.monotonic() < limit:
        time.sleep(0.1)
        found = sink.taken()
        if found == taken:
            continue
        now, spent, memory = time.monotonic(), worker.cpu_seconds(), memory_mb(worker.pid)
        if now - moment < STILL_SECONDS:
            part.letters += found - taken
            part.seconds += now - moment
            part.cpu_seconds += spent - cpu
        part.first_mb, part.last_mb = part.first_mb or memory, memory
        taken, moment, cpu = found, now, spent
    return part


def memory_mb(pid: int) -> float:
    total = 0
    for each in family(pid):
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{each}/status").read_text())
        total += int(found[1]) if found else 0
    return total / 1024
