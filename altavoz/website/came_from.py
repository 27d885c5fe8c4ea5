# SPDX-License-Identifier: AGPL-3.0-or-later
"""From which mailing a reader comes: `?from=abcdefgh`, the same code for all of its readers, so it tells of nobody.

A code that no mailing has is dropped before anything is made of it: what a stranger types must not multiply pages.
The room that knows the codes registers here; what it says is kept for some seconds, so junk costs no query.
"""

import re
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

NAME = "from"
# The last part of an address's question.
ASKED = re.compile(r"(?:^|&)from=([^&=]{0,40})\Z")
# As long as this many doors.
DOORS = 5

Codes = frozenset[str]
_asks: list[Callable[[], Codes]] = []
_kept: tuple[float, Codes] = (0.0, frozenset())


def register(ask: Callable[[], Codes]) -> None:
    _asks.append(ask)


def code_of(request: HttpRequest) -> str:
    """Of the page's address, or of the form that was sent from it; empty where no mailing has it."""
    said = (request.POST if request.method == "POST" else request.GET).get(NAME, "")
    return said if said and said in known() else ""


def carried(request: HttpRequest, address: str) -> str:
    """An address of the same page with the code that this request brought: the last of its questions."""
    code = code_of(request)
    if not code:
        return address
    asked, mark, place = address.partition("#")
    return f"{asked}{'&' if '?' in asked else '?'}{NAME}={code}{mark}{place}"


def known() -> Codes:
    global _kept  # noqa: PLW0603 - one for the process, replaced whole
    until, codes = _kept
    now = time.monotonic()
    if now >= until:
        codes = frozenset[str]().union(*(ask() for ask in _asks))
        _kept = (now + DOORS * settings.DOOR_SECONDS, codes)
    return codes


def without_junk(question: str) -> str:
    """The question of an address without a code that no mailing has."""
    found = ASKED.search(question)
    return question if found is None or found[1] in known() else question[: found.start()]
