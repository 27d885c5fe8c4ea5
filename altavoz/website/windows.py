# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sliding windows in a bounded piece of this process's memory, for the `limits` library.

The library's own memory storage walks over all its keys from a timer thread every ten milliseconds and grows with
the number of addresses: a flood from many addresses would be a load of its own.
"""

import threading
import time
from math import floor

from limits.storage import Storage
from limits.storage.base import SlidingWindowCounterSupport

MOST_KEYS = 100_000


class Window:
    """Counts of the present and of the last span of time."""

    __slots__ = ("current", "previous", "span")

    def __init__(self, span: int) -> None:
        self.span = span
        self.current = 0
        self.previous = 0

    def move_to(self, span: int) -> None:
        if span == self.span:
            return
        self.previous = self.current if span == self.span + 1 else 0
        self.current = 0
        self.span = span


class BoundedMemory(Storage, SlidingWindowCounterSupport):
    """Keeps the windows used last: once half of `most` are young, the old half is dropped at a stroke."""

    STORAGE_SCHEME = ["bounded"]

    def __init__(self, uri: str | None = None, *, most: int = MOST_KEYS) -> None:
        super().__init__(uri)
        self._most = most
        self._young: dict[str, Window] = {}
        self._old: dict[str, Window] = {}
        self._lock = threading.Lock()

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        now = time.time()
        with self._lock:
            window = self._window(key, int(now // expiry))
            weight = 1 - (now / expiry) % 1
            if floor(window.previous * weight) + window.current + amount > limit:
                return False
            window.current += amount
            return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        now = time.time()
        with self._lock:
            window = self._window(key, int(now // expiry))
            left = (1 - (now / expiry) % 1) * expiry
            return window.previous, left, window.current, left + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        self.clear(key)

    def clear(self, key: str) -> None:
        with self._lock:
            self._young.pop(key, None)
            self._old.pop(key, None)

    def reset(self) -> int | None:
        with self._lock:
            dropped = len(self)
            self._young, self._old = {}, {}
        return dropped

    def check(self) -> bool:
        return True

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        raise NotImplementedError("only sliding windows are kept here")

    def get(self, key: str) -> int:
        raise NotImplementedError("only sliding windows are kept here")

    def get_expiry(self, key: str) -> float:
        raise NotImplementedError("only sliding windows are kept here")

    def _window(self, key: str, span: int) -> Window:
        window = self._young.get(key)
        if window is None:
            window = self._old.pop(key, None) or Window(span)
            if len(self._young) >= self._most // 2:
                self._young, self._old = {}, self._young
            self._young[key] = window
        window.move_to(span)
        return window
