# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real mail server that says no: first for an hour, then for good. What it does to the letter, and to its address."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.test import Client

from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.carrying import carry
from altavoz.outbox.models import DomainDay, Letter, Returned
from altavoz.outbox.servers import MailServer, Security
from altavoz.outbox.smtp import SmtpTransport
from altavoz.outbox.testing import SPRING, a_writer, make_letter
from altavoz.outbox.testing_server import Far, OnAnyPort
from altavoz.personal_data.models import DoNotWrite

pytestmark = pytest.mark.django_db
LATER = "451 4.7.1 Greylisted, come back"
GONE = "550 5.1.1 No such person here"


class Moody(Far):
    """Says no to one step until its mood changes."""

    def __init__(self, step: str, mood: str) -> None:
        self.mood = mood
        super().__init__(**{step: lambda _server: self.mood})


@contextmanager
def speaking_to(far: Far) -> Iterator[SmtpTransport]:
    controller = OnAnyPort(far, hostname="127.0.0.1", port=0)
    controller.start()
    transport = SmtpTransport(MailServer("127.0.0.1", controller.port, Security.PLAIN), sender="hello@weavers.example")
    try:
        yield transport
    finally:
        transport.close()
        controller.stop()


@pytest.fixture(autouse=True)
def _writer() -> Iterator[None]:
    with a_writer():
        yield


def tries_until_it_ends(letter: Letter, far: Moody, transport: SmtpTransport) -> list[int]:
    """The minutes between the tries: for an hour it says 451, then 550."""
    began: datetime = letter.due_at
    pauses: list[int] = []
    while letter.state == Letter.State.WAITING:
        now = letter.due_at
        if now - began > timedelta(hours=1):
            far.mood = GONE
        carry(transports=[transport], now=now)
        letter.refresh_from_db()
        pauses.append(round((letter.due_at - now) / timedelta(minutes=1)))
    return pauses


def test_451_for_an_hour_and_then_550_is_tried_ever_more_slowly_then_failed_and_judged() -> None:
    letter, far = make_letter(), Moody("recipient", LATER)
    with speaking_to(far) as transport:
        assert tries_until_it_ends(letter, far, transport) == [1, 2, 4, 8, 16, 32, 0]
    assert (letter.state, letter.trouble, letter.recipient) == ("failed", "recipient: 550 5.1.1", "")
    assert Returned.objects.get().sort == Returned.Sort.LASTING
    assert not DoNotWrite.objects.exists()


def test_a_second_refusal_for_good_stops_writing_and_tells_staff(client: Client) -> None:
    for _ in range(2):
        make_letter()
    later = make_letter(due_at=SPRING + timedelta(days=1))
    with speaking_to(Moody("recipient", GONE)) as transport:
        carry(transports=[transport], now=SPRING)
        carry(transports=[transport], now=SPRING + timedelta(days=1))
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.BOUNCED
    later.refresh_from_db()
    assert later.state == Letter.State.WITHHELD
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "address that we have stopped writing to" in client.get("/cms/").content.decode()
    newest = Returned.objects.get(stopped=True).pk
    client.post("/cms/mail/arrived/seen/", {"newest": newest})
    assert "address that we have stopped writing to" not in client.get("/cms/").content.decode()


def test_a_letter_refused_for_what_it_is_says_little_of_its_address() -> None:
    make_letter()
    with speaking_to(Moody("letter", "554 5.7.1 Rejected as unwanted")) as transport:
        carry(transports=[transport], now=SPRING)
    assert Returned.objects.get().sort == Returned.Sort.PASSING


def test_the_day_book_tells_how_often_it_was_put_off_and_refused() -> None:
    letter, far = make_letter(), Moody("recipient", LATER)
    with speaking_to(far) as transport:
        tries_until_it_ends(letter, far, transport)
    day = DomainDay.objects.get()
    assert (day.put_off, day.refused, day.handed_over, day.returned) == (6, 1, 0, 0)
