# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana looks up who represents her, and calls about the letter instead of writing."""

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.testing import make_letter, say, seat_of
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import make_action_page
from altavoz.contacting.models import ContactReport, Plan, PlanText
from altavoz.contacting.testing import add_contact
from altavoz.decision_makers.models import ContactPoint, Office
from altavoz.participation.models import Participation
from altavoz.participation.testing import sign

pytestmark = pytest.mark.django_db
SCRIPTS = {"ask": "Please sign the letter.", "thank": "Thank you for your name."}


@pytest.fixture
def letter() -> CircularLetter:
    """Vera Okonjo has signed, of Nadia Ferro nothing is known; both have a telephone."""
    letter = make_letter()
    make_action_page(letter.action)
    say(letter, "Vera Okonjo")
    plan = Plan.objects.get(action=letter.action)
    for stance, script in SCRIPTS.items():
        words = {"subject": "The letter", "message": f"In writing: {script}", "call_script": f"I am […]. {script}"}
        PlanText.objects.create(plan=plan, language="en", stance=stance, **words)
    for name in ("Vera Okonjo", "Nadia Ferro"):
        add_contact(office_of(letter, name), "phone", "613-555-0142")
    return letter


def office_of(letter: CircularLetter, name: str) -> Office:
    return seat_of(letter, name).office


def shown(client: Client, letter: CircularLetter, name: str, *, by: str = "call") -> str:
    page = letter.action.pages.get(told_in="en")
    return client.get(f"{page.url}?office={office_of(letter, name).public_id}&v=0&by={by}").content.decode()


def test_ana_looks_up_chooses_calls_reports_and_is_counted_after_the_button(
    client: Client, letter: CircularLetter
) -> None:
    door = reverse("contacting:office", args=[letter.action.public_id])
    assert "Vera Okonjo" in client.post(door, {"place": "K1A 0B1"}).content.decode()
    office = office_of(letter, "Vera Okonjo").public_id
    written = client.get(client.post(door, {"office": office})["Location"]).content.decode()
    assert f"?office={office}&amp;v=" in written
    assert "&amp;by=call#sign" in written
    called = shown(client, letter, "Vera Okonjo")
    assert 'href="tel:+16135550142"' in called
    assert sign(client, letter.action, office=office, way="call", result="spoke").status_code == 303
    assert not Change.objects.exists()
    token = Participation.objects.get().token
    assert "spoke to someone" in client.get(reverse("participation:confirm", args=[token])).content.decode()
    assert client.post(reverse("participation:confirm", args=[token])).status_code == 303
    report = ContactReport.objects.get(confirmed_at__isnull=False)
    assert (report.office.public_id, report.way, report.result) == (office, "call", "spoke")
    assert Change.objects.get().n == 1


@pytest.mark.parametrize(("name", "said"), [("Vera Okonjo", "thank"), ("Nadia Ferro", "ask")])
def test_whether_a_member_has_signed_chooses_the_script(
    client: Client, letter: CircularLetter, name: str, said: str
) -> None:
    told = shown(client, letter, name)
    assert f"I am […]. {SCRIPTS[said]}" in told
    assert all(script not in told for sort, script in SCRIPTS.items() if sort != said)


def test_writing_stays_the_first_way_and_is_one_tap_away(client: Client, letter: CircularLetter) -> None:
    assert "In writing: Please sign" in shown(client, letter, "Nadia Ferro", by="<script>")
    assert "Write instead" in shown(client, letter, "Nadia Ferro")


def test_her_own_words_lead_back_to_the_call(client: Client, letter: CircularLetter) -> None:
    office = office_of(letter, "Nadia Ferro").public_id
    typed = {"office": office, "given_name": "Ana", "own": "<b>", "by": "call", "language": "en"}
    told = client.post(reverse("call:script", args=[letter.action.public_id]), typed).content.decode()
    assert "Please sign the letter." in told
    assert f"?office={office}&amp;by=call#sign" in told


def test_who_does_not_say_how_the_call_went_is_asked_beside_the_number(client: Client, letter: CircularLetter) -> None:
    office = office_of(letter, "Nadia Ferro").public_id
    answer = sign(client, letter.action, office=office, way="call")
    assert answer.status_code == 422
    assert "Please say what came of it." in answer.content.decode()
    assert 'href="tel:+16135550142"' in answer.content.decode()


def test_a_member_without_a_number_is_written_to(client: Client, letter: CircularLetter) -> None:
    ContactPoint.objects.filter(way="phone").delete()
    assert "Call instead" not in shown(client, letter, "Nadia Ferro", by="")
    assert "No telephone number is known of this office." in shown(client, letter, "Nadia Ferro")


def test_where_the_plan_wants_no_calls_none_is_offered_or_taken(client: Client, letter: CircularLetter) -> None:
    Plan.objects.update(by_call=False)
    told = shown(client, letter, "Vera Okonjo")
    assert "tel:" not in told
    office = office_of(letter, "Vera Okonjo").public_id
    assert sign(client, letter.action, office=office, way="call", result="spoke").status_code == 422
    assert client.post(reverse("call:script", args=[letter.action.public_id]), {"office": office}).status_code == 404
