# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network is called: Ana joins, is alerted, acts, stops by one click of her mail program, and is left alone."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.figures import codes
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.sending import life
from altavoz.mailings.sending.life import Asked
from altavoz.mailings.testing import make_mailing
from altavoz.supporters.models import Consent, Network
from altavoz.supporters.testing import make_network
from altavoz.website import callers
from altavoz.worker import rounds
from tests.journeys.mail import letters_to, link_in, newest_letter, text_of
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
ANA, PIA = "ana@example.org", "pia@example.org"
BO = 1
DAY = timedelta(days=1)


@pytest.fixture
def action() -> Action:
    callers.forget_all()
    action = make_action(opened_at=timezone.now() - DAY)
    make_action_pages(action)
    return action


def joins(walk: Walk, network: Network, language: str) -> None:
    asked = {"email": walk.email, "network": network.public_id, "given_name": "Ana"}
    walk.client.post(f"/{language}/join/", asked)
    walk.opens(link_in(newest_letter(walk.email), "join")).sends()


def calls(action: Action, network: Network, subject: str, *, days: int = 0) -> Mailing:
    """Bo asks to send it, the recipients are written down, and their letters go; `days` from now."""
    now = timezone.now() + DAY * days
    mailing = make_mailing(action=action, networks=[network], now=now)
    MailingText.objects.filter(mailing=mailing, language="en").update(subject=subject)
    assert life.ask_to_send(mailing.pk, user_id=BO, now=now).asked is Asked.CHOOSING
    for name in ("mailing-choosing", "mailing-putting", "letters"):
        rounds.run_once(name, now + timedelta(minutes=1))
    mailing.refresh_from_db()
    return mailing


def presses_unsubscribe(letter: EmailMessage) -> int:
    """As a mail program does it (RFC 8058): from nowhere, without a page."""
    address = str(letter["List-Unsubscribe"]).strip("<>")
    path = "/" + address.split("/", 3)[3]
    typed = "List-Unsubscribe=One-Click"
    return Client().post(path, typed, content_type="application/x-www-form-urlencoded").status_code


def test_from_joining_to_acting_to_one_click_that_stops_it(ana: Walk, action: Action) -> None:
    network = make_network(organisation=action.organisation)
    joins(ana, network, "en")
    joins(Walk(ana.client, PIA), network, "es")

    mailing = calls(action, network, "Three weavers are in danger")
    letter = newest_letter(ANA)
    subjects = (letter["Subject"], newest_letter(PIA)["Subject"])
    assert subjects == ("Three weavers are in danger", "Tres tejedoras en peligro")
    assert "Dear Ana," in text_of(letter)
    assert f"/en/act/{action.pages.get(told_in='en').slug}/?from={mailing.code}" in text_of(letter)

    assert f'name="from" value="{mailing.code}"' in ana.opens(link_in(letter, "en")).page
    ana.signs(action, **{"from": mailing.code}).confirms()
    rounds.run_once("codes", timezone.now())
    assert (counts.total(action.pk), codes.acted(mailing)) == (1, 1)

    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert presses_unsubscribe(letter) in {200, 204}
    assert Consent.objects.filter(ended_at__isnull=True).count() == 1

    hers = len(letters_to(ANA))
    second = calls(action, network, "They are free", days=2)
    assert (second.number_chosen, second.number_put, len(letters_to(ANA))) == (1, 1, hers)
    assert len([each for each in letters_to(PIA) if "List-Id" in each]) == 2


def test_a_mailing_called_off_in_mid_send_reaches_nobody_else(ana: Walk, action: Action) -> None:
    network = make_network(organisation=action.organisation)
    joins(ana, network, "en")
    now = timezone.now()
    mailing = make_mailing(action=action, networks=[network], now=now)
    life.ask_to_send(mailing.pk, user_id=BO, now=now)
    for name in ("mailing-choosing", "mailing-putting"):
        rounds.run_once(name, now)
    assert life.call_off(mailing.pk, now=now).taken_back == 1
    before = len(letters_to(ANA))
    rounds.run_once("mailing-putting", now)
    assert len(letters_to(ANA)) == before
