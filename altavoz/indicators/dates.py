# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a figure holds: a day, a week, a month, a year or a span of them, as a text, a tag and a reader say it."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from altavoz.cases.times.approximate import Known, in_words
from altavoz.indicators.models import Observation, Precision

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")


class Period(NamedTuple):
    """All the days that are meant."""

    starts: date
    ends: date
    precision: str


def read(text: str) -> Period | None:
    """ "2018", "2018-10" or "2018-10-19"; none where that is no date."""
    found = ISO_DATE.match(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day:
            return Period(date(year or 0, month or 0, day), date(year or 0, month or 0, day), Precision.DAY)
        return spread(date(year or 0, month or 1, 1), Precision.MONTH if month else Precision.YEAR)
    except ValueError:
        return None


def spread(on: date, precision: str, until: date | None = None) -> Period:
    """From the first day that is meant to the last."""
    first, last = _around(on, precision), _around(until or on, precision)
    return Period(first[0], max(first[1], last[1]), precision)


def words(row: Observation, language: str) -> str:
    """ "7 February 2018", "June 2017", "2013 to 2014"."""
    is_one = spread(row.starts, row.precision).ends == row.ends
    return in_words(Known(row.starts, None if is_one else row.ends, row.precision), language)


def iso(row: Observation) -> str:
    """ "2018-02-07", "2017-06", "2017", "2013/2014"."""
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(row.precision), 10)
    first, last = row.starts.isoformat()[:length], row.ends.isoformat()[:length]
    return first if first == last else f"{first}/{last}"


def _around(day: date, precision: str) -> tuple[date, date]:
    if precision == Precision.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == Precision.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day + timedelta(days=6) if precision == Precision.WEEK else day
