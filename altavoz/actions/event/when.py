# SPDX-License-Identifier: AGPL-3.0-or-later
"""When an event is, as people say it where it takes place."""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date, format_datetime, format_time, get_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.actions.event.rows import Event
from altavoz.campaigns.dates_in_words import LOCALES

# "Tuesday 20 November 2018", as each language writes it (CLDR's letters).
DAY = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "es": "EEEE d 'de' MMMM 'de' y"}
FIRST_OF_MONTH = {"fr": "EEEE '1er' MMMM y"}
MONTH = {"en": "EEEE, MMMM y", "fr": "EEEE, MMMM y", "es": "EEEE, MMMM 'de' y"}


@dataclass(frozen=True)
class When:
    """`day` and `hours` make a sentence each; `number`, `month` and `begins` stand big on the page."""

    number: str
    month: str
    day: str
    begins: str = ""
    hours: str = ""
    zone: str = ""

    @property
    def whole(self) -> str:
        return f"{self.day}, {self.hours}" if self.hours else self.day


def when_of(event: Event, language: str) -> When:
    zone = event.time_zone
    begins, ends = event.begins_at.astimezone(zone), event.ends_at.astimezone(zone)
    with override(language):
        day = _days(begins, ends, language)
        number, month = str(begins.day), _written(begins, MONTH, language)
        if event.only_day_known:
            return When(number, month, day)
        name = str(get_timezone_name(begins, "long", zone_variant="generic", locale=language))
        first, last = _hour(begins, language), _hour(ends, language)
        hours = _("%(begins)s to %(ends)s (%(zone)s)") % {"begins": first, "ends": last, "zone": name}
        return When(number, month, day, first, hours, name)


def _days(begins: datetime, ends: datetime, language: str) -> str:
    first, last = _day(begins, language), _day(ends, language)
    if begins.date() == ends.date():
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _day(moment: datetime, language: str) -> str:
    if moment.day == 1 and language in FIRST_OF_MONTH:
        return _written(moment, FIRST_OF_MONTH, language)
    return _written(moment, DAY, language)


def _written(moment: datetime, patterns: dict[str, str], language: str) -> str:
    return str(format_date(moment.date(), patterns.get(language, patterns["en"]), locale=language))


def _hour(moment: datetime, language: str) -> str:
    """The clock of the place, with 24 hours in every language: nobody comes at six in the morning for a vigil."""
    if language == "fr":
        return str(format_datetime(moment, "H 'h' mm", tzinfo=moment.tzinfo, locale=language))
    return str(format_time(moment, "HH:mm", tzinfo=moment.tzinfo, locale=LOCALES.get(language, language)))
