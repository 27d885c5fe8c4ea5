# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events as calendars read them (RFC 5545). Only what everybody may know, unless it is somebody's own copy.

All times are UTC, so that no rules of any time zone have to travel along.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from altavoz.actions.event.rows import Event

PRODUCT = "-//Altavoz//Events//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"
# What the standard lets stand in one line, in octets.
LONGEST_LINE = 75
ASK_AGAIN = "PT1H"


@dataclass(frozen=True)
class Entry:
    """One event in one language."""

    event: Event
    public_id: str
    title: str
    about: str
    place: str
    address: str


def calendar(entries: Iterable[Entry], *, name: str = "") -> str:
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        *([f"X-WR-CALNAME:{_text(name)}", f"REFRESH-INTERVAL;VALUE=DURATION:{ASK_AGAIN}"] if name else []),
        *(line for entry in entries for line in _lines(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _lines(entry: Entry) -> Iterator[str]:
    event = entry.event
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.public_id}@{urlsplit(settings.ALTAVOZ_URL).hostname}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.edition}"
    yield from _times(event)
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.about:
        yield f"DESCRIPTION:{_text(entry.about)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    yield f"URL:{_one_line(entry.address)}"
    yield "END:VEVENT"


def _times(event: Event) -> Iterator[str]:
    if event.only_day_known:
        first, last = (moment.astimezone(event.time_zone).date() for moment in (event.begins_at, event.ends_at))
        yield f"DTSTART;VALUE=DATE:{_day(first)}"
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    else:
        yield f"DTSTART:{_moment(event.begins_at)}"
        yield f"DTEND:{_moment(event.ends_at)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(words: str) -> str:
    """What would end a value stands behind a backslash; a line break is two letters."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join("".join(sign for sign in line if sign.isprintable()) for line in escaped.splitlines())


def _one_line(address: str) -> str:
    return "".join(address.split())


def _fold(line: str) -> Iterator[str]:
    """No line is longer than allowed, and none is cut within a letter."""
    rest, room = line, LONGEST_LINE
    while len(rest.encode()) > room:
        cut = room
        while len(rest[:cut].encode()) > room:
            cut -= 1
        yield rest[:cut] if room == LONGEST_LINE else f" {rest[:cut]}"
        rest, room = rest[cut:], LONGEST_LINE - 1
    yield rest if room == LONGEST_LINE else f" {rest}"
