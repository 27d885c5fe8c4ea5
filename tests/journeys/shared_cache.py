# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cache as it stands in front of a centre, with a clock of its own: it keeps what our headers let it, as long."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


@dataclass(frozen=True)
class Kept:
    at: float
    fresh: int
    stale: int
    if_error: int
    body: bytes


@dataclass
class SharedCache:
    """RFC 9111 and RFC 5861, as far as our own answers use them; it is as greedy as they allow."""

    origin: "Callable[[str], Answer]"
    now: float = 0.0
    # Nothing answers behind it: the centre is down, or the way to it.
    is_cut_off: bool = False
    _kept: dict[str, Kept] = field(default_factory=dict)

    def get(self, place: str) -> bytes:
        """What a reader behind the cache sees now."""
        kept = self._kept.get(place)
        age = self.now - kept.at if kept else 0.0
        if kept is not None and age < kept.fresh:
            return kept.body
        if kept is not None and age < kept.fresh + kept.stale:
            # Answered at once from what it has, and asked for anew behind the reader's back.
            self._fetch(place)
            return kept.body
        if kept is not None and self.is_cut_off and age < kept.fresh + kept.if_error:
            return kept.body
        return self._fetch(place)

    def _fetch(self, place: str) -> bytes:
        if self.is_cut_off:
            return b""
        answer = self.origin(place)
        body = answer.getvalue()
        says = dict(re.findall(r"([a-z-]+)(?:=(\d+))?", answer.get("Cache-Control", "").lower()))
        self._kept.pop(place, None)
        if not {"no-store", "private", "no-cache"} & says.keys() and says:
            fresh = int(says.get("s-maxage") or says.get("max-age") or 0)
            stale, if_error = (int(says.get(f"stale-{when}") or 0) for when in ("while-revalidate", "if-error"))
            self._kept[place] = Kept(self.now, fresh, stale, if_error, body)
        return body
