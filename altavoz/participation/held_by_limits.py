# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many posts the limits held in this hour, in this process's own memory: of networks nothing else is ever known."""

import threading
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

BLOCK = "block"
DOMAIN = "domain"

_lock = threading.Lock()
_held: Counter[str] = Counter()
_hours: list[datetime] = []


def note(what: str, *, now: datetime) -> None:
    with _lock:
        _begin(now)
        _held[what] += 1


def this_hour(now: datetime) -> Mapping[str, int]:
    with _lock:
        _begin(now)
        return {BLOCK: _held[BLOCK], DOMAIN: _held[DOMAIN]}


def hour_of(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def forget_all() -> None:
    with _lock:
        _held.clear()
        _hours.clear()


def _begin(now: datetime) -> None:
    hour = hour_of(now)
    if _hours != [hour]:
        _held.clear()
        _hours[:] = [hour]
