# SPDX-License-Identifier: AGPL-3.0-or-later
"""When an office is open, by the clock on its own wall: summer time moves the moment, not the hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Hours:
    """The same hours on each of some weekdays (Monday is 0). One that closes before it opens is open over midnight."""

    zone: ZoneInfo
    opens: time = MIDNIGHT
    closes: time = MIDNIGHT
    weekdays: frozenset[int] = EVERY_DAY

    @property
    def always(self) -> bool:
        return self.opens == self.closes and self.weekdays == EVERY_DAY

    def is_open(self, at: datetime) -> bool:
        return any(start <= at < end for start, end in self._stretches(at))

    def opening(self, at: datetime) -> datetime | None:
        """That moment itself while it is open, else when it opens next; None where it never does."""
        return next((max(at, start) for start, end in self._stretches(at) if at < end), None)

    def closing(self, at: datetime) -> datetime | None:
        """When it closes, while it is open; None while it is not, and where it never closes."""
        if self.always:
            return None
        return next((end for start, end in self._stretches(at) if start <= at < end), None)

    def _stretches(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """From the day before, whose evening may reach into this one, to the same weekday of the next week."""
        today = at.astimezone(self.zone).date()
        for days in range(-1, 9):
            day = today + timedelta(days=days)
            if day.weekday() in self.weekdays:
                last = day if self.closes > self.opens else day + timedelta(days=1)
                start = datetime.combine(day, self.opens, self.zone)
                # In UTC, for between two times of one zone Python reckons as if summer time never began.
                yield start.astimezone(UTC), datetime.combine(last, self.closes, self.zone).astimezone(UTC)
