# SPDX-License-Identifier: AGPL-3.0-or-later
"""At which moments an office may get its next letters: so many an hour, evenly, and only while it is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from altavoz.decision_makers.opening_hours import Hours

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Pace:
    """How many letters an hour an office takes; without hours it takes them day and night."""

    per_hour: int
    hours: Hours | None = None

    @property
    def between(self) -> timedelta:
        return HOUR / self.per_hour

    def from_then_on(self, moment: datetime) -> datetime | None:
        """The first moment from that one on at which it is open; None where it never is."""
        return self.hours.opening(moment) if self.hours else moment


@dataclass(frozen=True)
class Gone:
    """What an office got in the last hour and what is on its way to it, whatever action it was about.

    What is on its way counts for as long as it is: a mail server that comes back after a day hands over all of it.
    """

    counted: int = 0
    last_turn: datetime | None = None
    oldest: datetime | None = None


NOTHING = Gone()


def turns(pace: Pace, gone: Gone, *, now: datetime, until: datetime, most: int = 500) -> list[datetime]:
    """The moments that are free up to `until`, in their order, and no more than `most`."""
    found: list[datetime] = []
    for moment in _free(pace, gone, now):
        if moment > until or len(found) >= min(most, pace.per_hour - gone.counted):
            break
        found.append(moment)
    return found


def next_turn(pace: Pace, gone: Gone, *, now: datetime) -> datetime | None:
    """When the next letter may go; None where nobody can say."""
    if gone.counted < pace.per_hour:
        return next(_free(pace, gone, now), None)
    # The hour is full: the oldest of it has to grow an hour old first, where none still waits for the mail server.
    return pace.from_then_on(max(gone.oldest + HOUR, now)) if gone.oldest else None


def _free(pace: Pace, gone: Gone, now: datetime) -> Iterator[datetime]:
    after_last = gone.last_turn + pace.between if gone.last_turn else now
    moment = pace.from_then_on(max(now, after_last))
    while moment is not None:
        yield moment
        moment = pace.from_then_on(moment + pace.between)
