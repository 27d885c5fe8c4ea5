# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ten thousand letters to 434 fictional offices, handed to a real mail server by the worker, which is killed half-way.

Beside it the ceiling: the same mail server, fed by bare smtplib over as many connections with finished messages.
"""

import json
import os
import re
import smtplib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from altavoz.running.serving import altavoz_command
from tests.load import homes
from tests.load.serving import Web, family
from tests.load.sink import Sink, listening

LETTERS = int(os.environ.get("ALTAVOZ_BENCH_LETTERS", "10000"))
CEILING = 2_000
CONNECTIONS = 8
LONGEST_SECONDS = 900
# Who has handed over nothing for so long is not at work.
STILL_SECONDS = 5.0
MESSAGE_ID = re.compile(rb"(?mi)^Message-ID: <[^@]+@")


@dataclass
class Part:
    """One worker at work."""

    letters: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    first_mb: float = 0.0
    last_mb: float = 0.0


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "letters", homes.new_database(server_url, "letters"))
    sample = inside(home, "put", str(LETTERS))["sample"]
    with listening() as sink:
        bare = ceiling(sink, str(sample).encode())
    with listening() as sink:
        environment = {**os.environ, **home.environment, "SMTP_URL": f"smtp://127.0.0.1:{sink.port}"}
        environment["ALTAVOZ_SMTP_CONNECTIONS"] = str(CONNECTIONS)
        parts = []
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=LETTERS // 2))
            for pid in family(worker.pid):
                os.kill(pid, 9)
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=LETTERS - 2 * CONNECTIONS))
        states = {name: float(number) for name, number in inside(home, "states").items() if name != "sample"}
        return figures(parts, states, sink) | bare


def figures(parts: list[Part], states: dict[str, float], sink: Sink) -> dict[str, float]:
    letters = sum(part.letters for part in parts)
    in_doubt = states.get("in_doubt", 0) + states.get("handing_over", 0)
    return {
        "letters": LETTERS,
        "rate": letters / sum(part.seconds for part in parts),
        "cpu_ms": sum(part.cpu_seconds for part in parts) * 1000 / letters,
        "first_mb": parts[0].first_mb,
        "last_mb": parts[0].last_mb,
        "restarted_first_mb": parts[1].first_mb,
        "restarted_last_mb": parts[1].last_mb,
        "taken": sink.taken(),
        "twice": sink.doubles(),
        "sent": states.get("sent", 0),
        "in_doubt": in_doubt,
        "waiting": states.get("waiting", 0),
        "lost": LETTERS - states.get("sent", 0) - in_doubt - states.get("waiting", 0),
    }


def inside(home: homes.Home, *words: str) -> dict[str, str | int]:
    order = [sys.executable, "-m", "tests.load.letters_inside", str(home.action_id), *words]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    found: dict[str, str | int] = json.loads(done.stdout.splitlines()[-1])
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


def ceiling(sink: Sink, sample: bytes) -> dict[str, float]:
    """Letters a second by smtplib alone: nothing is written, nothing committed."""
    messages = [MESSAGE_ID.sub(b"Message-ID: <%d@" % number, sample, count=1) for number in range(CEILING)]

    def hand_over(some: list[bytes]) -> None:
        with smtplib.SMTP("127.0.0.1", sink.port) as connection:
            for message in some:
                connection.sendmail("hello@weavers.invalid", ["office@chamber.invalid"], message)

    threads = [threading.Thread(target=hand_over, args=(messages[n::CONNECTIONS],)) for n in range(CONNECTIONS)]
    began, cpu = time.monotonic(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, spent = time.monotonic() - began, time.process_time() - cpu
    assert sink.taken() == CEILING
    return {"ceiling_rate": CEILING / seconds, "ceiling_cpu_ms": spent * 1000 / CEILING}
