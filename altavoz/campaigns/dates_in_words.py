# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as people say them, no more exact than they are known."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton, get_timezone_location
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.campaigns.action import Precision

# "Friday 15 July 2016 at 17:00", as each language writes it (CLDR's letters).
TO_THE_MINUTE = {
    "en": "EEEE d MMMM y 'at' HH:mm",
    "fr": "EEEE d MMMM y 'à' H 'h' mm",
    "es": "EEEE d 'de' MMMM 'de' y 'a las' HH:mm",
}
FIRST_OF_MONTH = {"fr": "EEEE '1er' MMMM y 'à' H 'h' mm"}
# "15 July 2016", so that all dates of an English page agree, wherever it is read.
LOCALES: Mapping[str, str] = {"en": "en_GB"}
# No cache keeps a page longer, neither ours nor one before us: "today" must not be read tomorrow.
A_PAGE_IS_KEPT = timedelta(minutes=3)
TODAY: Promise = gettext_lazy("Closes today, %(moment)s")
TOMORROW: Promise = gettext_lazy("Closes tomorrow, %(moment)s")
THIS_WEEK: Promise = gettext_lazy("Closes this %(moment)s")


def in_words(day: date | None, *, precision: str, language: str) -> str:
    """ "26 September 2014", "September 2014" or "2014"; nothing for no date."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return str(format_skeleton("yMMMM", datetime(day.year, day.month, day.day), locale=language))  # noqa: DTZ001 - a day
    words = str(format_date(day, "long", locale=LOCALES.get(language, language)))
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


def closing_soon(moment: datetime | None, zone: ZoneInfo, *, language: str, now: datetime) -> str:
    """ "Closes this Friday 15 July 2016 at 17:00 (New York time)" as a page may say it now; nothing where the week is
    another, or where midnight is so near that somebody could read it tomorrow.
    """
    day, today = day_in(moment, zone), day_in(now, zone)
    if moment is None or day is None or today is None or moment <= now or today != day_in(now + A_PAGE_IS_KEPT, zone):
        return ""
    near = {today: TODAY, today + timedelta(days=1): TOMORROW}
    this_week = THIS_WEEK if day.isocalendar()[:2] == today.isocalendar()[:2] else None
    sentence = near.get(day, this_week)
    if sentence is None:
        return ""
    with override(language):
        return str(sentence) % {"moment": to_the_minute(moment, zone, language=language)}
