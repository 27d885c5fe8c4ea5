# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of what the centre wrote of those who hold an office: rooms above add it to the office's public record.

A room registers a finder in `ready()`. It is given the office and a language, answers with what the public may read in
that language, the newest first, and names what it depends on with `generations.depend_on`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from altavoz.decision_makers.models import Office

MOST = 10


@dataclass(frozen=True)
class Mention:
    """Something with an address of its own; `sort` says what it is in a word or two."""

    title: str
    url: str
    sort: str
    on: date


Find = Callable[[Office, str], Iterable[Mention]]
_finders: dict[str, Find] = {}


def register(name: str, find: Find) -> None:
    """The same name again replaces it."""
    _finders[name] = find


def mentions_of(office: Office, *, language: str) -> Sequence[Mention]:
    found = [each for name in sorted(_finders) for each in _finders[name](office, language)]
    return sorted(found, key=lambda each: each.on, reverse=True)[:MOST]
