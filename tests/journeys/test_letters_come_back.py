# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes back reaches the centre by its mail server (LMTP): bounces, a complaint, and a report that is forged."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.models import ArrivedMail, Letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network
from altavoz.website import callers
from tests.journeys.coming_back import MailServer, a_mail_server, back, bounced, complained, id_of
from tests.journeys.mail import letters_to, link_in, newest_letter
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_has_asked(settings: Settings) -> None:
    settings.BOUNCES_TO = "bounces@centre.example"
    callers.forget_all()


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with a_mail_server() as hands_over:
        yield hands_over


@pytest.fixture
def network(ana: Walk) -> Network:
    """Ana has joined it, by the button of her letter."""
    network = make_network()
    ana.opens("/en/join/").sends(email=ana.email, network=network.public_id)
    ana.opens(link_in(newest_letter(ana.email), "join")).sends()
    assert Subscription.objects.get().ended_at is None
    return network


@pytest.mark.usefixtures("network")
def test_after_two_bounces_she_is_not_written_to_any_more_and_staff_know(ana: Walk, mail_server: MailServer) -> None:
    first = newest_letter(ana.email)
    back(mail_server, bounced(first), first)
    ana.opens("/en/my-data/").sends(email=ana.email)
    second = newest_letter(ana.email)
    assert id_of(second) != id_of(first)
    back(mail_server, bounced(second), second)
    assert Subscription.objects.get().ended_how == "bounced"
    known = len(letters_to(ana.email))
    ana.opens("/en/my-data/").sends(email=ana.email)
    assert len(letters_to(ana.email)) == known
    assert Letter.objects.latest("pk").state == Letter.State.WITHHELD
    staff = Client()
    sign_in(staff, name="dana", role=roles.DATA_OFFICER)
    assert "address that we have stopped writing to" in staff.get("/cms/").content.decode()


@pytest.mark.usefixtures("network")
def test_one_complaint_stops_everything_at_once(ana: Walk, mail_server: MailServer) -> None:
    letter = newest_letter(ana.email)
    back(mail_server, complained(letter), letter)
    assert Subscription.objects.get().ended_how == "complaint"
    assert donotwrite.listed([email_key(ana.email)])


@pytest.mark.usefixtures("network")
def test_a_forged_bounce_changes_nothing_and_waits_for_staff(ana: Walk, mail_server: MailServer) -> None:
    letter = newest_letter(ana.email)
    for _ in range(2):
        mail_server(f"bounces+{id_of(letter)}-0123456789@centre.example", bounced(letter))
    assert Subscription.objects.get().ended_at is None
    assert set(ArrivedMail.objects.values_list("state", flat=True)) == {"unknown"}
    staff = Client()
    sign_in(staff, name="dana", role=roles.DATA_OFFICER)
    assert "mails that came and wait for you" in staff.get("/cms/").content.decode()
