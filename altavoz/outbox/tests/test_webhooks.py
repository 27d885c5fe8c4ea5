# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail provider calls, in the shape of its own manual: what proves itself is judged, the rest changes nothing."""

import base64
import hashlib
import hmac
import json
import logging

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.outbox import checks
from altavoz.outbox.building import build
from altavoz.outbox.incoming import providers, verp
from altavoz.outbox.links import message_id
from altavoz.outbox.models import DomainDay, Letter, Returned
from altavoz.outbox.testing import ANA, SPRING, WORDS, make_letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite

pytestmark = pytest.mark.django_db
KEY = "a signing key that the provider gave"
LOGIN = "provider:a long password of ours"
Told = dict[str, object]


@pytest.fixture
def mailgun(settings: Settings) -> None:
    settings.WEBHOOK_PROVIDER, settings.WEBHOOK_SECRET = "mailgun", KEY


@pytest.fixture
def postmark(settings: Settings) -> None:
    settings.WEBHOOK_PROVIDER, settings.WEBHOOK_SECRET = "postmark", LOGIN


def calls(client: Client, told: object, *, login: str = "") -> int:
    headers = {"Authorization": f"Basic {base64.b64encode(login.encode()).decode()}"} if login else {}
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    answer = client.post("/mail-events/", body, content_type="application/json", headers=headers)
    assert answer.content == b""
    return answer.status_code


def by_mailgun(letter: Letter, event: Told | None = None, *, key: str = KEY) -> Told:
    timestamp, token = "1775552400", "a3f1" * 12
    signature = hmac.new(key.encode(), f"{timestamp}{token}".encode(), hashlib.sha256).hexdigest()
    data: Told = {
        "event": "failed",
        "severity": "permanent",
        "reason": "bounce",
        "id": "G9Bn5sl1TC6nu79C8C0bwg",
        "timestamp": 1775552400.5,
        "recipient": ANA,
        "recipient-domain": "weavers.example",
        "message": {"headers": {"message-id": message_id(letter.public_id).strip("<>"), "to": ANA}, "size": 867},
        "delivery-status": {"code": 550, "message": "5.1.1 No such user: ana", "description": "", "attempt-no": 1},
        "user-variables": {},
        "tags": [],
        **(event or {}),
    }
    return {"signature": {"timestamp": timestamp, "token": token, "signature": signature}, "event-data": data}


def by_postmark(letter: Letter, **event: object) -> Told:
    return {
        "RecordType": "Bounce",
        "ID": 4323372036854775807,
        "Type": "HardBounce",
        "TypeCode": 1,
        "Name": "Hard bounce",
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Metadata": {"letter": verp.tag(letter.public_id)},
        "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
        "Details": "Test bounce details",
        "Email": ANA,
        "BouncedAt": "2026-04-07T09:03:00Z",
        "Inactive": True,
        **event,
    }


@pytest.mark.usefixtures("mailgun")
def test_mailgun_tells_of_two_lasting_failures_and_we_stop_writing(client: Client) -> None:
    assert calls(client, by_mailgun(make_letter())) == 200
    row = Returned.objects.get()
    assert (row.sort, row.status, row.domain) == (Returned.Sort.LASTING, "5.1.1", "weavers.example")
    assert DomainDay.objects.get().returned == 1
    assert calls(client, by_mailgun(make_letter())) == 200
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.BOUNCED


@pytest.mark.usefixtures("mailgun")
@pytest.mark.parametrize(
    ("event", "sort"),
    [
        ({"severity": "temporary"}, None),
        ({"event": "delivered"}, None),
        ({"event": "opened"}, None),
        ({"delivery-status": {"code": 554, "message": "5.7.1 Blocked by policy"}}, Returned.Sort.PASSING),
        ({"delivery-status": {"code": 605, "message": "", "description": "bounced before"}}, Returned.Sort.LASTING),
        ({"event": "complained"}, Returned.Sort.COMPLAINT),
    ],
)
def test_what_mailgun_tells_is_sorted(client: Client, event: Told, sort: str | None) -> None:
    assert calls(client, by_mailgun(make_letter(), event)) == 200
    assert list(Returned.objects.values_list("sort", flat=True)) == ([sort] if sort else [])


@pytest.mark.usefixtures("mailgun")
def test_a_call_with_a_wrong_signature_is_refused_and_changes_nothing(client: Client) -> None:
    letter = make_letter()
    complaint: Told = {"event": "complained"}
    forged: list[object] = [
        by_mailgun(letter, complaint, key="another key"),
        {**by_mailgun(letter, complaint), "signature": {}},
        [], "complained", None, b"{", b"[" * 60_000, b"\xff\xfe",
    ]  # fmt: skip
    assert {calls(client, told) for told in forged} == {403}
    assert not Returned.objects.exists()
    assert not donotwrite.listed([email_key(ANA)])


@pytest.mark.usefixtures("postmark")
def test_postmark_is_known_by_its_login_and_finds_the_letter_by_its_mark(client: Client) -> None:
    letter = make_letter()
    complaint = by_postmark(letter, RecordType="SpamComplaint", Type="SpamComplaint", TypeCode=512)
    for login in ("", "provider:wrong", "provider"):
        assert calls(client, complaint, login=login) == 403
    assert not Returned.objects.exists()
    assert calls(client, complaint, login=LOGIN) == 200
    assert DoNotWrite.objects.get().why == DoNotWrite.Why.COMPLAINT


@pytest.mark.usefixtures("postmark")
def test_a_soft_failure_of_postmark_passes_and_a_hard_one_lasts(client: Client) -> None:
    calls(client, by_postmark(make_letter(), Type="SoftBounce", TypeCode=4096), login=LOGIN)
    calls(client, by_postmark(make_letter()), login=LOGIN)
    assert list(Returned.objects.order_by("pk").values_list("sort", flat=True)) == ["passing", "lasting"]


@pytest.mark.usefixtures("postmark")
def test_letters_that_are_not_ours_and_calls_that_say_nothing_change_nothing(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    letter = make_letter()
    marked = f"{letter.public_id}-0000000000"
    with caplog.at_level(logging.DEBUG):
        assert calls(client, by_postmark(letter, Metadata={"letter": marked}), login=LOGIN) == 200
        assert calls(client, by_postmark(letter, Metadata=None, MessageID=None), login=LOGIN) in {200, 400}
        assert calls(client, [], login=LOGIN) == 400
    assert not Returned.objects.exists()
    assert ANA not in caplog.text


@pytest.mark.usefixtures("postmark")
def test_each_letter_bears_the_providers_mark(settings: Settings) -> None:
    letter = make_letter()
    assert f"X-PM-Metadata-letter: {verp.tag(letter.public_id)}\r\n".encode() in build(letter, WORDS, now=SPRING)
    settings.WEBHOOK_PROVIDER = ""
    assert b"X-PM" not in build(letter, WORDS, now=SPRING)


@pytest.mark.usefixtures("mailgun")
def test_a_call_too_large_to_be_one_is_not_read(client: Client, settings: Settings) -> None:
    settings.PUBLIC_FORM_BYTES = 100
    assert calls(client, by_mailgun(make_letter())) == 413


def test_without_a_provider_there_is_no_door(client: Client) -> None:
    assert calls(client, by_mailgun(make_letter())) == 404
    assert client.get("/mail-events/").status_code == 405


@pytest.mark.parametrize(
    ("provider", "secret", "found"),
    [
        ("", "", []),
        ("pigeon", KEY, ["outbox.E009"]),
        ("", KEY, ["outbox.E009"]),
        ("mailgun", "short", ["outbox.E010"]),
        ("postmark", KEY, ["outbox.E011"]),
        ("postmark", LOGIN, []),
    ],
)
def test_a_slip_in_the_settings_is_found_at_the_start(
    settings: Settings, provider: str, secret: str, found: list[str]
) -> None:
    settings.WEBHOOK_PROVIDER, settings.WEBHOOK_SECRET = provider, secret
    assert [issue.id for issue in checks.mail_settings()] == found


@pytest.mark.parametrize("name", sorted(providers.PROVIDERS))
def test_every_provider_that_we_name_can_be_read(name: str) -> None:
    assert providers.reader(name, LOGIN).esp_name
