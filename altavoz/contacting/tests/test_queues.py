# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dana's and Paz's screens: what waits for whom, and how each office may be written to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.contacting.models import ContactReport, Message, OfficeRules, OfficeStop, Plan
from altavoz.contacting.putting import put_due
from altavoz.contacting.testing_letters import make_mail_office, make_many_messages, make_message
from altavoz.contacting.ways import ContactWay, Result
from altavoz.decision_makers.models import Body, Office
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_centre, sign_in
from altavoz.participation.testing import make_participation

pytestmark = pytest.mark.django_db
RULES = {"per_hour": "3", "weekdays": ["1", "2"], "opens": "09:00", "closes": "17:00", "zone": "America/Toronto"}


@pytest.fixture(autouse=True)
def _centre() -> None:
    make_centre()


@pytest.fixture
def office() -> Office:
    return make_mail_office()


def signed_in(name: str = "paz", role: str = roles.PUBLISHER) -> Client:
    client = Client()
    sign_in(client, name=name, role=role)
    return client


def one(office: Office, name: str = "one") -> str:
    return reverse(f"contacting_queues:{name}", args=[office.public_id])


def test_the_queue_shows_what_waits_what_went_and_what_is_wrong(office: Office) -> None:
    make_many_messages(make_action(), [office], 15, now=timezone.now() - timedelta(hours=1))
    put_due(now=timezone.now())
    Message.objects.filter(state="put").update(state="failed", done_at=timezone.now())
    shown = signed_in().get(reverse("contacting_queues:all")).content.decode()
    assert "Minister of Looms" in shown
    assert '<td data-name="Waiting">14</td>' in shown
    assert "1 of 10" in shown
    assert "1 letter refused" in shown


def test_paz_says_how_an_office_may_be_written_to(office: Office) -> None:
    paz = signed_in()
    assert "Nobody has said anything yet" in paz.get(one(office)).content.decode()
    paz.post(one(office), {**RULES, "wants_digest": "on", "digest_hours": "1"})
    rules = OfficeRules.objects.get(office=office)
    assert (rules.per_hour, rules.weekdays, rules.zone, rules.wants_digest) == (3, "12", "America/Toronto", True)
    assert AuditEntry.objects.get(act="contacting.rules").after["per_hour"] == "3"
    paz.post(one(office, "drop_rules"))
    assert not OfficeRules.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"closes": ""}, {"closes": "08:00"}, {"zone": ""}, {"zone": "Mars/Olympus"}, {"per_hour": "0"}]
)
def test_rules_that_make_no_sense_are_refused_kindly(office: Office, wrong: dict[str, str]) -> None:
    answer = signed_in().post(one(office), {**RULES, "digest_hours": "24", **wrong})
    assert answer.status_code == 200
    assert not OfficeRules.objects.exists()


def test_the_rules_of_a_body_are_kept_for_all_of_its_offices(office: Office) -> None:
    body = Body.objects.create(country="CA")
    Office.objects.update(institution=body)
    paz = signed_in()
    paz.post(reverse("contacting_queues:body", args=[body.pk]), {**RULES, "digest_hours": "24"})
    assert "The rules of its body hold" in paz.get(one(office)).content.decode()


def test_paz_stops_an_office_and_goes_on(office: Office) -> None:
    paz = signed_in()
    paz.post(one(office, "stop"))
    assert OfficeStop.objects.filter(office=office).exists()
    assert "stopped since" in paz.get(reverse("contacting_queues:all")).content.decode()
    paz.post(one(office, "resume"))
    assert not OfficeStop.objects.exists()
    assert set(AuditEntry.objects.values_list("act", flat=True)) >= {"contacting.stop", "contacting.resume"}


def test_letters_without_an_address_are_sent_on_when_there_is_one(office: Office) -> None:
    make_message(make_action(), office, now=timezone.now())
    Message.objects.update(state="no_address")
    paz = signed_in()
    assert "1 letter without an address" in paz.get(one(office)).content.decode()
    paz.post(one(office, "send_on"))
    assert Message.objects.get().state == "confirmed"


def test_who_may_not_publish_looks_and_changes_nothing(office: Office) -> None:
    dana = signed_in("dana", roles.MODERATOR)
    assert dana.get(one(office)).status_code == 200
    for name in ("one", "stop", "resume", "send_on", "drop_rules"):
        dana.post(one(office, name), RULES)
    assert not OfficeRules.objects.exists()
    assert not OfficeStop.objects.exists()


def make_report(action: Action, office: Office) -> None:
    row = make_participation(action, confirmed=True)
    now = timezone.now()
    ContactReport.objects.create(
        participation=row, office=office, way=ContactWay.CALL, result=Result.SPOKE, at=now, confirmed_at=now
    )


def test_figures_tell_of_letters_and_calls_by_office_without_a_person(office: Office) -> None:
    action = make_action()
    Plan.objects.create(action=action)
    make_report(action, office)
    make_message(action, office, now=timezone.now(), email="bo@example.org")
    paz = signed_in()
    shown = paz.get(reverse("contacting_queues:figures", args=[action.pk])).content.decode()
    assert "spoke to someone" in shown
    table = paz.get(reverse("contacting_queues:table", args=[action.pk])).getvalue().decode()
    assert "Minister of Looms,by telephone,spoke to someone,1" in table
    assert "example.org" not in table
