# SPDX-License-Identifier: AGPL-3.0-or-later
"""“Do not write any more” holds: for what waits, for what lies in the outbox, and for whoever comes after it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.printing import order
from altavoz.actions.urgent_action.testing import FIRST, SPRING, STOP, make_urgent
from altavoz.campaigns.action import Action
from altavoz.contacting import ending, following, putting
from altavoz.contacting.letters import write_message
from altavoz.contacting.models import Message, OfficeRules
from altavoz.contacting.testing import page_url
from altavoz.contacting.testing_letters import make_mail_office, make_message
from altavoz.organisations.testing import make_staff
from altavoz.outbox.models import Letter
from altavoz.participation import doors
from altavoz.participation.models import Participation
from altavoz.participation.testing import ana_types, sign

pytestmark = pytest.mark.django_db
State = Message.State
NOW = datetime.now(UTC)


@pytest.fixture
def paz() -> User:
    return make_staff(name="paz")


@pytest.fixture
def action(paz: User) -> Action:
    cache.clear()
    made = make_urgent(closes_at=NOW + timedelta(days=20))
    issuing.issue(made.pk, words=FIRST, by=paz, now=SPRING)
    made.refresh_from_db()
    return made


def stop(action: Action, paz: User) -> None:
    issuing.stop(action.pk, words=STOP, by=paz, now=NOW)
    doors._doors.clear()


def test_what_waits_is_never_put(action: Action, paz: User) -> None:
    office = make_mail_office()
    message = make_message(action, office, now=NOW)
    stop(action, paz)
    assert putting.put_due(now=NOW) == 0
    assert not Letter.objects.filter(kind=putting.KIND).exists()
    assert ending.withhold(now=NOW) == 1
    message.refresh_from_db()
    assert message.state == State.WITHHELD


def test_what_lies_in_the_outbox_is_not_written(action: Action, paz: User) -> None:
    message = make_message(action, make_mail_office(), now=NOW)
    assert putting.put_due(now=NOW) == 1
    letter = Letter.objects.get(kind=putting.KIND)
    assert write_message(letter) is not None
    stop(action, paz)
    assert write_message(letter) is None
    assert ending.withhold(now=NOW) == 1
    message.refresh_from_db()
    assert (message.state, following.follow(now=NOW)) == (State.WITHHELD, 0)
    assert not Letter.objects.filter(kind=putting.KIND, state="waiting").exists()


def test_another_action_goes_on_writing_to_the_same_office(action: Action, paz: User) -> None:
    office = make_mail_office()
    make_message(action, office, now=NOW)
    other = make_message(make_urgent(), office, now=NOW, email="bo@example.org")
    stop(action, paz)
    assert putting.put_due(now=NOW) == 1
    other.refresh_from_db()
    assert other.state == State.PUT


def test_a_digest_holds_nothing_of_a_stopped_action(action: Action, paz: User) -> None:
    office = make_mail_office()
    OfficeRules.objects.create(office=office, wants_digest=True)
    for who in ("ana", "bo"):
        make_message(action, office, now=NOW, email=f"{who}@example.org")
    stop(action, paz)
    assert putting.put_due(now=NOW) == 0


def test_the_form_refuses_and_says_why(client: Client, action: Action, paz: User) -> None:
    stop(action, paz)
    answer = client.post(f"/act/{action.public_id}/", ana_types(action, way="fax", done="1"))
    assert answer.status_code == 409
    assert "Please do not write any more." in answer.content.decode()
    assert not Participation.objects.exists()


def test_a_letter_that_waits_for_its_button_is_never_confirmed(client: Client, action: Action, paz: User) -> None:
    sign(client, action, by_centre="1")
    row = Participation.objects.get()
    stop(action, paz)
    button = reverse("participation:confirm", args=[row.token])
    for answer in (client.get(button), client.post(button)):
        assert "asks for no more letters" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == Participation.State.PENDING
    assert set(Message.objects.values_list("state", flat=True)) == {State.PENDING}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Stop action: please do not write any more."),
        ("fr", "n’écrivez plus"),
        ("es", "no escriba más"),
    ],
)
def test_the_page_says_it_first(client: Client, action: Action, paz: User, language: str, words: str) -> None:
    stop(action, paz)
    shown = client.get(page_url(action, language)).content.decode()
    head = shown.partition("<h1")[0]
    assert words in head
    assert 'method="post" action="/act/' not in shown.partition("<footer")[0].partition("by-mail")[0]


def test_the_sheet_of_a_stopped_action_says_it_and_names_nobody_to_write_to(
    client: Client, action: Action, paz: User
) -> None:
    stop(action, paz)
    action.refresh_from_db()
    told = order(action, 1, language="en", now=NOW)
    assert told["stop_words"]
    assert told["offices"] == told["letters"] == []
