# SPDX-License-Identifier: AGPL-3.0-or-later
"""The days between which an entry is dated: either end may be open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext

from altavoz.website.finding.entries import Entry

# Beyond them a database or a time zone knows no moment.
EARLIEST, LATEST = date(1000, 1, 1), date(9000, 12, 31)


@dataclass(frozen=True)
class Span:
    """Both days belong to it, as days are where the centre stands."""

    since: date | None = None
    until: date | None = None

    @property
    def is_backwards(self) -> bool:
        return bool(self.since and self.until and self.since > self.until)

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def __str__(self) -> str:
        since, until = (formats.date_format(day) if day else "" for day in (self.since, self.until))
        if since and until:
            return f"{since} – {until}"
        return gettext("from %(day)s") % {"day": since} if since else gettext("until %(day)s") % {"day": until}

    def among(self, entries: "QuerySet[Entry]") -> "QuerySet[Entry]":
        if self.since:
            entries = entries.filter(at__gte=_beginning(self.since))
        return entries.filter(at__lt=_beginning(self.until) + timedelta(days=1)) if self.until else entries


ANY_DAY = Span()


def of_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _beginning(day: date) -> datetime:
    known = min(max(day, EARLIEST), LATEST)
    return datetime.combine(known, time.min, tzinfo=timezone.get_current_timezone())
