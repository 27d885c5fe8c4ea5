# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as people say them, no more exact than they are known."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from altavoz.campaigns.action import Precision


def in_words(day: date | None, *, precision: str, language: str) -> str:
    """ "26 September 2014", "September 2014" or "2014"; nothing for no date."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return str(format_skeleton("yMMMM", datetime(day.year, day.month, day.day), locale=language))  # noqa: DTZ001 - a day
    words = str(format_date(day, "long", locale=language))
    # French counts the first of a month, and CLDR does not.
    return f"1er{words[1:]}" if language == "fr" and day.day == 1 else words


def day_in(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """Which day it is in that time zone at that moment."""
    return None if moment is None else moment.astimezone(zone).date()
