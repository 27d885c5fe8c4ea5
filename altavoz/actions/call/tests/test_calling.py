# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana calls: the number, its hours, what to say, and how it went."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from altavoz.actions.call.calling import phone_of
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import make_action
from altavoz.contacting.models import ContactReport, PlanText
from altavoz.contacting.testing import add_contact, make_chamber, make_write_action, page_url, press_the_button, seats
from altavoz.decision_makers.models import ContactPoint, Office
from altavoz.participation.models import Participation
from altavoz.participation.testing import sign

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 7, 8, 15, 0, tzinfo=UTC)
SCRIPT = "Hello, my name is [[first_name|…]]. I call about [[holder|your office]] and the weavers."


@pytest.fixture
def action() -> Action:
    action = make_write_action(kind="call", body=make_chamber())
    PlanText.objects.update(call_script=SCRIPT)
    for office in seats(Office.objects.get(pk=office_ids()[0]).institution):  # type: ignore[arg-type]  # all have one
        add_contact(office, "phone", "613-555-0142")
    return action


def office_ids() -> list[int]:
    return list(Office.objects.filter(institution__key="loom").order_by("key").values_list("pk", flat=True))


def first() -> Office:
    return Office.objects.get(pk=office_ids()[0])


def second() -> Office:
    return Office.objects.get(pk=office_ids()[1])


def page(client: Client, action: Action, *offices: Office, language: str = "en") -> str:
    asked = "&".join(f"office={office.public_id}" for office in offices)
    return client.get(f"{page_url(action, language)}?{asked}").content.decode()


def said(contact: ContactPoint, now: datetime) -> str:
    """With the narrow spaces of times made plain."""
    return phone_of(contact, "US", "en", now).words.replace("\u202f", " ")


def phone(hours: str = "", zone: str = "", value: str = "613-555-0142") -> ContactPoint:
    return ContactPoint(way="phone", value=value, label="Capital", hours=hours, zone=zone)


def test_the_page_asks_for_a_place_first(client: Client, action: Action) -> None:
    assert "Show who represents me" in client.get(page_url(action)).content.decode()


def test_the_number_is_a_link_that_can_be_dialled(client: Client, action: Action) -> None:
    shown = page(client, action, first())
    assert 'href="tel:+16135550142"' in shown
    assert "Call 613-555-0142" in shown


def test_the_script_names_whom_it_is_about_and_nothing_of_the_reader(client: Client, action: Action) -> None:
    shown = page(client, action, first())
    assert "Hello, my name is …." in shown
    assert "[[" not in shown


def test_a_script_in_a_script_is_text(client: Client, action: Action) -> None:
    PlanText.objects.update(call_script="<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(client, action, first())


def test_an_office_without_a_number_says_so_and_asks_for_no_report(client: Client, action: Action) -> None:
    ContactPoint.objects.filter(way="phone").delete()
    shown = page(client, action, first())
    assert "No telephone number is known of this office." in shown
    assert 'name="result"' not in shown


def test_who_chose_several_is_led_from_one_to_the_next(client: Client, action: Action) -> None:
    shown = page(client, action, first(), second())
    assert f"?office={second().public_id}&amp;office={first().public_id}" in shown
    assert "Next: call" in shown


@pytest.mark.parametrize(("language", "word"), [("fr", "Comment"), ("es", "Cómo")])
def test_the_card_speaks_the_language_of_the_page(client: Client, action: Action, language: str, word: str) -> None:
    shown = page(client, action, first(), language=language)
    assert word in shown
    assert "How did it go?" not in shown


def test_open_hours_are_told_by_the_offices_clock() -> None:
    contact = phone("Mon-Fri 9am-5pm", "America/New_York")
    assert said(contact, WEDNESDAY) == "Open now, until 5:00 PM (Eastern Time)."
    assert phone_of(contact, "US", "en", WEDNESDAY).open


def test_after_hours_it_says_when_it_opens() -> None:
    evening, saturday = datetime(2026, 7, 8, 22, 0, tzinfo=UTC), datetime(2026, 7, 11, 15, 0, tzinfo=UTC)
    contact = phone("Mon-Fri 9am-5pm", "America/New_York")
    assert said(contact, evening) == "Closed now; opens on Thursday at 9:00 AM (Eastern Time)."
    assert "Monday" in said(contact, saturday)
    early = datetime(2026, 7, 8, 11, 0, tzinfo=UTC)
    assert said(contact, early) == "Closed now; opens at 9:00 AM (Eastern Time)."


def test_hours_that_nobody_can_read_are_shown_as_they_were_written() -> None:
    contact = phone("By appointment only", "America/New_York")
    told = phone_of(contact, "US", "en", WEDNESDAY)
    assert (told.open, told.hours) == (None, "By appointment only")
    assert said(contact, WEDNESDAY) == "There it is 11:00 AM now (Eastern Time)."
    assert phone_of(phone("By appointment only", "Mars/Olympus"), "US", "en", WEDNESDAY).words == ""


def test_hours_are_told_in_spanish() -> None:
    with translation.override("es"):
        told = phone_of(phone("Mon-Fri 9am-5pm", "America/New_York"), "US", "es", WEDNESDAY)
    assert "17:00" in told.words
    assert "Open" not in told.words


@pytest.mark.parametrize("result", ["spoke", "left_message", "no_answer"])
def test_a_report_counts_once_its_writer_confirmed_it(client: Client, action: Action, result: str) -> None:
    answer = sign(client, action, office=first().public_id, way="call", result=result)
    assert answer.status_code == 303
    assert ContactReport.objects.get().confirmed_at is None
    press_the_button()
    report = ContactReport.objects.get()
    assert (report.way, report.result, report.office) == ("call", result, first())
    assert report.confirmed_at is not None
    assert Change.objects.get().n == 1


def test_after_the_report_whom_she_chose_besides_is_called_next(client: Client, action: Action) -> None:
    assert f'name="later" value="{second().public_id}"' in page(client, action, first(), second())
    later = [second().public_id, "x" * 16, "<b>"]
    answer = sign(client, action, office=first().public_id, later=later, way="call", result="spoke")
    shown = client.get(answer["Location"]).content.decode()
    assert "Next: call" in shown
    assert f"?office={second().public_id}&amp;v=" in shown
    assert first().public_id not in shown


@pytest.mark.parametrize("result", ["", "sent", "shouted"])
def test_who_does_not_say_how_it_went_is_asked(client: Client, action: Action, result: str) -> None:
    answer = sign(client, action, office=first().public_id, way="call", result=result)
    assert answer.status_code == 422
    assert "Please say what came of it." in answer.content.decode()
    assert not Participation.objects.exists()


def test_a_second_call_is_kept_beside_the_first_and_counts_nobody_twice(client: Client, action: Action) -> None:
    for office, result in ((first(), "spoke"), (second(), "no_answer")):
        sign(client, action, office=office.public_id, way="call", result=result)
        press_the_button()
    assert Participation.objects.count() == 1
    assert Change.objects.count() == 1
    assert set(ContactReport.objects.values_list("office", "result")) == {
        (first().pk, "spoke"),
        (second().pk, "no_answer"),
    }


def test_an_office_of_somewhere_else_is_refused_kindly(client: Client, action: Action) -> None:
    answer = sign(client, action, office="a" * 16, way="call", result="spoke")
    assert answer.status_code == 422
    assert not ContactReport.objects.exists()


def test_ana_reads_from_a_script_with_her_name_and_words(client: Client, action: Action) -> None:
    typed = {"office": first().public_id, "given_name": "Ana", "own": "My aunt <b>weaves</b>.", "language": "en"}
    shown = client.post(reverse("call:script", args=[action.public_id]), typed).content.decode()
    assert "Hello, my name is Ana." in shown
    assert "My aunt &lt;b&gt;weaves&lt;/b&gt;." in shown
    assert 'href="tel:+16135550142"' in shown
    assert f"?office={first().public_id}#sign" in shown
    assert not Participation.objects.exists()


def test_a_script_is_shown_of_calls_alone_and_never_by_a_link(client: Client, action: Action) -> None:
    assert client.get(reverse("call:script", args=[action.public_id])).status_code == 303
    assert client.post(reverse("call:script", args=[make_action().public_id])).status_code == 404
