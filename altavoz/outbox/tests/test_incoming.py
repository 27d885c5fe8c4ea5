# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail that comes in: returned letters and complaints change something, forged ones nothing, and none is lost."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in
from altavoz.outbox import posting
from altavoz.outbox.incoming import arriving, hearers, mailbox, reports, verp
from altavoz.outbox.incoming.reports import Sort
from altavoz.outbox.models import ArrivedMail, Letter, Returned
from altavoz.outbox.testing_door import an_open_door
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite, PrivateFile

pytestmark = pytest.mark.django_db
SPRING = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
ANA = "ana@example.org"
State = ArrivedMail.State


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.BOUNCES_TO = "bounces@centre.example"


def letter_to(address: str = ANA) -> Letter:
    number = posting.put(
        kind="confirm",
        about="a" * 16,
        subject_id=1,
        recipient=address,
        recipient_key=email_key(address),
        language="en",
        now=SPRING,
    )
    return Letter.objects.get(pk=number)


def returned(status: str = "5.1.1", action: str = "failed", recipient: str = ANA) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: bounces@centre.example\r\nSubject: Undelivered\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    ).encode()


COMPLAINT = (
    b"From: fbl@provider.example\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n--b--\r\n"
)
REPLY = (
    b"From: office@ministry.example\r\nTo: action@centre.example\r\nSubject: Your letter\r\n\r\nWe have read it.\r\n"
)


def comes(content: bytes, *, to: str, now: datetime = SPRING) -> ArrivedMail:
    row = arriving.keep(content, came_to=to, now=now)
    arriving.read_waiting(now=now)
    row.refresh_from_db()
    return row


def back(letter: Letter, content: bytes, *, now: datetime = SPRING) -> ArrivedMail:
    return comes(content, to=verp.return_address(letter.public_id), now=now)


def test_each_letter_has_a_return_address_that_nobody_else_can_make() -> None:
    letter = letter_to()
    address = verp.return_address(letter.public_id)
    assert verp.letter_of(f"<{address.upper()}>") == letter.public_id
    assert verp.letter_of(address.replace(letter.public_id, "b" * 16)) == ""
    assert verp.letter_of("bounces@centre.example") == ""


def test_two_lasting_failures_stop_writing(settings: Settings) -> None:
    first = back(letter_to(), returned())
    assert (first.state, first.heard_as) == (State.HEARD, "lasting")
    assert not donotwrite.listed([email_key(ANA)])
    back(letter_to(), returned())
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.BOUNCED


def test_the_same_failure_reported_twice_counts_once() -> None:
    letter = letter_to()
    for _ in range(3):
        back(letter, returned())
    assert Returned.objects.count() == 1
    assert not DoNotWrite.objects.exists()


def test_five_passing_failures_in_a_month_stop_writing_and_four_do_not() -> None:
    for _ in range(4):
        back(letter_to(), returned("4.2.2"))
    assert not DoNotWrite.objects.exists()
    back(letter_to(), returned("5.2.2"))
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.BOUNCED


def test_failures_of_more_than_a_month_ago_count_no_more() -> None:
    back(letter_to(), returned(), now=SPRING - timedelta(days=31))
    back(letter_to(), returned())
    assert not DoNotWrite.objects.exists()


def test_a_complaint_stops_at_once_and_tells_the_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(hearers, "_stoppers", [lambda _key, why, _now: told.append(why)])
    back(letter_to(), COMPLAINT)
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.COMPLAINT
    assert told == ["complaint"]


def test_a_delay_is_no_failure() -> None:
    assert back(letter_to(), returned("4.4.1", action="delayed")).heard_as == "delayed"
    assert not Returned.objects.exists()


def test_a_forged_report_changes_nothing_and_waits_for_staff() -> None:
    letter = letter_to()
    forged = comes(returned(), to=f"bounces+{letter.public_id}-0000000000@centre.example")
    assert forged.state == State.UNKNOWN
    assert not Returned.objects.exists()


def test_a_return_address_of_a_letter_that_is_gone_waits_for_staff() -> None:
    letter = letter_to()
    Letter.objects.all().delete()
    assert back(letter, returned()).state == State.UNKNOWN


def test_what_nobody_understands_waits_whole_until_staff_have_dealt_with_it() -> None:
    row = comes(REPLY, to="action@centre.example")
    assert row.state == State.UNKNOWN
    assert PrivateFile.objects.count() == 1
    assert arriving.deal_with(public_id=row.public_id)
    assert not arriving.deal_with(public_id=row.public_id)
    assert not PrivateFile.objects.exists()


def test_a_room_that_understands_a_mail_spares_staff_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearers, "_hearers", {"replies": lambda mail, _now: b"ministry" in mail.content})
    assert comes(REPLY, to="action@centre.example").heard_as == "replies"


def test_a_mail_that_breaks_its_reader_waits_for_staff_and_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def hear(mail: hearers.Mail, _now: datetime) -> bool:
        if mail.content.startswith(b"From: office"):
            return True
        raise UnicodeError

    monkeypatch.setattr(hearers, "_hearers", {"replies": hear})
    arriving.keep(b"To: a\r\n\r\n", came_to="a@centre.example", now=SPRING)
    assert comes(REPLY, to="a@centre.example").state == State.HEARD
    assert ArrivedMail.objects.earliest("pk").state == State.UNKNOWN


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"])
def test_what_is_no_mail_at_all_waits_for_staff_too(content: bytes) -> None:
    assert comes(content, to=verp.return_address(letter_to().public_id)).state == State.UNKNOWN


def test_the_worst_of_several_recipients_counts() -> None:
    second = b"Final-Recipient: rfc822; b@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    both = returned("4.4.1", "delayed").replace(b"Status: 4.4.1\r\n\r\n", b"Status: 4.4.1\r\n\r\n" + second)
    found = reports.read(both)
    assert found is not None
    assert (found.sort, found.domain) == (Sort.LASTING, "b.example")


def test_what_came_long_ago_is_deleted_but_never_what_waits() -> None:
    old = back(letter_to(), returned())
    waits = comes(REPLY, to="action@centre.example")
    assert arriving.forget_old(now=SPRING + timedelta(days=91)) == 1
    assert list(ArrivedMail.objects.all()) == [waits]
    assert old.pk != waits.pk


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_hands_over_by_lmtp_and_is_thanked_once_it_is_kept() -> None:
    with an_open_door(SPRING) as server:
        server.ehlo("mx.example")
        server.mail("")
        server.rcpt(verp.return_address(letter_to().public_id))
        server.rcpt("b@centre.example")
        answers = [server.data(returned())[0], server.getreply()[0]]
    assert answers == [250, 250]
    assert sorted(ArrivedMail.objects.values_list("state", flat=True)) == ["waiting", "waiting"]
    assert arriving.read_waiting(now=SPRING) == 2
    assert Returned.objects.get().domain == "example.org"


class OneMailbox(threading.Thread):
    """As much of an IMAP server as fetching needs: one folder, one mail."""

    def __init__(self, content: bytes) -> None:
        super().__init__(daemon=True)
        self.content, self.deleted = content, False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self) -> None:
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rwb") as wire:
            wire.write(b"* OK ready\r\n")
            wire.flush()
            for line in wire:
                tag, _, order = line.strip().partition(b" ")
                wire.write(self._answer(order.upper()) + tag + b" OK done\r\n")
                wire.flush()
                if order.upper() == b"LOGOUT":
                    return

    def _answer(self, order: bytes) -> bytes:
        if order.startswith(b"CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if order.startswith(b"UID SEARCH"):
            return b"* SEARCH\r\n" if self.deleted else b"* SEARCH 7\r\n"
        if order.startswith(b"UID FETCH"):
            return b"* 1 FETCH (UID 7 BODY[] {%d}\r\n%b)\r\n" % (len(self.content), self.content)
        self.deleted = self.deleted or order.startswith(b"UID STORE 7 +FLAGS")
        return b"* 1 EXISTS\r\n" if order.startswith(b"SELECT") else b""


@pytest.fixture
def provider() -> Iterator[OneMailbox]:
    letter = letter_to()
    content = returned().replace(
        b"To: bounces@", f"Delivered-To: {verp.return_address(letter.public_id)}\r\nTo: bounces@".encode()
    )
    server = OneMailbox(content)
    server.start()
    yield server
    server.listener.close()


def test_a_mailbox_is_emptied_into_the_centre(provider: OneMailbox) -> None:
    box = mailbox.parse(f"imap://user:p%40ss@127.0.0.1:{provider.port}/INBOX")
    assert mailbox.fetch(box, now=SPRING) == 1
    assert provider.deleted
    arriving.read_waiting(now=SPRING)
    assert ArrivedMail.objects.get().heard_as == "lasting"


class WithABigMail(OneMailbox):
    """It says how big its mail is, and gives its head where that is all that is asked for."""

    def _answer(self, order: bytes) -> bytes:
        if b"RFC822.SIZE" in order:
            return b"* 1 FETCH (UID 7 RFC822.SIZE 99000000)\r\n"
        if b"UNFLAGGED" in order and self.deleted:
            return b"* SEARCH\r\n"
        assert b"BODY.PEEK[]" not in order
        assert rb"\DELETED" not in order
        return super()._answer(order)


def test_of_a_mail_that_is_too_big_the_head_is_kept_and_the_whole_stays_in_the_mailbox() -> None:
    server = WithABigMail(b"From: office@ministry.example\r\nTo: a@centre.example\r\n\r\n")
    server.start()
    box = mailbox.parse(f"imap://user:p%40ss@127.0.0.1:{server.port}/INBOX")
    assert mailbox.fetch(box, now=SPRING) == 1
    server.listener.close()
    row = ArrivedMail.objects.get()
    assert (row.head_only, row.came_to) == (True, "a@centre.example")


def test_staff_take_it_along_and_say_that_it_is_dealt_with(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    row = comes(REPLY, to="action@centre.example")
    assert row.public_id in client.get("/cms/mail/arrived/").content.decode()
    taken = client.get(f"/cms/mail/arrived/{row.public_id}/")
    assert taken.getvalue() == REPLY
    assert taken["Content-Disposition"].startswith("attachment")
    client.post(f"/cms/mail/arrived/{row.public_id}/done/")
    row.refresh_from_db()
    assert row.state == State.DEALT_WITH
    assert AuditEntry.objects.filter(act="outbox.deal_with_arrived").exists()


def test_whoever_may_not_see_letters_sees_no_mail_that_came(client: Client) -> None:
    sign_in(client, name="mo", role=roles.MODERATOR)
    row = comes(REPLY, to="action@centre.example")
    assert client.get(f"/cms/mail/arrived/{row.public_id}/").status_code in {302, 403}


@pytest.mark.parametrize("url", ["", "https://example.org", "imap:///INBOX"])
def test_a_mailbox_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(mailbox.BadMailbox):
        mailbox.parse(url)


def test_a_password_shows_nowhere() -> None:
    assert "p@ss" not in repr(mailbox.parse("imaps://user:p%40ss@mail.example.org"))
