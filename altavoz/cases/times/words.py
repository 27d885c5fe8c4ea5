# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approximate times as people say them, in the languages of the centre."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from altavoz.cases.times.known import Known, Part, Precision, Qualifier, beginning

# "15 July 2016", so that all dates of an English page agree, wherever it is read.
LOCALES: Mapping[str, str] = {"en": "en_GB"}
UNKNOWN: Promise = _("Day not known")
DAYS: Promise = pgettext_lazy("days", "%(first)s to %(last)s")
MONTHS: Promise = pgettext_lazy("months or years", "%(first)s to %(last)s")
ABOUT_A_SPAN: Promise = _("about %(first_to_last)s")

# With a day, with a month or a year, and with a part of one ("early August 2021") the words around it differ.
WITH_A_DAY: Mapping[str, Promise] = {
    Qualifier.ABOUT: pgettext_lazy("a day", "about %(when)s"),
    Qualifier.SINCE: pgettext_lazy("a day", "since %(when)s"),
    Qualifier.BEFORE: pgettext_lazy("a day", "before %(when)s"),
    Qualifier.AFTER: pgettext_lazy("a day", "after %(when)s"),
    Qualifier.UNTIL: pgettext_lazy("a day", "until %(when)s"),
    Qualifier.BY: pgettext_lazy("a day", "by %(when)s"),
}
WITH_A_MONTH: Mapping[str, Promise] = {
    Qualifier.ABOUT: pgettext_lazy("a month or a year", "about %(when)s"),
    Qualifier.SINCE: pgettext_lazy("a month or a year", "since %(when)s"),
    Qualifier.BEFORE: pgettext_lazy("a month or a year", "before %(when)s"),
    Qualifier.AFTER: pgettext_lazy("a month or a year", "after %(when)s"),
    Qualifier.UNTIL: pgettext_lazy("a month or a year", "until %(when)s"),
    Qualifier.BY: pgettext_lazy("a month or a year", "by %(when)s"),
}
WITH_A_PART: Mapping[str, Promise] = {
    Qualifier.ABOUT: pgettext_lazy("part of a month or of a year", "about %(when)s"),
    Qualifier.SINCE: pgettext_lazy("part of a month or of a year", "since %(when)s"),
    Qualifier.BEFORE: pgettext_lazy("part of a month or of a year", "before %(when)s"),
    Qualifier.AFTER: pgettext_lazy("part of a month or of a year", "after %(when)s"),
    Qualifier.UNTIL: pgettext_lazy("part of a month or of a year", "until %(when)s"),
    Qualifier.BY: pgettext_lazy("part of a month or of a year", "by %(when)s"),
}
OF_A_DAY: Mapping[str, Promise] = {
    Part.EARLY: _("early on %(day)s"),
    Part.MID: _("around midday on %(day)s"),
    Part.LATE: _("late on %(day)s"),
    Part.MORNING: _("on the morning of %(day)s"),
    Part.AFTERNOON: _("on the afternoon of %(day)s"),
    Part.EVENING: _("on the evening of %(day)s"),
    Part.NIGHT: _("in the night of %(day)s"),
}
# Behind a day that already has "since", "before" or the like.
BEHIND_A_DAY: Mapping[str, Promise] = {
    Part.EARLY: _("%(day)s, early in the day"),
    Part.MID: _("%(day)s, around midday"),
    Part.LATE: _("%(day)s, late in the day"),
    Part.MORNING: _("%(day)s, in the morning"),
    Part.AFTERNOON: _("%(day)s, in the afternoon"),
    Part.EVENING: _("%(day)s, in the evening"),
    Part.NIGHT: _("%(day)s, in the night"),
}
OF_A_MONTH: Mapping[str, Promise] = {
    Part.EARLY: pgettext_lazy("a month", "early %(when)s"),
    Part.MID: pgettext_lazy("a month", "mid-%(when)s"),
    Part.LATE: pgettext_lazy("a month", "late %(when)s"),
}
OF_A_YEAR: Mapping[str, Promise] = {
    Part.EARLY: pgettext_lazy("a year", "early %(when)s"),
    Part.MID: pgettext_lazy("a year", "mid-%(when)s"),
    Part.LATE: pgettext_lazy("a year", "late %(when)s"),
}
WEEKS: Mapping[int, Promise] = {
    1: _("the first week of %(month)s"),
    8: _("the second week of %(month)s"),
    15: _("the third week of %(month)s"),
    22: _("the fourth week of %(month)s"),
}


# A story has hundreds of times, and is told again and again.
@lru_cache(maxsize=4_096)
def in_words(known: Known, language: str) -> str:
    """ "late on 8 September 2020", "since August 2021", "the first week of June 2019"."""
    with override(language):
        if known.on is None:
            return str(UNKNOWN)
        if known.until and known.until != known.on:
            span = _span(known, known.on, known.until, language)
            return str(ABOUT_A_SPAN) % {"first_to_last": span} if known.qualifier == Qualifier.ABOUT else span
        if known.precision == Precision.DAY:
            return _day(known, _whole_day(known.on, language))
        if known.precision in (Precision.WEEK, Precision.SEASON):
            return _qualified(WITH_A_PART, known, _stretch(known, known.on, language))
        return _month_or_year(known, known.on, language)


def _day(known: Known, day: str) -> str:
    if not known.qualifier:
        return str(OF_A_DAY[Part(known.part)]) % {"day": day} if known.part else day
    words = _qualified(WITH_A_DAY, known, day)
    return str(BEHIND_A_DAY[Part(known.part)]) % {"day": words} if known.part else words


def _month_or_year(known: Known, on: date, language: str) -> str:
    is_year = known.precision == Precision.YEAR
    when = str(on.year) if is_year else _month(on, language)
    parts = OF_A_YEAR if is_year else OF_A_MONTH
    if known.part in parts:
        return _qualified(WITH_A_PART, known, str(parts[known.part]) % {"when": when})
    return _qualified(WITH_A_MONTH, known, when)


def _stretch(known: Known, on: date, language: str) -> str:
    if known.precision == Precision.SEASON:
        months = beginning(known).on or on
        last = date(months.year + (months.month + 1) // 12, (months.month + 1) % 12 + 1, 1)
        return str(MONTHS) % {"first": _month(months, language), "last": _month(last, language)}
    if on.day in WEEKS:
        return str(WEEKS[on.day]) % {"month": _month(on, language)}
    return str(_("the week of %(day)s")) % {"day": _whole_day(on, language)}


def _span(known: Known, first: date, last: date, language: str) -> str:
    if known.precision == Precision.YEAR:
        return str(MONTHS) % {"first": first.year, "last": last.year}
    is_of_days = known.precision in (Precision.DAY, Precision.WEEK)
    pattern, said = (DAYS, _whole_day) if is_of_days else (MONTHS, _month)
    return str(pattern) % {"first": said(first, language), "last": said(last, language)}


def _qualified(patterns: Mapping[str, Promise], known: Known, when: str) -> str:
    return str(patterns[known.qualifier]) % {"when": when} if known.qualifier in patterns else when


def _month(day: date, language: str) -> str:
    return str(format_skeleton("yMMMM", datetime(day.year, day.month, day.day), locale=language))  # noqa: DTZ001 - a day


def _whole_day(day: date, language: str) -> str:
    words = str(format_date(day, "long", locale=LOCALES.get(language, language)))
    # French counts the first of a month, and CLDR does not.
    return f"1er{words[1:]}" if language == "fr" and day.day == 1 else words
