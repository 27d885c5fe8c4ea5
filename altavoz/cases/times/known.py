# SPDX-License-Identifier: AGPL-3.0-or-later
"""A time that is known no more exactly than people know it, what it leaves open, and what it cannot mean.

A season is told by its months, for spring in one country is autumn in another.
"""

import calendar
import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Precision(TextChoices):
    DAY = "day", _("day")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    SEASON = "season", _("three months")
    YEAR = "year", _("year")


class Part(TextChoices):
    """Which part of the day, the month or the year."""

    EARLY = "early", _("early")
    MID = "mid", _("in the middle")
    LATE = "late", _("late")
    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")
    NIGHT = "night", _("in the night")


class Qualifier(TextChoices):
    ABOUT = "about", _("about")
    SINCE = "since", _("since")
    BEFORE = "before", _("before")
    AFTER = "after", _("after")
    UNTIL = "until", _("until")
    BY = "by", _("by, at the latest")


class Contradiction(enum.Enum):
    """Why a date cannot be meant as it was put down; `label` says it to staff."""

    NO_DAY = "no_day"
    ENDS_BEFORE = "ends_before"
    SPAN_AND_QUALIFIER = "span_and_qualifier"
    HOUR_OF_MORE_THAN_A_DAY = "hour_of_more_than_a_day"
    PART_OF_A_SPAN = "part_of_a_span"
    PART_OF_A_SEASON = "part_of_a_season"
    NOT_A_DATE = "not_a_date"
    UNKNOWN_WORD = "unknown_word"

    @property
    def label(self) -> Promise:
        return CONTRADICTIONS[self]


CONTRADICTIONS: Mapping[Contradiction, Promise] = {
    Contradiction.NO_DAY: _("There is no date to which this could belong."),
    Contradiction.ENDS_BEFORE: _("It ends before it begins."),
    Contradiction.SPAN_AND_QUALIFIER: _("“Since”, “before”, “after”, “until” and “by” go with one date, not with two."),
    Contradiction.HOUR_OF_MORE_THAN_A_DAY: _("Morning, afternoon, evening and night are parts of a day: give the day."),
    Contradiction.PART_OF_A_SPAN: _("Give a part of the time for one date, not for two."),
    Contradiction.PART_OF_A_SEASON: _("Three months and a week have no parts: give the month."),
    Contradiction.NOT_A_DATE: _("This is not a date. Write 2020-09-08, 2020-09 or 2020."),
    Contradiction.UNKNOWN_WORD: _("This word is not one of those that can be chosen."),
}
BELONGS_TO: Mapping[Contradiction, str] = {
    Contradiction.NO_DAY: "on",
    Contradiction.ENDS_BEFORE: "until",
    Contradiction.SPAN_AND_QUALIFIER: "qualifier",
    Contradiction.HOUR_OF_MORE_THAN_A_DAY: "part",
    Contradiction.PART_OF_A_SPAN: "part",
    Contradiction.PART_OF_A_SEASON: "part",
}
HOURS = frozenset({Part.MORNING, Part.AFTERNOON, Part.EVENING, Part.NIGHT})
WITHOUT_PARTS = frozenset({Precision.WEEK, Precision.SEASON})
# What of one day comes first.
ORDER_IN_A_DAY: Mapping[str, int] = {
    Part.EARLY: 1,
    Part.MORNING: 2,
    Part.MID: 3,
    "": 4,
    Part.AFTERNOON: 5,
    Part.LATE: 6,
    Part.EVENING: 7,
    Part.NIGHT: 8,
}
# What is only known to be before or by a day stands ahead of what is known to be of that day.
ORDER_BY_QUALIFIER: Mapping[str, int] = {
    Qualifier.BEFORE: -2,
    Qualifier.BY: -1,
    Qualifier.UNTIL: -1,
    Qualifier.AFTER: 9,
}

SortKey = tuple[date, int, int]


@dataclass(frozen=True)
class Known:
    """`on` is the first day of what is meant (1 September for a month); none: nobody knows. `until` ends a span."""

    on: date | None = None
    until: date | None = None
    precision: str = Precision.DAY
    part: str = ""
    qualifier: str = ""

    @property
    def earliest(self) -> date | None:
        """The first day it may be, as far as the words go; for "before", "by" and "until" nobody knows."""
        if self.on is None or self.qualifier in (Qualifier.BEFORE, Qualifier.BY, Qualifier.UNTIL):
            return None
        return first_and_last(self)[0]

    @property
    def latest(self) -> date | None:
        if self.on is None or self.qualifier in (Qualifier.SINCE, Qualifier.AFTER):
            return None
        return self.until_end if self.until else first_and_last(self)[1]

    @property
    def until_end(self) -> date | None:
        return None if self.until is None else first_and_last(Known(self.until, precision=self.precision))[1]

    @property
    def sort_key(self) -> SortKey:
        """Where it stands among others; what nobody can date comes last."""
        if self.on is None:
            return (date.max, 0, 0)
        first, last = first_and_last(self)
        # Of two that begin on one day the wider comes first: "2020" ahead of "1 January 2020".
        width = (last - first).days
        order = ORDER_BY_QUALIFIER.get(self.qualifier, ORDER_IN_A_DAY.get(self.part, 4))
        return (first, -width, order)

    def contradictions(self) -> tuple[Contradiction, ...]:
        return tuple(_contradictions(self))

    def contradicts(self) -> bool:
        return bool(self.contradictions())


def beginning(known: Known) -> Known:
    """The same with the first day of the month, season or year that is meant."""
    if known.on is None or known.precision in (Precision.DAY, Precision.WEEK):
        return known
    month = {Precision.YEAR: 1, Precision.SEASON: known.on.month, Precision.MONTH: known.on.month}[
        Precision(known.precision)
    ]
    return replace(known, on=date(known.on.year, month, 1))


def _contradictions(known: Known) -> list[Contradiction]:
    if known.on is None:
        return [Contradiction.NO_DAY] if known.until or known.part or known.qualifier else []
    told = {
        Contradiction.ENDS_BEFORE: known.until is not None and known.until < known.on,
        Contradiction.SPAN_AND_QUALIFIER: bool(known.until) and known.qualifier not in ("", Qualifier.ABOUT),
        Contradiction.PART_OF_A_SPAN: bool(known.until and known.part),
        Contradiction.HOUR_OF_MORE_THAN_A_DAY: known.part in HOURS and known.precision != Precision.DAY,
        Contradiction.PART_OF_A_SEASON: known.part not in ("", *HOURS) and known.precision in WITHOUT_PARTS,
    }
    return [trouble for trouble, is_so in told.items() if is_so]


def first_and_last(known: Known) -> tuple[date, date]:
    """The days that the words leave open, of a time whose `on` is known."""
    on = known.on or date.max
    if known.precision == Precision.YEAR:
        months: Mapping[str, tuple[int, int]] = {Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12)}
        first, last = months.get(known.part, (1, 12))
        return date(on.year, first, 1), _end_of_month(on.year, last)
    if known.precision == Precision.SEASON:
        return date(on.year, on.month, 1), _end_of_month(*_months_later(on, 2))
    if known.precision == Precision.MONTH:
        end = _end_of_month(on.year, on.month).day
        days: Mapping[str, tuple[int, int]] = {Part.EARLY: (1, 10), Part.MID: (11, 20), Part.LATE: (21, end)}
        first, last = days.get(known.part, (1, end))
        return date(on.year, on.month, first), date(on.year, on.month, last)
    return on, on + timedelta(days=6) if known.precision == Precision.WEEK else on


def _months_later(day: date, months: int) -> tuple[int, int]:
    number = day.month - 1 + months
    return day.year + number // 12, number % 12 + 1


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
