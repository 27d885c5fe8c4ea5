# SPDX-License-Identifier: AGPL-3.0-or-later
"""The leases in the hands of one worker process.

A lease is kept from turn to turn and renewed for all rounds at once: taking and giving it back each second would
cost two commits a round, beside the people who are signing.
"""

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from altavoz.worker import leases
from altavoz.worker.leases import Held

Clock = Callable[[], datetime]
# Rounds that come by more often don't write when they were last finished: nothing is decided by it.
WORTH_WRITING = timedelta(minutes=1)


class Keeper:
    def __init__(self, *, holder: str, clock: Clock) -> None:
        self.holder = holder
        self.clock = clock
        self._held: dict[str, Held] = {}
        self._lock = threading.Lock()

    def hold(self, name: str) -> Held | None:
        """Our lease of that round, taken now if it is free; None while another worker has it."""
        now = self.clock()
        held = self._held.get(name)
        if held is not None and held.until > now:
            return held
        taken = leases.take(name=name, holder=self.holder, now=now)
        with self._lock:
            if taken is None:
                self._held.pop(name, None)
            else:
                self._held[name] = taken
        return taken

    def still_holds(self, name: str, fence: int) -> bool:
        """Whether the lease is ours yet; renews it when half its time has gone."""
        now = self.clock()
        held = self._held.get(name)
        if held is None or held.fence != fence or held.until <= now:
            return False
        if held.until - now > leases.LEASE / 2:
            return True
        renewed = leases.renew(held, now=now)
        if renewed is not None:
            self._extend(name, fence, renewed.until)
        return renewed is not None

    def renew(self) -> None:
        """Renew everything that we hold."""
        now = self.clock()
        for name, fence in leases.renew_all(holder=self.holder, now=now).items():
            self._extend(name, fence, now + leases.LEASE)

    def finished(self, held: Held, *, every: timedelta, mended: bool) -> None:
        """Remember when; write it where that decides the next turn, or where a trouble is over."""
        now = self.clock()
        if every >= WORTH_WRITING or mended:
            leases.note_finished(held, at=now)
        with self._lock:
            current = self._held.get(held.name)
            if current is not None and current.fence == held.fence:
                self._held[held.name] = replace(current, last_finished=now)

    def release(self, names: Collection[str]) -> None:
        leases.release(holder=self.holder, names=names)

    def _extend(self, name: str, fence: int, until: datetime) -> None:
        with self._lock:
            held = self._held.get(name)
            if held is not None and held.fence == fence:
                self._held[name] = replace(held, until=until)
