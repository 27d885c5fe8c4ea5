# SPDX-License-Identifier: AGPL-3.0-or-later
"""Saying when and where an event is; and, where people have said yes already, telling them what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from altavoz.actions.event import changing, places
from altavoz.actions.event.rows import Event, EventNews, EventText
from altavoz.campaigns.action import Action
from altavoz.website import generations


@dataclass(frozen=True)
class Words:
    """What one language says of the place."""

    place: str = ""
    accessibility: str = ""
    safety: str = ""
    way_in: str = ""


@dataclass(frozen=True)
class Facts:
    begins_at: datetime
    ends_at: datetime
    zone: str
    words: Mapping[str, Words]
    only_day_known: bool = False
    capacity: int | None = None
    online: str = ""
    # Why it was changed, by language: told to those who said yes.
    changed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Planned:
    event: Event
    is_new: bool
    is_told: bool


def plan(action: Action, facts: Facts, *, now: datetime) -> Planned:
    """The row and its words together; the places after it, in batches of their own."""
    with transaction.atomic():
        event = Event.objects.select_for_update().filter(action=action).first()
        was = _where_and_when(event) if event else None
        begun = event.begins_at if event else None
        event = _write(event or Event(action=action), facts, now)
        _write_words(event, facts.words)
        _close_when_it_begins(action, event, begun)
        moved = was is not None and was != _where_and_when(event)
        is_told = moved and any(facts.changed.values())
        if is_told:
            changing.announce(event, sort=EventNews.Sort.MOVED, words=facts.changed, now=now)
        generations.touch(generations.action_subject(action.public_id))
        generations.touch(generations.SITE)
    places.arrange(event)
    return Planned(event, was is None, is_told)


def local(moment: datetime, zone: str) -> datetime | None:
    """That hour on the clock of the place; None for one that its clocks jump over."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    back = datetime.fromtimestamp(there.timestamp(), ZoneInfo(zone)).replace(tzinfo=None)
    return there if back == moment.replace(tzinfo=None) else None


def _write(event: Event, facts: Facts, now: datetime) -> Event:
    event.begins_at, event.ends_at, event.zone = facts.begins_at, facts.ends_at, facts.zone
    event.only_day_known, event.capacity, event.online = facts.only_day_known, facts.capacity, facts.online
    event.changed_at = now
    event.save()
    Event.objects.filter(pk=event.pk).update(edition=F("edition") + 1)
    return event


def _write_words(event: Event, words: Mapping[str, Words]) -> None:
    for language, said in words.items():
        EventText.objects.update_or_create(event=event, language=language, defaults=vars(said))


def _where_and_when(event: Event) -> object:
    texts = EventText.objects.filter(event=event).order_by("language")
    words = [(text.language, text.place, text.way_in) for text in texts]
    return (event.begins_at, event.ends_at, event.zone, event.only_day_known, event.online, words)


def _close_when_it_begins(action: Action, event: Event, begun: datetime | None) -> None:
    """Unless somebody has given the action an hour of its own."""
    unset = Q(closes_at__isnull=True) | Q(closes_at=begun)
    before = Q(opened_at__isnull=True) | Q(opened_at__lt=event.begins_at)
    going_on = [Action.State.PREPARING, Action.State.OPEN, Action.State.PAUSED]
    Action.objects.filter(unset, before, pk=action.pk, state__in=going_on).update(closes_at=event.begins_at)
