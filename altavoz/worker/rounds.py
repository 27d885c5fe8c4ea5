# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of rounds: what the worker does again and again. Rooms register theirs in `ready()`."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from altavoz.worker import leases


@dataclass(frozen=True)
class Turn:
    """One run of a round. `holds()` renews the lease and tells whether to go on; ask it between two pieces of work."""

    now: datetime
    fence: int
    holds: Callable[[], bool]


@dataclass(frozen=True)
class Round:
    """`run` returns how much it has done.

    Rounds of a second or so share one thread. `slow` ones (sweeps, nightly work) share another. What waits for
    somebody else's server is `alone`, in a thread of its own, so that the others never wait with it.
    """

    name: str
    every: timedelta
    run: Callable[[Turn], int]
    slow: bool = False
    alone: bool = False

    @property
    def thread(self) -> str:
        return self.name if self.alone else "slow" if self.slow else "fast"


class UnknownRound(LookupError):
    """No room has registered a round of that name."""


_rounds: dict[str, Round] = {}


def register(each: Round) -> None:
    _rounds[each.name] = each


def registered() -> tuple[Round, ...]:
    return tuple(_rounds[name] for name in sorted(_rounds))


def round_named(name: str) -> Round:
    """Raises UnknownRound."""
    try:
        return _rounds[name]
    except KeyError:
        raise UnknownRound(name) from None


def run_once(name: str, now: datetime) -> int:
    """Do one turn of a round here and now, and return how much it did: nothing while a worker holds its lease."""
    each = round_named(name)
    holder = f"once:{secrets.token_hex(8)}"
    held = leases.take(name=name, holder=holder, now=now)
    if held is None:
        return 0
    try:
        return each.run(Turn(now, held.fence, lambda: leases.renew(held, now=now) is not None))
    finally:
        leases.release(holder=holder, names=[name])
