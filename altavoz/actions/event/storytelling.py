# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells of an action: that something of it was handed over at an event, and the other way round."""

from collections.abc import Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from altavoz.actions.event.rows import EventHandOver
from altavoz.campaigns import pointing, presence, story
from altavoz.campaigns.action import Action
from altavoz.campaigns.story import Rank, StoryLine, Telling, Told

HIDDEN = (Action.State.PREPARING, Action.State.TAKEN_DOWN)


def event_lines(telling: Telling) -> Told:
    return Told([*_handed_over_here(telling), *_handed_over_at(telling)])


def register_teller() -> None:
    story.register("events", event_lines)
    presence.register("events that handed over", lambda pk: EventHandOver.objects.filter(event__action=pk))
    presence.register("handed over at events", lambda pk: EventHandOver.objects.filter(hand_over__action=pk))


def _handed_over_here(telling: Telling) -> Iterator[StoryLine]:
    """On the event's page: of which action it was. What an action handed over at its own event it tells itself."""
    if not presence.may_have(telling.action, "events that handed over"):
        return
    rows = EventHandOver.objects.filter(event__action=telling.action, hand_over__taken_back_at__isnull=True)
    for row in rows.exclude(hand_over__action=telling.action).select_related("hand_over__action"):
        link = _link(row.hand_over.action, telling.language)
        if link:
            yield StoryLine(
                Rank.HANDED_OVER,
                _("Handed over here"),
                on=row.hand_over.on,
                precision=row.hand_over.precision,
                rich=link,
            )


def _handed_over_at(telling: Telling) -> Iterator[StoryLine]:
    """On the page of what was handed over: at which event."""
    if not presence.may_have(telling.action, "handed over at events"):
        return
    rows = EventHandOver.objects.filter(hand_over__action=telling.action, hand_over__taken_back_at__isnull=True)
    for row in rows.exclude(event__action=telling.action).select_related("event__action", "hand_over"):
        link = _link(row.event.action, telling.language)
        if link:
            zone = row.event.time_zone
            yield StoryLine(
                Rank.HANDED_OVER,
                _("The event at which it was handed over"),
                on=row.hand_over.on or row.event.begins_at.astimezone(zone).date(),
                precision=row.hand_over.precision,
                rich=link,
            )


def _link(action: Action, language: str) -> SafeString | None:
    if action.state in HIDDEN:
        return None
    page = pointing.page_in(pointing.live_pages(action), language)
    return format_html('<p><a href="{}">{}</a></p>', page.url, page.title) if page else None
