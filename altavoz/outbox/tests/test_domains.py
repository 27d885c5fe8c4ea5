# SPDX-License-Identifier: AGPL-3.0-or-later
"""How mail domains take our letters: counted by the day, nobody's own domain named, and an alarm where one refuses."""

from datetime import timedelta

import pytest
from django.test import Client

from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.carrying import carry
from altavoz.outbox.domains import folding, reading
from altavoz.outbox.domains.book import DayBook
from altavoz.outbox.domains.words import cleaned
from altavoz.outbox.models import DomainDay
from altavoz.outbox.testing import SPRING, FarEnd, a_writer, make_letter
from altavoz.outbox.wire import Passing
from altavoz.personal_data.addresses import email_key

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BIG, OWN = "mail.example", "ana-diaz.example"
BLOCKED = "421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred; see https://mail.example/?p=abc12345"


def note(what: str, addresses: int, *, domain: str = BIG, words: str = "") -> None:
    book = DayBook()
    for number in range(addresses):
        book.note(what, domain=domain, key=email_key(f"a{number}@{domain}"), words=cleaned(words))
    book.save(now=SPRING)


def test_a_domain_is_named_once_letters_went_to_twenty_addresses_of_it() -> None:
    note("handed_over", 19)
    assert DomainDay.objects.get().domain == ""
    note("handed_over", 19)
    assert DomainDay.objects.get().domain == ""
    note("handed_over", 20)
    row = DomainDay.objects.get()
    assert (row.domain, bytes(row.seen), row.handed_over) == (BIG, b"", 58)


def test_small_domains_stand_with_the_others_when_the_day_is_over() -> None:
    note("handed_over", 20)
    note("handed_over", 3, domain=OWN)
    note("refused", 1, domain="chandra.example")
    assert folding.fold(now=SPRING) == 0
    assert folding.fold(now=SPRING + DAY) == 2
    by_domain = {taken.domain: taken for taken in reading.by_domain(since=SPRING.date(), most=10)}
    assert set(by_domain) == {"", BIG}
    assert (by_domain[""].handed_over, by_domain[""].refused) == (3, 1)
    assert DomainDay.objects.count() == 2


def test_one_carrier_notes_what_the_far_end_said() -> None:
    with a_writer():
        for number in range(3):
            make_letter(recipient=f"a{number}@{BIG}")
        carry(transports=[FarEnd(None, Passing("recipient: 451", words="451 later"))], now=SPRING)
    row = DomainDay.objects.get()
    assert (row.handed_over, row.put_off) == (2, 1)


def test_a_domain_that_begins_to_refuse_us_is_an_alarm_with_its_own_words() -> None:
    note("handed_over", 60)
    assert reading.alarms(now=SPRING) == []
    note("put_off", 30, words=BLOCKED)
    (alarm,) = reading.alarms(now=SPRING)
    assert (alarm.domain, alarm.share) == (BIG, 33.3)
    assert alarm.says == "421 4.7.0 [TSS04] Messages from … temporarily deferred; see …"
    assert reading.alarms(now=SPRING + 2 * DAY) == []


def test_a_few_refusals_are_no_alarm() -> None:
    note("handed_over", 25)
    note("refused", 15)
    assert reading.alarms(now=SPRING) == []


def test_words_that_were_said_about_one_address_alone_are_not_kept() -> None:
    for _ in range(3):
        note("put_off", 1, words="452 4.2.2 The box of Ana Diaz is full")
    assert DomainDay.objects.get().says == ""


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("550 5.1.1 <ana@mail.example>: Recipient address rejected", "550 5.1.1 … Recipient address rejected"),
        ("550 No user ana here", "550 No user … here"),
        ("smtp; 451 4.7.650 The mail server [2001:db8::7] is limited", "451 4.7.650 The mail server … is limited"),
        (
            "550-5.7.26 unauthenticated\r\n550 5.7.26 gsmtp q12-20020a056402518c00",
            "550-5.7.26 unauthenticated 550 5.7.26 gsmtp …",
        ),
    ],
)
def test_the_servers_words_are_kept_without_what_tells_of_a_person(words: str, kept: str) -> None:
    assert cleaned(words, local="ana") == kept


def test_the_alarm_stands_on_the_desk_and_above_the_mail(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    note("refused", 30, words=BLOCKED)
    monkeypatch.setattr("django.utils.timezone.now", lambda: SPRING)
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "mail.example refuses our letters: 100" in client.get("/cms/").content.decode()
    assert "[TSS04]" in client.get("/cms/mail/").content.decode()
