# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keeps the two programs of a centre alive, and ends both when it is told to end.

It knows nothing of Django: a supervisor that is small starts at once and has little to fail.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

LOOK_EVERY = 0.2
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
# A program that lived this long was well; its next death begins with a short pause again.
WELL_AFTER = 60.0
GIVE_UP_AFTER = 5
PATIENCE = 6.0
# The first program is the one people wait for: the others leave it the processors until it answers, or until this.
HEAD_START = 8.0
PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    """One program and what became of it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    deaths: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        # A session of its own: Ctrl-C reaches the supervisor alone, and the whole family can be ended together.
        # The supervisor has one thread, so what is called before the program is safe.
        self.process = subprocess.Popen(
            self.command,
            env=dict(self.environment),
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509
        )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> None:
        """Note the death, end what the program left behind, and set the hour of its return."""
        self._signal(signal.SIGKILL)
        self.process = None
        now = time.monotonic()
        self.deaths = 1 if now - self.started > WELL_AFTER else self.deaths + 1
        self.due = now + min(FIRST_PAUSE * 2 ** (self.deaths - 1), LONGEST_PAUSE)

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def end(self, patience: float) -> None:
        """Wait for it to end by itself; afterwards nothing of its family is left."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(patience, 0.01))
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


@dataclass
class Supervisor:
    """`say` gets one line for each thing that somebody at the terminal should know."""

    programs: Sequence[Program]
    say: Callable[[str], None]
    ending: bool = field(default=False, init=False)

    def run(self, when_up: Callable[[], bool]) -> int:
        """Until a signal comes (0) or a program cannot be kept alive (1). `when_up` is asked until it says yes."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        first, *others = self.programs
        first.start()
        for program in others:
            program.due = time.monotonic() + HEAD_START
        try:
            return self._watch(when_up)
        finally:
            self._end_all()

    def _watch(self, when_up: Callable[[], bool]) -> int:
        told = False
        while not self.ending:
            if not told and when_up():
                told = True
                self._end_head_start()
            for program in self.programs:
                if not self._look_after(program):
                    return 1
            time.sleep(LOOK_EVERY)
        return 0

    def _end_head_start(self) -> None:
        for program in self.programs:
            if not program.started:
                program.due = 0.0

    def _look_after(self, program: Program) -> bool:
        """Start it again when its pause is over. False once there is no use in trying."""
        if program.has_died():
            program.bury()
            if program.deaths >= GIVE_UP_AFTER:
                self.say(
                    f"The {program.name} died {program.deaths} times in a row: giving up. See what it wrote above."
                )
                return False
            self.say(f"The {program.name} has died; it is started again.")
        if program.process is None and time.monotonic() >= program.due:
            program.start()
        return True

    def _end(self, *_signal: object) -> None:
        self.ending = True

    def _end_all(self) -> None:
        latest = time.monotonic() + PATIENCE
        for program in self.programs:
            program.ask_to_end()
        for program in self.programs:
            program.end(latest - time.monotonic())


def _die_with_parent() -> None:
    """On Linux: whoever kills the supervisor without a word ends its programs too, and the port is free again."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
