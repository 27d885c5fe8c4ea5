# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff read what came to an action, see who may have written it, and make a reply of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.decision_makers.models import Office
from altavoz.deliveries.by_mail import dealing, proofs
from altavoz.deliveries.models import Reply, ReplyAnswers, ReplyMail
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.outbox.incoming import action_addresses, arriving
from altavoz.outbox.incoming.proving.keys import Unanswered

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
LETTER = (
    b"Authentication-Results: mx.centre.example; spf=pass; dkim=pass header.d=ministry.example; dmarc=pass\r\n"
    b"From: The Minister <minister@ministry.example>\r\nSubject: <script>alert(1)</script>\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    b"Dear Ms Lima,\r\n\r\nWe have read that the measures are given back, and we agree with you.\r\n\r\n"
    b"> Please give them back.\r\n--b\r\nContent-Type: application/pdf; name=letter.pdf\r\n\r\n"
    b"%PDF-1.7 startxref %%EOF\r\n"
    b"--b\r\nContent-Type: application/pdf; name=bomb.pdf\r\n\r\nno PDF at all\r\n--b--\r\n"
)


@pytest.fixture(autouse=True)
def _settings(settings: Settings) -> None:
    settings.REPLIES_TO = "replies@centre.example"
    settings.AUTHSERV_ID = "mx.centre.example"


@pytest.fixture
def action() -> Action:
    made = make_action()
    Office.objects.filter(targeted_by__action=made).update(email="minister@ministry.example")
    return made


@pytest.fixture
def bo(client: Client) -> Client:
    sign_in(client, name="bo", role=roles.PUBLISHER)
    return client


def comes(action: Action, content: bytes = LETTER) -> ReplyMail:
    arriving.keep(content, came_to=action_addresses.address_of(action.public_id), now=NOW)
    arriving.read_waiting(now=NOW)
    return ReplyMail.objects.latest("pk")


def page(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(f"deliveries_afterwards:{name}", args=args)).content.decode()


def test_bo_sees_what_waits_and_who_stands_behind_it(bo: Client, action: Action) -> None:
    row = comes(action)
    assert row.public_id in page(bo, "mails")
    assert reverse("deliveries_afterwards:mails") in bo.get("/cms/").content.decode()
    shown = page(bo, "mail", row.public_id)
    assert "The domain of this address stands behind the mail." in shown
    assert "<script>alert" not in shown
    assert "letter.pdf" in shown


def test_what_nobody_has_checked_says_so(bo: Client, action: Action) -> None:
    row = comes(action, b"From: minister@ministry.example\r\n\r\nWe agree.\r\n")
    shown = page(bo, "mail", row.public_id)
    assert shown.count("<dd>not checked</dd>") == 3
    assert "anybody can write such a name" in shown


def test_a_signature_is_checked_by_the_worker_and_asked_for_again(
    bo: Client, action: Action, settings: Settings
) -> None:
    settings.DKIM_CHECK = True
    signed = b"DKIM-Signature: v=1; a=rsa-sha256; d=ministry.example; s=may; h=from; bh=AA==; b=AA==\r\n"
    row = comes(action, signed + b"From: minister@ministry.example\r\n\r\nWe agree.\r\n")
    assert row.proven_by == ReplyMail.ProvenBy.WAITING

    def nobody(_name: str) -> str | None:
        raise Unanswered

    assert proofs.prove_some(ask=nobody, now=NOW) == 1
    assert "Ask it again" in page(bo, "mail", row.public_id)
    bo.post(reverse("deliveries_afterwards:mail_look_again", args=[row.public_id]))
    assert proofs.prove_some(ask=lambda _name: None, now=NOW) == 1
    row.refresh_from_db()
    assert (row.dkim, row.proven_by) == ("permerror", ReplyMail.ProvenBy.CENTRE)


def test_a_mail_becomes_a_reply_with_a_public_version(bo: Client, action: Action) -> None:
    row = comes(action)
    url = f"{reverse('deliveries_afterwards:reply', args=[action.pk])}?mail={row.public_id}"
    form = bo.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert typed["text_en"].startswith("[…]\n\nWe have read")
    assert "Please give" not in typed["text_en"]
    answer = bo.post(url, {**typed, "attachment": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    reply = Reply.objects.get()
    row.refresh_from_db()
    assert (row.state, row.reply) == (ReplyMail.State.RECORDED, reply)
    assert reply.target is not None
    assert reply.scan is not None
    assert reply.published_at is None
    assert ReplyAnswers.objects.get().office_id == reply.target.office_id
    again = bo.post(url, {**typed, "seen": "1"})
    assert Reply.objects.count() == 1
    assert "Somebody else" in again.content.decode()


def test_what_hangs_on_it_and_is_no_pdf_stays_with_the_mail(bo: Client, action: Action) -> None:
    row = comes(action)
    url = f"{reverse('deliveries_afterwards:reply', args=[action.pk])}?mail={row.public_id}"
    typed = {"seen": "0", "on": "2026-05-20", "precision": "day", "text_en": "We agree.", "attachment": "2"}
    answer = bo.post(url, typed, follow=True)
    assert "neither a picture nor a PDF" in answer.content.decode()
    assert Reply.objects.get().scan is None


def test_the_mail_and_what_hangs_on_it_are_taken_along_as_bytes_only(bo: Client, action: Action) -> None:
    row = comes(action)
    for name, args in (("mail_whole", [row.public_id]), ("mail_part", [row.public_id, 1])):
        answer = bo.get(reverse(f"deliveries_afterwards:{name}", args=args))
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert "no-store" in answer["Cache-Control"]
        assert answer.getvalue()
    assert AuditEntry.objects.filter(act="deliveries.take_reply_mail").count() == 2
    assert bo.get(reverse("deliveries_afterwards:mail_part", args=[row.public_id, 99])).status_code == 404


def test_what_is_no_reply_is_set_aside_and_can_be_taken_back(bo: Client, action: Action) -> None:
    row = comes(action)
    bo.post(reverse("deliveries_afterwards:set_aside"), {"mail": [row.public_id, "nonsense"]})
    row.refresh_from_db()
    assert row.state == ReplyMail.State.NOT_A_REPLY
    bo.post(reverse("deliveries_afterwards:mail_back", args=[row.public_id]))
    row.refresh_from_db()
    assert row.state == ReplyMail.State.WAITING


def test_only_what_was_set_aside_long_ago_is_forgotten(action: Action) -> None:
    waits, aside = comes(action), comes(action)
    dealing.set_aside(mails=[aside], by=None, now=NOW)
    assert dealing.forget_old(now=NOW + timedelta(days=89)) == 0
    assert dealing.forget_old(now=NOW + timedelta(days=91)) == 1
    assert list(ReplyMail.objects.all()) == [waits]


def test_the_mail_of_another_organisation_is_nobody_elses(client: Client, action: Action) -> None:
    row = comes(action)
    chandra = make_staff(name="chandra", role=roles.EDITOR)
    roles.give(chandra, group=roles.PUBLISHER, organisation=make_organisation())
    sign_in(client, name="chandra")
    assert row.public_id not in page(client, "mails")
    assert client.get(reverse("deliveries_afterwards:mail", args=[row.public_id])).status_code in {302, 403}
    client.post(reverse("deliveries_afterwards:set_aside"), {"mail": [row.public_id]})
    row.refresh_from_db()
    assert row.state == ReplyMail.State.WAITING
