# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as people say them, no more exact than they are known."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton, get_timezone_location
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.action import Precision

# "Friday 15 July 2016 at 17:00", as each language writes it (CLDR's letters).
TO_THE_MINUTE = {
    "en": "EEEE d MMMM y 'at' HH:mm",
    "fr": "EEEE d MMMM y 'à' H 'h' mm",
    "es": "EEEE d 'de' MMMM 'de' y 'a las' HH:mm",
}
FIRST_OF_MONTH = {"fr": "EEEE '1er' MMMM y 'à' H 'h' mm"}


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


def to_the_minute(moment: datetime | None, zone: ZoneInfo, *, language: str) -> str:
    """ "Friday 15 July 2016 at 17:00 (New York time)": an hour alone is another one for each reader."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    usual = TO_THE_MINUTE.get(language, TO_THE_MINUTE["en"])
    pattern = FIRST_OF_MONTH.get(language, usual) if local.day == 1 else usual
    words = str(format_datetime(local, pattern, locale=language))
    city = str(get_timezone_location(zone, locale=language, return_city=True)).rpartition("/")[2]
    if city == "UTC":
        return f"{words} (UTC)"
    with override(language):
        return _("%(moment)s (%(city)s time)") % {"moment": words, "city": city}
