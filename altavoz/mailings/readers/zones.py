# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reader's own clock: in which zone she probably is, and when her hours for letters begin and end."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from altavoz.mailings.readers.zone_table import ONE_ZONE, SEVERAL_ZONES

MIDNIGHT = 24
MORNING = 8
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """From one full hour to another of one day, by the reader's clock."""

    first: int
    until: int

    @property
    def are_all(self) -> bool:
        return self.first == 0 and self.until == MIDNIGHT

    def next_in(self, zone: ZoneInfo, moment: datetime) -> datetime:
        """The moment itself where it lies within the hours, else when they begin next."""
        local = moment.astimezone(zone)
        if self.are_all or self.first <= local.hour < self.until:
            return moment
        return self._begin(local, days=0 if local.hour < self.first else 1)

    def tomorrow(self, zone: ZoneInfo, moment: datetime) -> datetime:
        """On the reader's next day, and not in its first hours even where they count."""
        hour = max(self.first, MORNING) if self.until > MORNING else self.first
        return self._begin(moment.astimezone(zone), days=1, hour=hour)

    def _begin(self, local: datetime, *, days: int, hour: int | None = None) -> datetime:
        """The clock says so: a day in which the hour is set forward is shorter."""
        day = local.date() + A_DAY * days
        return datetime.combine(day, time(self.first if hour is None else hour), local.tzinfo).astimezone(UTC)


def zone_of(country: str, default: ZoneInfo) -> ZoneInfo:
    """Where most of a country's people live; `default` where the country is not known, or this machine has no such
    zone."""
    name = _names().get(country)
    return _zone(name) or default if name else default


def named(name: str) -> ZoneInfo:
    """UTC where this machine does not know it."""
    return _zone(name) or ZoneInfo("UTC")


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


@cache
def _names() -> dict[str, str]:
    lines = f"{ONE_ZONE},{SEVERAL_ZONES}".replace("\n", ",").split(",")
    return {country: name for line in lines if (words := line.split()) for country, name in [words]}
