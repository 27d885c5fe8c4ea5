# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail to an action's own address waits for staff, whoever wrote it and however it is put together."""

import time
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.decision_makers.models import Office
from altavoz.deliveries.by_mail import reading
from altavoz.deliveries.models import ReplyMail
from altavoz.outbox.incoming import action_addresses, arriving
from altavoz.outbox.models import ArrivedMail, Letter
from altavoz.outbox.testing_door import an_open_door
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
MINISTRY = "minister@ministry.example"
Sort, Sender = ReplyMail.Sort, ReplyMail.Sender


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.REPLIES_TO = "replies@centre.example"
    settings.MAIL_FROM = "The Centre <hello@centre.example>"


@pytest.fixture
def action() -> Action:
    made = make_action()
    Office.objects.filter(targeted_by__action=made).update(email=MINISTRY)
    return made


def mail(text: str = "We have read it.", *, sender: str = MINISTRY, **headers: str) -> bytes:
    lines = {"From": sender, "Subject": "Your letters", **headers}
    return ("".join(f"{name}: {value}\r\n" for name, value in lines.items()) + f"\r\n{text}\r\n").encode()


def comes(action: Action, content: bytes) -> ReplyMail:
    arriving.keep(content, came_to=action_addresses.address_of(action.public_id), now=NOW)
    arriving.read_waiting(now=NOW)
    return ReplyMail.objects.select_related("file").latest("pk")


def test_an_action_has_an_address_of_its_own() -> None:
    address = action_addresses.address_of("a" * 16)
    assert address == f"replies+{'a' * 16}@centre.example"
    assert action_addresses.action_of(f"<{address.upper()}>") == "a" * 16
    assert action_addresses.action_of("replies@centre.example") == ""
    assert action_addresses.action_of(f"bounces+{'a' * 16}@centre.example") == ""


@pytest.mark.django_db(transaction=True)
def test_a_reply_that_comes_by_lmtp_waits_for_staff_whole(action: Action) -> None:
    with an_open_door(NOW) as server:
        server.ehlo("mx.example")
        server.sendmail(MINISTRY, [action_addresses.address_of(action.public_id)], mail())
    arriving.read_waiting(now=NOW)
    row = ReplyMail.objects.select_related("file").get()
    assert (row.state, row.sort, row.sender) == (ReplyMail.State.WAITING, Sort.LETTER, Sender.OFFICE)
    assert (row.from_address, row.subject) == (MINISTRY, "Your letters")
    assert reading.read(row).text == "We have read it."
    assert ArrivedMail.objects.get().heard_as == "reply"
    assert PrivateFile.objects.count() == 1


@pytest.mark.parametrize(
    ("sender", "judged"),
    [
        ("press@ministry.example", Sender.DOMAIN),
        ("dee@stranger.example", Sender.UNKNOWN),
        ("", Sender.UNKNOWN),
        ('"minister@ministry.example" <dee@stranger.example>', Sender.UNKNOWN),
    ],
)
def test_unknown_senders_wait_in_the_same_queue(action: Action, sender: str, judged: str) -> None:
    assert comes(action, mail(sender=sender)).sender == judged


def test_accents_are_read_however_they_were_written(action: Action) -> None:
    coded = comes(action, mail(sender=f"=?utf-8?q?Jos=C3=A9?= <{MINISTRY}>", Subject="Año"))
    assert (coded.from_name, coded.subject, coded.from_address) == ("José", "Año", MINISTRY)


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        ({"Auto-Submitted": "auto-replied"}, Sort.AUTOMATIC),
        ({"Precedence": "bulk"}, Sort.AUTOMATIC),
        ({"Subject": "=?utf-8?q?R=C3=A9ponse_automatique?= : absente"}, Sort.AUTOMATIC),
        ({"Content-Type": 'multipart/report; boundary="b"'}, Sort.RETURNED),
        ({"From": "The Centre <hello@centre.example>"}, Sort.OURS),
        ({"Auto-Submitted": "no"}, Sort.LETTER),
    ],
)
def test_what_machines_write_is_set_apart_and_kept_and_nobody_is_answered(
    action: Action, headers: dict[str, str], sort: str
) -> None:
    row = comes(action, mail(**headers))
    assert (row.sort, row.state) == (sort, ReplyMail.State.WAITING)
    assert row.file.size
    assert not Letter.objects.exists()


def test_one_mail_that_is_read_twice_is_in_the_queue_once(action: Action) -> None:
    comes(action, mail())
    ArrivedMail.objects.update(state=ArrivedMail.State.WAITING)
    assert PrivateFile.objects.count() == 1
    arriving.read_waiting(now=NOW)
    assert (ReplyMail.objects.count(), PrivateFile.objects.count()) == (1, 1)


def test_mail_for_no_action_of_this_centre_waits_with_the_rest(action: Action) -> None:
    arriving.keep(mail(), came_to="replies+aaaaaaaaaaaaaaaa@centre.example", now=NOW)
    arriving.read_waiting(now=NOW)
    assert ArrivedMail.objects.get().state == ArrivedMail.State.UNKNOWN


def nested(levels: int) -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(levels))
    return b"From: dee@stranger.example\r\n" + opened.encode() + b"\r\nhello\r\n"


BOMBS = {
    "parts within parts": nested(1_500),
    "a million parts": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 60_000,
    "an endless head": b"From: dee@stranger.example\r\n" + b"X-A: b\r\n" * 60_000 + b"\r\nhello\r\n",
    "an unknown alphabet": b"Subject: =?nonsense?q?=ff?=\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xff\xfe",
    "a broken code": b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
    "no mail at all": b"\x00\xff" * 5_000,
    "nothing": b"",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_kept_whole_and_read_as_far_as_it_can_be_in_a_moment(action: Action, name: str) -> None:
    began = time.process_time()
    row = comes(action, BOMBS[name])
    reading.read(row)
    assert time.process_time() - began < 10
    assert row.file.size == len(BOMBS[name])


def test_what_could_not_be_taken_apart_says_so() -> None:
    assert reading.read_bytes(nested(1_500)).broken
    assert reading.read_bytes(BOMBS["a million parts"]).broken


def test_html_becomes_words_and_nothing_of_it_runs() -> None:
    content = reading.read_bytes(
        b"Content-Type: text/html; charset=utf-8\r\n\r\n<head><style>p{}</style></head><body><p>Dear all,</p>"
        b'<script>alert(1)</script><img src="https://tracker.example/x"><p>we agree.</p>'
    )
    assert content.text == "Dear all,\n\nwe agree."


def test_what_hangs_on_it_is_listed_by_a_harmless_name() -> None:
    content = reading.read_bytes(
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the letter.\r\n'
        b'--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="../le\xe2\x80\xaefdp.exe"'
        b"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n"
    )
    [attached] = content.attachments
    assert content.text == "See the letter."
    assert (attached.place, attached.size) == (1, 5)
    assert "/" not in attached.name
    assert "\u202e" not in attached.name


def test_whoever_wrote_it_can_have_it_shown_and_erased(action: Action) -> None:
    comes(action, mail(sender="Dee <dee@stranger.example>"))
    key = email_key("dee@stranger.example")
    [told] = register.export_person(key)["deliveries.ReplyMail"]
    assert told["from"] == "dee@stranger.example"
    register.erase_person(key, NOW)
    assert not ReplyMail.objects.exists()
    assert not PrivateFile.objects.exists()
