# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff plan an event, call it off, and read the list for the door, each with the power for it."""

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.event.rows import Event
from altavoz.actions.event.testing import make_event, say_yes
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


def typed(**fields: object) -> dict[str, object]:
    said = {
        "begins": "2099-11-20T18:00",
        "ends": "2099-11-20T20:00",
        "zone": "America/Toronto",
        "capacity": "2",
        "place_en": "Town hall",
    }
    return {**said, **fields}


def test_bo_plans_an_event_by_the_clock_of_its_place(client: Client) -> None:
    sign_in(client)
    action = make_action(kind="event", state=Action.State.PREPARING)
    answer = client.post(reverse("event_staff:plan", args=[action.pk]), typed())
    assert answer.status_code == 302
    event = Event.objects.get()
    assert event.begins_at.isoformat() == "2099-11-20T23:00:00+00:00"
    assert event.seats.count() == 2
    action.refresh_from_db()
    assert action.closes_at == event.begins_at
    assert AuditEntry.objects.filter(act="event.plan").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends": "2099-11-20T17:00"}, "It ends before it begins."),
        ({"begins": "soon"}, "This is no day with an hour."),
        ({"begins": "2026-03-08T02:30"}, "the clocks jump over it"),
        ({"place_en": ""}, "Say where it is"),
        ({"capacity": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: Client, wrong: dict[str, str], said: str) -> None:
    sign_in(client)
    action = make_action(kind="event", state=Action.State.PREPARING)
    answer = client.post(reverse("event_staff:plan", args=[action.pk]), typed(**wrong))
    assert said in answer.content.decode()
    assert not Event.objects.exists()


def test_bo_calls_it_off_with_a_word_and_never_without(client: Client) -> None:
    sign_in(client)
    event = make_event()
    address = reverse("event_staff:cancel", args=[event.action_id])
    assert "why it is called off" in client.post(address, {}).content.decode()
    assert client.post(address, {"words_en": "The hall is closed."}).status_code == 302
    event.refresh_from_db()
    assert event.is_cancelled


def test_the_list_for_the_door_names_those_who_have_a_place(client: Client) -> None:
    event = make_event(capacity=1)
    say_yes(event, "ana")
    sign_in(client)
    assert "Ana Lima" in client.get(reverse("event_staff:door", args=[event.action_id])).content.decode()


@pytest.mark.parametrize("screen", ["plan", "cancel", "link", "door"])
def test_a_stranger_sees_none_of_it(client: Client, screen: str) -> None:
    event = make_event()
    assert client.get(reverse(f"event_staff:{screen}", args=[event.action_id])).status_code == 403


def test_another_kind_of_action_has_no_such_screen(client: Client) -> None:
    sign_in(client)
    assert client.get(reverse("event_staff:plan", args=[make_action().pk])).status_code == 404


def test_what_was_handed_over_there_is_chosen_among_our_own(client: Client) -> None:
    sign_in(client)
    event = make_event()
    address = reverse("event_staff:link", args=[event.action_id])
    assert client.get(address).status_code == 200
    assert client.post(address, {"hand_overs": ["999"]}).status_code == 200
    assert client.post(address, {}).status_code == 302
