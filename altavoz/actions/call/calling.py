# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page of a call shows: the numbers with their hours, what to say, and who comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_time, get_timezone_name
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.contacting.page_parts import ContactView, LetterLine
from altavoz.contacting.page_parts import around as contact_around
from altavoz.decision_makers.models import ContactPoint
from altavoz.decision_makers.reading_hours import read_hours, zone_named
from altavoz.decision_makers.telephone import tel_link


@dataclass(frozen=True)
class Phone:
    """A number to dial. `hours` is how its source wrote them; `open` is None where nobody can say."""

    number: str
    link: str
    label: str
    hours: str
    open: bool | None = None
    words: str = ""
    moment: datetime | None = None
    zone: str = ""


@dataclass(frozen=True)
class Call:
    """Who is called now, with what words, and the addresses of the page with those who come after.

    `here` is this call's own address; `later` are the public ids of those who come after it. `by` is what a page that
    offers other ways too is asked for calls with.
    """

    line: LetterLine
    phones: tuple[Phone, ...]
    script: str
    next_name: str = ""
    next_url: str = ""
    others: tuple[tuple[str, str], ...] = ()
    by: str = ""
    here: str = ""
    later: tuple[str, ...] = ()


def around(action: Action, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    """As for the kinds that write; then the first office that was chosen is called, and the others come after it."""
    context = contact_around(action, request, language, now)
    contact = context["contact"]
    if not isinstance(contact, ContactView) or not contact.lines:
        return {**context, "call": None}
    with override(language):
        return {**context, "call": call_of(contact, language, now)}


def call_of(contact: ContactView, language: str, now: datetime, *, by: str = "") -> Call:
    first, *later = contact.lines
    turns = [contact.lines[place:] + contact.lines[:place] for place in range(1, len(contact.lines))]
    others = tuple((_name(turn[0]), address(turn, contact.variant, by=by)) for turn in turns)
    return Call(
        line=first,
        phones=tuple(phone_of(each, first.to.office.country, language, now) for each in first.to.phones),
        script=first.call_script or contact.text,
        next_name=_name(later[0]) if later else "",
        next_url=others[0][1] if others else "",
        others=others,
        by=by,
        here=address(contact.lines, contact.variant, by=by),
        later=tuple(line.public_id for line in later),
    )


def phone_of(contact: ContactPoint, country: str, language: str, now: datetime) -> Phone:
    link = tel_link(contact.value, country)
    hours = read_hours(contact.hours, contact.zone)
    if hours is not None:
        closing, opening = hours.closing(now), hours.opening(now)
        moment = closing or opening or now
        words = _open_until(moment, hours.zone, language) if closing else _opens(moment, now, hours.zone, language)
        return Phone(contact.value, link, contact.label, "", closing is not None, words, moment, hours.zone.key)
    if (zone := zone_named(contact.zone)) is not None:
        words = _("There it is %(time)s now (%(zone)s).") % _said(now, zone, language)
        return Phone(contact.value, link, contact.label, contact.hours, None, words, now, zone.key)
    return Phone(contact.value, link, contact.label, contact.hours)


def _open_until(moment: datetime, zone: ZoneInfo, language: str) -> str:
    return _("Open now, until %(time)s (%(zone)s).") % _said(moment, zone, language)


def _opens(moment: datetime, now: datetime, zone: ZoneInfo, language: str) -> str:
    """The weekday too, where it is not today's by the clock on the office's wall."""
    said = _said(moment, zone, language)
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return _("Closed now; opens at %(time)s (%(zone)s).") % said
    day = format_datetime(moment, "EEEE", tzinfo=zone, locale=language)
    return _("Closed now; opens on %(day)s at %(time)s (%(zone)s).") % {**said, "day": day}


def _said(moment: datetime, zone: ZoneInfo, language: str) -> dict[str, str]:
    time = format_time(moment, "short", tzinfo=zone, locale=language)
    return {"time": time, "zone": get_timezone_name(zone, "long", zone_variant="generic", locale=language)}


def _name(line: LetterLine) -> str:
    return line.holder or line.title


def address(lines: Sequence[LetterLine], variant: int, *, by: str = "") -> str:
    """The same page with these offices in this order; the order of the questions is that of the page cache."""
    asked = [*(("office", line.public_id) for line in lines), ("v", variant), *([("by", by)] if by else [])]
    return f"?{urlencode(asked)}#sign"
