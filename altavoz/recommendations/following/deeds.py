# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was done for a recommendation: rooms above, which have actions, register who tells of them here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Deed:
    """An action that asks for the recommendation, since a day and until another."""

    title: str
    url: str
    state: str
    since: date
    until: date | None


Teller = Callable[[int, str], Sequence[Deed]]
_tellers: dict[str, Teller] = {}


def register(name: str, tell: Teller) -> None:
    """`tell` takes the number of the recommendation's row and a language. The same name again replaces it."""
    _tellers[name] = tell


def deeds_for(recommendation_id: int, language: str) -> list[Deed]:
    return [deed for name in sorted(_tellers) for deed in _tellers[name](recommendation_id, language)]
