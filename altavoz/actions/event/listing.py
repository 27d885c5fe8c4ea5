# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events in lists, for calendars and for the rooms that tell of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.html import strip_tags

from altavoz.actions.event.calendars import Entry
from altavoz.actions.event.rows import Event
from altavoz.actions.event.showing import news_of, text_in
from altavoz.actions.event.when import When, when_of
from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.outbox.links import absolute
from altavoz.website.regions import codes_of

MOST = 200
# Calendars keep what has passed for a while, and so learn that something was called off.
KEPT = timedelta(days=30)
HIDDEN = (Action.State.PREPARING, Action.State.TAKEN_DOWN)


@dataclass(frozen=True)
class Gathering:
    """An event as a list shows it, with its page."""

    event: Event
    page: ActionPage
    when: When
    place: str
    country: str


def gatherings(
    *, language: str, now: datetime, countries: Collection[str] = (), most: int = MOST, past: bool = False
) -> list[Gathering]:
    """What is ahead, the next first; or what has been, the last first. In that language or another that tells of it."""
    when = Q(ends_at__lte=now) if past else Q(ends_at__gt=now)
    rows = Event.objects.filter(when).exclude(action__state__in=HIDDEN)
    rows = rows.filter(action__country__in=countries) if countries else rows
    order = ("-begins_at", "-pk") if past else ("begins_at", "pk")
    found = list(rows.order_by(*order).select_related("action").prefetch_related("texts")[:most])
    pages = pages_of([event.action_id for event in found])
    shown = ((event, _page_of(event, pages, language)) for event in found)
    return [
        Gathering(event, page, when_of(event, language), text_in(event, language).place, event.action.country)
        for event, page in shown
        if page
    ]


def entries(*, language: str, now: datetime, country: str = "", topic: str = "") -> list[Entry]:
    """What is ahead or has just been, the next first, in that language or another that tells of it."""
    rows = Event.objects.filter(ends_at__gt=now - KEPT).exclude(action__state__in=HIDDEN)
    rows = rows.filter(action__country__in=codes_of(country)) if country else rows
    rows = rows.filter(action__topics__slug=topic) if topic else rows
    rows = rows.order_by("begins_at", "pk").select_related("action__organisation").prefetch_related("texts")
    return _told(list(rows[:MOST]), language)


def entry_of(event: Event, *, language: str, extra: Sequence[str] = ()) -> Entry | None:
    """None where no page tells of it. `extra` are lines for somebody's own copy."""
    return _entry(event, pages_of([event.action_id]), language, extra)


def pages_of(action_ids: Sequence[int]) -> Sequence[ActionPage]:
    """With what a calendar says of them, all at once."""
    rows = ActionPage.objects.filter(action__in=action_ids, live=True).select_related("locale")
    return list(rows.only(*pointing.SHOWN, "teaser", "search_description"))


def _entry(event: Event, pages: Sequence[ActionPage], language: str, extra: Sequence[str] = ()) -> Entry | None:
    page = _page_of(event, pages, language)
    if page is None:
        return None
    text = text_in(event, language)
    about = [page.description, news_of(event, language), text.accessibility, text.safety, *extra]
    return Entry(
        event=event,
        public_id=event.action.public_id,
        title=page.title,
        about="\n\n".join(strip_tags(words) for words in about if words),
        place=text.place,
        address=absolute(f"/act/{event.action.public_id}/"),
    )


def _page_of(event: Event, pages: Sequence[ActionPage], language: str) -> ActionPage | None:
    return pointing.page_in([each for each in pages if each.action_id == event.action_id], language)


def _told(rows: Sequence[Event], language: str) -> list[Entry]:
    pages = pages_of([row.action_id for row in rows])
    return [entry for row in rows if (entry := _entry(row, pages, language)) is not None]
