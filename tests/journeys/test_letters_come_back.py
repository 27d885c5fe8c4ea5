# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes back reaches the centre by its mail server (LMTP): bounces, a complaint, and a report that is forged."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.incoming import verp
from altavoz.outbox.models import ArrivedMail, Letter
from altavoz.outbox.testing_door import an_open_door
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network
from altavoz.website import callers
from altavoz.worker import rounds
from tests.journeys.mail import letters_to, link_in, newest_letter
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
MailServer = Callable[[str, bytes], None]


@pytest.fixture(autouse=True)
def _nobody_has_asked(settings: Settings) -> None:
    settings.BOUNCES_TO = "bounces@centre.example"
    callers.forget_all()


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """The one in front of the centre: it hands over by LMTP, and the worker reads what came."""
    with an_open_door(timezone.now()) as server:

        def hands_over(to: str, content: bytes) -> None:
            server.sendmail("", [to], content)
            rounds.run_once("arrived-mail", timezone.now())

        yield hands_over


@pytest.fixture
def network(ana: Walk) -> Network:
    """Ana has joined it, by the button of her letter."""
    network = make_network()
    ana.opens("/en/join/").sends(email=ana.email, network=network.public_id)
    ana.opens(link_in(newest_letter(ana.email), "join")).sends()
    assert Subscription.objects.get().ended_at is None
    return network


def id_of(letter: EmailMessage) -> str:
    return str(letter["Message-ID"]).strip("<>").partition("@")[0]


def report(kind: str, fields: str, of: EmailMessage) -> bytes:
    """A report in three parts, as mail servers make them (RFC 3464, RFC 5965)."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: bounces@centre.example\r\nSubject: Report\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type={kind.partition("/")[2]}; boundary="part"\r\n\r\n'
        f"--part\r\nContent-Type: text/plain\r\n\r\nThis is the mail system.\r\n\r\n"
        f"--part\r\nContent-Type: {kind}\r\n\r\n{fields}\r\n"
        f"--part\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {of['Message-ID']}\r\n\r\n--part--\r\n"
    ).encode()


def bounced(letter: EmailMessage) -> bytes:
    fields = (
        "Reporting-MTA: dns; mx.example\r\nArrival-Date: Sun, 22 Nov 2026 09:00:00 +0000\r\n\r\n"
        "Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 <ana@example.org>: Recipient address rejected\r\n"
    )
    return report("message/delivery-status", fields, letter)


def complained(letter: EmailMessage) -> bytes:
    fields = "Feedback-Type: abuse\r\nUser-Agent: Provider/1\r\nVersion: 1\r\nOriginal-Rcpt-To: ana@example.org\r\n"
    return report("message/feedback-report", fields, letter)


def back(mail_server: MailServer, content: bytes, letter: EmailMessage) -> None:
    mail_server(verp.return_address(id_of(letter)), content)


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
