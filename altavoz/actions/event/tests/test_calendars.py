# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calendars as RFC 5545 wants them: lines, escapes, foldings, and what a feed holds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from altavoz.actions.event import changing
from altavoz.actions.event.calendars import Entry, calendar
from altavoz.actions.event.planning import Words, plan
from altavoz.actions.event.rows import Event
from altavoz.actions.event.testing import facts_of, make_event
from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.participation.testing import SPRING

pytestmark = pytest.mark.django_db


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def an_entry(**said: str) -> Entry:
    event = Event(begins_at=SPRING, ends_at=SPRING + timedelta(hours=2), zone="America/Toronto", changed_at=SPRING)
    words = {"public_id": "a" * 16, "title": "Vigil", "about": "", "place": "", "address": "http://127.0.0.1/", **said}
    return Entry(event=event, **words)


def test_what_would_end_a_value_is_escaped_and_control_signs_go() -> None:
    lines = unfolded(calendar([an_entry(title="Bring; one, or\\two\x07", about="First\r\nEND:VEVENT")]))
    assert "SUMMARY:Bring\\; one\\, or\\\\two" in lines
    assert "DESCRIPTION:First\\nEND:VEVENT" in lines
    assert lines.count("END:VEVENT") == 1


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter() -> None:
    text = calendar([an_entry(about="Où étés à Montréal – " * 20)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"DESCRIPTION:{('Où étés à Montréal – ' * 20)}" in unfolded(text)


def test_an_hour_is_told_in_utc() -> None:
    assert "DTSTART:20260407T120000Z" in unfolded(calendar([an_entry()]))


def test_a_day_alone_is_told_as_a_day() -> None:
    entry = an_entry()
    entry.event.only_day_known = True
    lines = unfolded(calendar([entry]))
    assert {"DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260408"} <= set(lines)


def test_the_feed_holds_what_is_ahead_in_each_language_and_country(client: Client) -> None:
    event = make_event(action=make_action(kind="event"))
    make_action_pages(event.action)
    for address, title in (
        ("/events.ics", "Let the weavers go home"),
        ("/events/fr.ics", "Laissez rentrer les tisserandes"),
        ("/events/es/CA.ics", "Que las tejedoras vuelvan a casa"),
    ):
        answer = client.get(address)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert f"SUMMARY:{title}" in unfolded(answer.content.decode())
        assert not answer.cookies
    assert "BEGIN:VEVENT" not in client.get("/events/en/MX.ics").content.decode()


def test_the_feed_leaves_out_what_is_long_past_or_taken_down(client: Client) -> None:
    past = make_event(action=make_action(kind="event"), begins_at=datetime(2019, 5, 10, 12, tzinfo=UTC))
    make_action_pages(past.action)
    gone = make_event(action=make_action(kind="event"))
    make_action_pages(gone.action)
    life.take_down(gone.action_id, now=SPRING)
    assert "BEGIN:VEVENT" not in client.get("/events.ics").content.decode()
    assert client.get(f"/act/{gone.action.public_id}/event.en.ics").status_code == 410


def test_a_calendar_learns_that_it_was_moved_and_called_off(client: Client) -> None:
    event = make_event()
    make_action_pages(event.action)
    before = client.get("/events.ics").content.decode()
    plan(event.action, facts_of(words={"en": Words("The other hall")}), now=SPRING)
    changing.cancel(event, words={"en": "No hall."}, now=SPRING)
    after = unfolded(client.get("/events.ics").content.decode())
    assert "SEQUENCE:1" in unfolded(before)
    assert {"SEQUENCE:3", "STATUS:CANCELLED"} <= set(after)


def test_an_action_that_is_no_event_has_no_calendar(client: Client) -> None:
    action = make_action()
    assert client.get(f"/act/{action.public_id}/event.en.ics").status_code == 404
    assert client.get(f"/act/{Action().public_id}/event.en.ics").status_code == 404
