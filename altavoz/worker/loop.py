# SPDX-License-Identifier: AGPL-3.0-or-later
"""The loop of `altavoz worker`: some threads, each with its own rounds and its own database connection."""

import logging
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connections

from altavoz.worker import heartbeat, leases, trouble
from altavoz.worker.keeping import Clock, Keeper
from altavoz.worker.leases import Held
from altavoz.worker.rounds import Round, Turn

logger = logging.getLogger(__name__)

PULSE_SECONDS = 2.0
ENDING_SECONDS = 1.3
FAREWELL_SECONDS = 0.4
LONGEST_NAP = 1.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0


@dataclass
class Plan:
    """When a round comes next, in seconds of the monotonic clock, and the trouble it is in."""

    round: Round
    due: float = 0.0
    failures: int = 0
    trouble: str = ""

    def pause(self) -> float:
        return float(min(FIRST_PAUSE * 2 ** min(self.failures - 1, 10), LONGEST_PAUSE))


class Lane(threading.Thread):
    """One thread and the rounds that take turns in it. Nothing that a round raises ends it."""

    def __init__(self, name: str, rounds: Sequence[Round], *, keeper: Keeper, stop: threading.Event) -> None:
        super().__init__(name=f"rounds-{name}", daemon=True)
        self.plans = [Plan(each) for each in rounds]
        self.keeper = keeper
        self.stop = stop

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                for plan in self.plans:
                    if plan.due <= time.monotonic() and not self.stop.is_set():
                        self.take_turn(plan)
                nap = min(plan.due for plan in self.plans) - time.monotonic()
                self.stop.wait(min(max(nap, 0.01), LONGEST_NAP))
        finally:
            connections.close_all()

    def take_turn(self, plan: Plan) -> None:
        plan.due = time.monotonic() + plan.round.every.total_seconds()
        held: Held | None = None
        try:
            held = self.keeper.hold(plan.round.name)
            self._do(plan, held)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other rounds have to go on
            self._note(plan, held, error)
        finally:
            close_old_connections()

    def _do(self, plan: Plan, held: Held | None) -> None:
        if held is None:
            # The other worker may die at any time, so its rounds are looked at more often than they come.
            plan.due = time.monotonic() + min(plan.round.every.total_seconds(), leases.LEASE.total_seconds())
            return
        now = self.keeper.clock()
        early = self._seconds_early(plan.round, held, now)
        if early > 0:
            plan.due = time.monotonic() + early
            return
        plan.round.run(Turn(now, held.fence, lambda: self._goes_on(held)))
        self.keeper.finished(held, every=plan.round.every, mended=bool(plan.trouble))
        if plan.trouble:
            logger.info("round %s is well again", plan.round.name)
        plan.failures, plan.trouble = 0, ""

    def _seconds_early(self, each: Round, held: Held, now: datetime) -> float:
        """A round of a day must not begin anew with each start of the worker."""
        if held.last_finished is None:
            return 0.0
        # A tenth is allowed for, or a round of one second would be done every other second.
        return (held.last_finished + each.every * 0.9 - now).total_seconds()

    def _goes_on(self, held: Held) -> bool:
        return not self.stop.is_set() and self.keeper.still_holds(held.name, held.fence)

    def _note(self, plan: Plan, held: Held | None, error: Exception) -> None:
        """Log a trouble when it begins, not each time it is met again; then wait longer each time."""
        plan.failures += 1
        plan.due = time.monotonic() + plan.pause()
        named = trouble.named(error)
        if named == plan.trouble:
            return
        plan.trouble = named
        logger.error("round %s: %s; it will be tried again\n%s", plan.round.name, named, trouble.way(error))
        if held is not None:
            with suppress(DatabaseError):
                leases.note_trouble(held, trouble=named)


class Pulse(threading.Thread):
    """Keeps this worker's leases and its heartbeat, also while a round is busy or the database is away."""

    def __init__(self, worker: str, *, keeper: Keeper, stop: threading.Event) -> None:
        super().__init__(name="pulse", daemon=True)
        self.worker = worker
        self.keeper = keeper
        self.stop = stop
        self.trouble = ""

    def run(self) -> None:
        while not self.stop.is_set():
            self.beat()
            self.stop.wait(PULSE_SECONDS)
        connections.close_all()

    def beat(self) -> None:
        try:
            self.keeper.renew()
            heartbeat.beat(self.worker, self.keeper.clock())
            if self.trouble:
                logger.info("the database answers again")
            self.trouble = ""
        except DatabaseError as error:
            if not self.trouble:
                logger.warning("the worker waits for the database: %s", trouble.named(error))
            self.trouble = trouble.named(error)
        finally:
            close_old_connections()


class Loop:
    """All threads of one worker process. The one that it is called in only waits, so a signal is heard at once."""

    def __init__(self, *, worker: str, rounds: Sequence[Round], clock: Clock, stop: threading.Event) -> None:
        self.worker = worker
        self.keeper = Keeper(holder=worker, clock=clock)
        self.stop = stop
        self.pulse = Pulse(worker, keeper=self.keeper, stop=stop)
        self.lanes = [
            Lane(name, [each for each in rounds if each.thread == name], keeper=self.keeper, stop=stop)
            for name in sorted({each.thread for each in rounds})
        ]

    def run(self) -> None:
        """Go on until `stop` is set; then end within two seconds, whatever a round is waiting for."""
        for thread in (self.pulse, *self.lanes):
            thread.start()
        self.stop.wait()
        deadline = time.monotonic() + ENDING_SECONDS
        for thread in (*self.lanes, self.pulse):
            thread.join(max(0.0, deadline - time.monotonic()))
        farewell = threading.Thread(target=self.take_leave, name="farewell", daemon=True)
        farewell.start()
        farewell.join(FAREWELL_SECONDS)

    def take_leave(self) -> None:
        """Give the leases back; a lane still in the middle of something keeps its own, and they run out."""
        ended = [plan.round.name for lane in self.lanes if not lane.is_alive() for plan in lane.plans]
        try:
            self.keeper.release(ended)
            heartbeat.stop(self.worker)
        except DatabaseError as error:
            logger.warning("the leases could not be given back and will run out: %s", trouble.named(error))
        finally:
            connections.close_all()
