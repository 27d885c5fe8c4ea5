# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event in the words of schema.org: what everybody may know of it, and never the way in."""

from datetime import datetime
from typing import Any

from django.conf import settings

from altavoz.actions.event.rows import Event
from altavoz.actions.event.showing import text_in

SCHEMA = "https://schema.org"


def event_of(event: Event, language: str) -> dict[str, Any]:
    """Nothing where nobody is told where it is: whoever reads it asks for a place."""
    place, begins, ends = text_in(event, language).place, *(each.astimezone(event.time_zone) for each in _times(event))
    where: list[dict[str, str]] = [{"@type": "Place", "name": place, "address": place}] if place else []
    if event.online:
        where.append({"@type": "VirtualLocation", "url": f"{settings.ALTAVOZ_URL}/act/{event.action.public_id}/"})
    if not where:
        return {}
    return {
        "@context": SCHEMA,
        "@type": "Event",
        "startDate": begins.date().isoformat() if event.only_day_known else begins.isoformat(timespec="minutes"),
        "endDate": ends.date().isoformat() if event.only_day_known else ends.isoformat(timespec="minutes"),
        "eventStatus": f"{SCHEMA}/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{SCHEMA}/{_mode(in_a_place=bool(place), is_online=bool(event.online))}",
        "location": where if len(where) > 1 else where[0],
        "organizer": {"@type": "Organization", "name": event.action.organisation.name(language)},
        "inLanguage": language,
    }


def _times(event: Event) -> tuple[datetime, datetime]:
    return event.begins_at, event.ends_at


def _mode(*, in_a_place: bool, is_online: bool) -> str:
    if in_a_place and is_online:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if is_online else "OfflineEventAttendanceMode"
