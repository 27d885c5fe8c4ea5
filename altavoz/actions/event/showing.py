# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pages show of an event: to everybody, and more to somebody who said yes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext

from altavoz.actions.event import places
from altavoz.actions.event.rows import Event, EventNews, EventText, Rsvp
from altavoz.actions.event.when import When, when_of
from altavoz.campaigns.action import Action
from altavoz.participation.models import Participation


@dataclass(frozen=True)
class EventView:
    """What everybody may know."""

    when: When
    place: str
    is_online: bool
    accessibility: str
    safety: str
    capacity: int | None
    is_full: bool
    is_cancelled: bool
    is_over: bool
    news: str
    calendar: str
    has_way_in: bool


@dataclass(frozen=True)
class OwnView:
    """What somebody who confirmed is told besides. Who waits learns where it is once there is a place."""

    event: EventView
    is_coming: bool
    online: str = ""
    way_in: str = ""
    calendar: str = ""


def around(action: Action, _request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    event = Event.objects.filter(action=action).prefetch_related("texts").first()
    return {"event": view_of(event, action, language, now) if event else None}


def view_of(event: Event, action: Action, language: str, now: datetime) -> EventView:
    text = text_in(event, language)
    return EventView(
        when=when_of(event, language),
        place=text.place,
        is_online=bool(event.online),
        accessibility=text.accessibility,
        safety=text.safety,
        capacity=event.capacity,
        is_full=event.still_takes_people(now) and places.is_full(event),
        is_cancelled=event.is_cancelled,
        is_over=event.is_over(now),
        news=news_of(event, language),
        calendar=f"/act/{action.public_id}/event.{language}.ics",
        has_way_in=bool(text.way_in or event.online),
    )


def told_on_paper(event: Event, language: str) -> tuple[str, ...]:
    """When and where, and what is not as it was; call it in that language."""
    place = text_in(event, language).place or (gettext("Online") if event.online else "")
    off = gettext("This event was called off.") if event.is_cancelled else ""
    facts = ((gettext("When"), when_of(event, language).whole), (gettext("Where"), place))
    said = (gettext("%(name)s: %(value)s") % {"name": name, "value": value} for name, value in facts if value)
    return tuple(line for line in (off, *said) if line)


def hers(participation_id: int, language: str, now: datetime) -> Mapping[str, object]:
    """For her own page: public words before she has confirmed, and the way in once she has a place."""
    row = Participation.objects.select_related("action").get(pk=participation_id)
    return {"own": own(row, language, now)}


def own(row: Participation, language: str, now: datetime) -> OwnView | None:
    event = Event.objects.filter(action=row.action_id).prefetch_related("texts").first()
    if event is None:
        return None
    view = view_of(event, row.action, language, now)
    coming = Rsvp.objects.filter(participation=row, state=Rsvp.State.COMING).exists()
    if not coming or row.state != Participation.State.CONFIRMED:
        return OwnView(view, is_coming=False)
    return OwnView(view, True, event.online, text_in(event, language).way_in, f"/coming/{row.token}.ics")


def text_in(event: Event, language: str) -> EventText:
    """In that language; what it leaves out, or where there is none, in the first that says it."""
    texts = sorted(event.texts.all(), key=lambda text: (text.language != language, text.pk))
    return EventText(
        event=event,
        language=language,
        place=_first(text.place for text in texts),
        accessibility=_first(text.accessibility for text in texts),
        safety=_first(text.safety for text in texts),
        way_in=_first(text.way_in for text in texts),
    )


def news_of(event: Event, language: str) -> str:
    """The newest words about a change, if there was one."""
    newest = EventNews.objects.filter(event=event).order_by("-pk").prefetch_related("texts").first()
    if newest is None:
        return ""
    texts = sorted(newest.texts.all(), key=lambda text: (text.language != language, text.pk))
    return _first(text.words for text in texts)


def _first(said: Iterable[str]) -> str:
    return next((words for words in said if words), "")
