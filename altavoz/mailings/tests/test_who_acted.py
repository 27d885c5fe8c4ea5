# SPDX-License-Identifier: AGPL-3.0-or-later
"""News of an urgent action: two drafts by themselves, and whoever acted hears of it, in a network or not."""

import re

import pytest
from django.test import Client

from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.testing import FIRST, MORE, SPRING, STOP, make_urgent
from altavoz.campaigns.action import Action
from altavoz.mailings.models import Audience, EnoughOfIt, Mailing, Recipient
from altavoz.mailings.readers import audience, choosing
from altavoz.mailings.sending import putting
from altavoz.mailings.staff.audience_form import AudienceForm
from altavoz.mailings.writing.letters import forget_all, write_one
from altavoz.organisations.testing import make_staff
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.testing import make_network, make_subscription

pytestmark = pytest.mark.django_db
BOTH = 2


@pytest.fixture
def issued() -> Action:
    """Ana is in the network and acted; Bo acted alone; Dee is in the network and has not acted."""
    forget_all()
    action = make_urgent()
    issuing.issue(action.pk, words=FIRST, by=make_staff(name="dana"), now=SPRING)
    action.refresh_from_db()
    network = make_network(organisation=action.organisation)
    for who in ("ana", "dee"):
        make_subscription(network, email=f"{who}@example.org")
    for who in ("ana", "bo"):
        make_participation(action, email=f"{who}@example.org", confirmed=True)
    return action


def updated(action: Action) -> tuple[Mailing, Mailing]:
    """The drafts to those who acted, and to the others."""
    issue = issuing.update(action.pk, words=MORE, by=make_staff(name="paz"), now=SPRING).issue
    assert issue is not None
    return Mailing.objects.get(public_id=issue.announced), Mailing.objects.get(public_id=issue.announced_network)


def send(mailing: Mailing) -> None:
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.CHOOSING)
    choosing.choose_due(now=SPRING)
    putting.put_due(now=SPRING)


def letter_to(email: str) -> Written | None:
    return write_one(next(each for each in Letter.objects.filter(kind="mailing") if each.recipient == email))


def test_news_become_two_urgent_drafts_for_who_acted_and_for_the_others(issued: Action) -> None:
    acted, others = updated(issued)
    assert (acted.state, acted.is_urgent, acted.sort) == ("draft", True, "update")
    assert (others.sort, Audience.objects.get(mailing=others).not_in_id) == ("alert", issued.pk)
    assert audience.count(acted, now=SPRING).total == BOTH
    assert audience.count(others, now=SPRING).total == 1
    text = acted.texts.get()
    assert "Two authorities have answered." in text.body
    assert "UA 1/26" in text.subject


def test_after_a_stop_nobody_is_asked_to_act(issued: Action) -> None:
    issue = issuing.stop(issued.pk, words=STOP, by=make_staff(name="paz"), now=SPRING).issue
    assert issue is not None
    others = Mailing.objects.get(public_id=issue.announced_network)
    assert others.sort == Mailing.Sort.UPDATE
    assert "do not write any more" in others.texts.get(language="en").subject


def test_who_acted_gets_one_letter_in_a_network_or_not(issued: Action) -> None:
    send(updated(issued)[0])
    assert Recipient.objects.count() == BOTH
    assert {each.recipient for each in Letter.objects.filter(kind="mailing")} == {"ana@example.org", "bo@example.org"}
    to_bo = letter_to("bo@example.org")
    assert to_bo is not None
    assert "you took part in this action" in to_bo.text
    assert "/enough/" in to_bo.headers["List-Unsubscribe"]
    assert "/did/" in to_bo.text
    to_ana = letter_to("ana@example.org")
    assert to_ana is not None
    hers = Participation.objects.get(action=issued, email_key=email_key("ana@example.org"))
    assert f"/did/{hers.token}/" in to_ana.text


def test_a_reader_of_the_network_who_acted_is_led_to_what_it_did(issued: Action) -> None:
    acted, _others = updated(issued)
    send(acted)
    audience_of_all = Audience.objects.get(mailing=acted)
    Audience.objects.filter(pk=audience_of_all.pk).update(took_part_in=None)
    hers = Participation.objects.get(action=issued, email_key=email_key("ana@example.org"))
    to_ana = letter_to("ana@example.org")
    assert to_ana is not None
    assert f"/did/{hers.token}/" in to_ana.text


def test_bo_stops_hearing_of_it_with_one_button_and_goes_on_counting(issued: Action, client: Client) -> None:
    acted, _others = updated(issued)
    send(acted)
    to_bo = letter_to("bo@example.org")
    assert to_bo is not None
    found = re.search(r"/enough/[^/>]+/", to_bo.headers["List-Unsubscribe"])
    assert found is not None
    assert client.get(found[0]).status_code == 200
    assert not EnoughOfIt.objects.exists()
    assert client.post(found[0], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert letter_to("bo@example.org") is None
    assert letter_to("ana@example.org") is not None
    assert Participation.objects.filter(state="confirmed").count() == BOTH


def test_who_withdrew_meanwhile_gets_nothing(issued: Action) -> None:
    send(updated(issued)[0])
    Participation.objects.update(state="withdrawn")
    assert letter_to("bo@example.org") is None


def test_nobody_outside_a_network_is_told_where_the_form_did_not_say_so(issued: Action) -> None:
    acted, _others = updated(issued)
    Mailing.objects.filter(pk=acted.pk).update(sort=Mailing.Sort.NEWS)
    acted.refresh_from_db()
    assert audience.count(acted, now=SPRING).total == 0
    Mailing.objects.filter(pk=acted.pk).update(sort=Mailing.Sort.UPDATE)
    Action.objects.filter(pk=issued.pk).update(kind="petition")
    assert audience.count(Mailing.objects.get(pk=acted.pk), now=SPRING).total == 1


def test_who_looks_at_the_audience_again_leaves_it_as_it_is(issued: Action, client: Client) -> None:
    acted, _others = updated(issued)
    form = AudienceForm(
        {"took_part_in": issued.pk, "everybody_who_acted": "on"}, mailing=acted, actions=Action.objects.all()
    )
    assert form.is_valid()
    assert form.aim.everybody_who_acted
