# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has to go when a case is taken down. Every room that holds something of a case registers a step in `ready()`.

A step takes a case that is already taken down, removes at most a batch of what it finds, and returns how much that was.
It may be called again at any time: once with nothing left it returns nothing, and does nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from altavoz.cases.models import Case

Step = Callable[["Case", datetime], int]
_steps: dict[str, Step] = {}
_beyond_recall: dict[str, Promise] = {}
# A step that goes on finding something is either very long or broken; the round takes it up again.
MOST_TURNS = 20


@dataclass(frozen=True)
class Removed:
    """How much each step took away; `is_complete` says that at the end none of them found anything more."""

    counts: Mapping[str, int]
    is_complete: bool

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def register(name: str, step: Step, *, beyond_recall: Promise | None = None) -> None:
    """`beyond_recall` says to staff, in a whole sentence, what of its kind nobody can take back."""
    _steps[name] = step
    if beyond_recall is not None:
        _beyond_recall[name] = beyond_recall


def registered() -> tuple[str, ...]:
    return tuple(sorted(_steps))


def cannot_be_recalled() -> Sequence[Promise]:
    """For the screen of the button, before it is pressed."""
    return tuple(_beyond_recall[name] for name in sorted(_beyond_recall))


def take_away(case: "Case", *, now: datetime, turns: int = MOST_TURNS) -> Removed:
    """Run all steps until nothing is left, or until it was long enough for one sitting."""
    counts = dict.fromkeys(_steps, 0)
    for _turn in range(turns):
        found = {name: _steps[name](case, now) for name in sorted(_steps)}
        for name, number in found.items():
            counts[name] += number
        if not any(found.values()):
            return Removed(counts, is_complete=True)
    return Removed(counts, is_complete=False)
