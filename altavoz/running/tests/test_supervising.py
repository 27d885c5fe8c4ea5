# SPDX-License-Identifier: AGPL-3.0-or-later
"""Real programs, really killed: what a supervisor is for."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from altavoz.running.serving import environment

SUPERVISOR = """
import os, sys
from altavoz.running import supervising
supervising.FIRST_PAUSE = 0.05
supervising.LOOK_EVERY = 0.02
commands = [[sys.executable, "-c", code] for code in sys.argv[1:]]
programs = [supervising.Program(f"program {n}", command, os.environ) for n, command in enumerate(commands)]
def say(line):
    os.write(1, f"{line}\\n".encode())
def up():
    say("up")
    return True
sys.exit(supervising.Supervisor(programs, say).run(up))
"""
# Tells its number, in one piece that nobody else's words can come into, and waits for a signal.
STAYS = "import os, signal; os.write(1, b'pid %d\\n' % os.getpid()); signal.pause()"
STUBBORN = f"import signal; signal.signal(15, signal.SIG_IGN); {STAYS}"
DIES = "raise SystemExit(3)"


class Started:
    def __init__(self, *codes: str) -> None:
        order = [sys.executable, "-c", SUPERVISOR, *codes]
        self.process = subprocess.Popen(order, stdout=subprocess.PIPE, text=True, env=environment())

    def line(self, beginning: str) -> str:
        assert self.process.stdout is not None
        return next(line.strip() for line in self.process.stdout if line.startswith(beginning))

    def pid(self) -> int:
        return int(self.line("pid").split()[1])


@pytest.fixture
def started(request: pytest.FixtureRequest) -> Iterator[Started]:
    running = Started(*request.param)
    yield running
    running.process.kill()
    running.process.communicate()


def is_gone(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state == "Z"
    return True


@pytest.mark.parametrize("started", [(STAYS,)], indirect=True)
def test_a_program_that_was_killed_is_started_again(started: Started) -> None:
    first = started.pid()
    os.kill(first, signal.SIGKILL)
    assert "started again" in started.line("The program 0")
    assert started.pid() != first


@pytest.mark.parametrize("started", [(STAYS, STAYS)], indirect=True)
def test_both_programs_end_when_it_is_told_to_end(started: Started) -> None:
    pids = [started.pid(), started.pid()]
    started.process.send_signal(signal.SIGTERM)
    assert started.process.wait(10) == 0
    assert all(is_gone(pid) for pid in pids)


@pytest.mark.parametrize("started", [(STUBBORN,)], indirect=True)
def test_a_program_that_will_not_end_is_ended(started: Started) -> None:
    pid = started.pid()
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(15) == 0
    assert is_gone(pid)


@pytest.mark.parametrize("started", [(DIES, STAYS)], indirect=True)
def test_it_gives_up_on_a_program_that_always_dies_and_takes_the_other_along(started: Started) -> None:
    pid = started.pid()
    assert "giving up" in started.line("The program 0 died 5 times")
    assert started.process.wait(10) == 1
    assert is_gone(pid)


def test_a_port_that_is_taken_is_seen() -> None:
    from_here = {"PORT": "0"}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        from_here["PORT"] = str(taken.getsockname()[1])
        order = [sys.executable, "-m", "altavoz.config.cli", "up"]
        done = subprocess.run(order, env={**environment(), **from_here}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Port {from_here['PORT']} is taken" in done.stdout
