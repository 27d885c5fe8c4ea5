# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody sees of an event, and what only those see who confirmed."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from altavoz.actions.event import changing, linking
from altavoz.actions.event.testing import ROOM, make_event, say_yes
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.deliveries.models import HandOver
from altavoz.deliveries.testing import MAY, hand_it_over, story_of
from altavoz.participation.testing import SPRING, make_participation, sign
from altavoz.website.testing import told_to_machines

pytestmark = pytest.mark.django_db


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_page_says_when_where_and_how_to_get_about(client: Client) -> None:
    event = make_event(capacity=30, online=ROOM)
    page = shown(client, make_action_page(event.action).url)
    for said in ("Friday 20 November 2099", "18:00 to 20:00", "Eastern Time", "Town hall of Marola", "a ramp"):
        assert said in page, said
    assert "Come in twos." in page
    told = told_to_machines(page)["Event"]
    assert told["startDate"] == "2099-11-20T18:00-05:00"
    assert [each["@type"] for each in told["location"]] == ["Place", "VirtualLocation"]
    assert ROOM not in page


def test_its_pdf_says_when_and_where(client: Client) -> None:
    event = make_event(capacity=30, online=ROOM)
    make_action_page(event.action)
    answer = client.get(f"/act/{event.action.public_id}/page.en.pdf")
    paper = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())
    assert "When: Friday 20 November 2099, 18:00 to 20:00" in paper
    assert "Where: Town hall of Marola" in paper
    assert "meet.example.org" not in paper


def test_the_way_in_is_told_to_nobody_who_has_not_confirmed(client: Client) -> None:
    event = make_event(online=ROOM)
    page = make_action_page(event.action)
    waiting = make_participation(event.action, email="ana@example.org")
    addresses = (page.url, f"/confirm/{waiting.token}/", "/events.ics", f"/act/{event.action.public_id}/event.en.ics")
    for address in addresses:
        text = shown(client, address)
        assert "meet.example.org" not in text
        assert "Ring twice" not in text
    assert client.get(f"/coming/{waiting.token}.ics").status_code == 404


def test_who_confirmed_reads_the_way_in_on_a_page_of_her_own(client: Client) -> None:
    event = make_event(online=ROOM)
    make_action_page(event.action)
    ana = say_yes(event, "ana")
    own = shown(client, f"/confirm/{ana.token}/")
    assert "there is a place for you" in own
    assert ROOM in own
    assert "Ring twice" in own
    assert ROOM in shown(client, f"/coming/{ana.token}.ics").replace("\r\n ", "")


def test_who_waits_is_told_so_and_does_not_learn_the_way_in(client: Client) -> None:
    event = make_event(capacity=1, online=ROOM)
    page = make_action_page(event.action)
    say_yes(event, "ana")
    bo = say_yes(event, "bo")
    own = shown(client, f"/confirm/{bo.token}/")
    assert "you stand in line" in own
    assert ROOM not in own
    assert "All places are taken" in shown(client, page.url)


def test_nobody_is_shown_who_comes(client: Client) -> None:
    event = make_event()
    page = make_action_page(event.action)
    sign(client, event.action, show_name="on")
    say_yes(event, "ana")
    text = shown(client, page.url)
    assert "Ana" not in text
    assert 'name="show_name"' not in text


def test_an_event_without_time_and_place_does_not_open() -> None:
    action = make_action(kind="event", state=Action.State.PREPARING)
    with pytest.raises(Exception, match="when and where"):
        make_action_page(action)


def test_called_off_stands_first(client: Client) -> None:
    event = make_event()
    page = make_action_page(event.action)
    changing.cancel(event, words={"en": "The hall is closed."}, now=SPRING)
    text = shown(client, page.url)
    assert "This event was called off." in text
    assert "The hall is closed." in text


def test_the_event_and_what_was_handed_over_there_lead_to_each_other() -> None:
    petition = make_action()
    make_action_page(petition)
    event = make_event()
    make_action_page(event.action, title="At the embassy")
    hand_it_over(petition)
    linking.link(event, [HandOver.objects.get()], today=MAY)
    petition.refresh_from_db()
    assert any("At the embassy" in str(line.rich) for line in story_of(petition).lines)
    assert any("Let the weavers go home" in str(line.rich) for line in story_of(event.action).lines)
