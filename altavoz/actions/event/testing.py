# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: an event as staff have planned it, and somebody who said yes."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from altavoz.actions.event.planning import Facts, Words, plan
from altavoz.actions.event.rows import Event
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation

# Years ahead, so that it never begins while tests run.
VIGIL = datetime(2099, 11, 20, 23, 0, tzinfo=UTC)
ROOM = "https://meet.example.org/vigil-7k3q"
WORDS = {
    "en": Words("Town hall of Marola", "No steps; a ramp on the left.", "Come in twos.", "Ring twice, ask for Bo."),
    "fr": Words("Mairie de Marola", "Sans marche.", "Venez à deux.", "Sonnez deux fois."),
    "es": Words("Ayuntamiento de Marola", "Sin escalones.", "Vengan de dos en dos.", "Toquen dos veces."),
}


def facts_of(
    *,
    begins_at: datetime = VIGIL,
    capacity: int | None = None,
    online: str = "",
    words: Mapping[str, Words] = WORDS,
    changed: Mapping[str, str] | None = None,
) -> Facts:
    return Facts(
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=2),
        zone="America/Toronto",
        words=words,
        capacity=capacity,
        online=online,
        changed=changed or {},
    )


def make_event(
    *,
    action: Action | None = None,
    begins_at: datetime = VIGIL,
    capacity: int | None = None,
    online: str = "",
) -> Event:
    action = action or make_action(kind="event")
    event = plan(action, facts_of(begins_at=begins_at, capacity=capacity, online=online), now=SPRING).event
    action.refresh_from_db()
    return event


def say_yes(event: Event, name: str, *, now: datetime = SPRING, held: Doubt = Doubt.NONE) -> Participation:
    """Somebody at example.org fills in the form and presses the button of the letter."""
    return make_participation(event.action, email=f"{name}@example.org", confirmed=True, held=held, now=now)


def states(event: Event) -> Mapping[str, str]:
    """Who comes and who waits, by the first part of the address."""
    rows = event.rsvps.select_related("participation")
    return {row.participation.email.partition("@")[0]: row.state for row in rows}
