# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page behind Ana's own link: what she did, how many did, who answered, what came of it."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.cases.times.approximate import Known
from altavoz.contacting.models import ContactReport, Message
from altavoz.contacting.ways import ContactWay, Result
from altavoz.decision_makers.models import Office
from altavoz.deliveries import answering, replies
from altavoz.deliveries.answering import Span
from altavoz.deliveries.replies import Answer
from altavoz.deliveries.testing import hand_it_over, make_signer
from altavoz.outbox.models import Letter
from altavoz.participation import withdrawal
from altavoz.participation.letters import write_counted
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import show_person

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
TOLD = "This office has replied to the letters that it got, yours among them: 15 May 2026."


def page(client: Client, row: Participation) -> str:
    return client.get(reverse("participation:did", args=[row.token])).content.decode()


def office_of(action: Action) -> Office:
    return Office.objects.filter(targeted_by__action=action).earliest("pk")


def make_message(row: Participation, office: Office, *, at: datetime = MAY) -> Message:
    return Message.objects.create(
        participation=row, office=office, state=Message.State.SENT, language="en", subject="Looms", body="Free them.",
        text_key=b"k" * 32, made_at=at, confirmed_at=at, done_at=at,
    )  # fmt: skip


def make_reply(action: Action, *, since: date | None = None) -> int:
    target = action.targets.get(office=office_of(action))
    answer = Answer(
        known=Known(date(2026, 5, 15)),
        target_id=target.pk,
        texts={"en": "The measures are given back."},
        answers=Span(until=date(2026, 5, 15), since=since),
    )
    done = replies.record(action_id=action.pk, answer=answer, seen=0, by=None, now=NOW)
    assert done.reply_id is not None
    return done.reply_id


def test_ana_reads_what_she_did_and_that_the_office_answered_letters_like_hers(client: Client) -> None:
    action = make_action()
    ana = make_signer(action)
    make_message(ana, office_of(action))
    number = make_reply(action)
    assert TOLD not in page(client, ana)
    replies.publish(reply_id=number, by=None, now=NOW)
    shown = page(client, ana)
    assert "Your letter was sent to this office" in shown
    assert TOLD in shown
    assert "The measures are given back." in shown
    assert reverse("participation:withdraw", args=[ana.token]) in shown


def test_a_reply_answers_only_letters_of_its_days(client: Client) -> None:
    action = make_action()
    ana, dee = make_signer(action, "Ana"), make_signer(action, "Dee", "Other")
    make_message(ana, office_of(action))
    make_message(dee, office_of(action), at=NOW)
    replies.publish(reply_id=make_reply(action, since=date(2026, 5, 1)), by=None, now=NOW)
    assert answering.count_some() == 1
    assert action.replies.get().answers.get().how_many == 1
    assert TOLD in page(client, ana)
    assert TOLD not in page(client, dee)
    assert "It answers 1 letter that was sent to this office." in page(client, dee)


def test_who_called_herself_is_told_too(client: Client) -> None:
    action = make_action()
    ana = make_signer(action)
    said = {"way": ContactWay.CALL, "result": Result.SPOKE, "at": MAY, "confirmed_at": MAY}
    ContactReport.objects.create(participation=ana, office=office_of(action), **said)
    replies.publish(reply_id=make_reply(action), by=None, now=NOW)
    shown = page(client, ana)
    assert "You called this office" in shown
    assert TOLD in shown


def test_it_tells_of_the_hand_over_and_the_outcome_and_that_nobody_replied(client: Client) -> None:
    action = make_action()
    ana = make_signer(action)
    hand_it_over(action)
    shown = page(client, ana)
    assert "It was handed over" in shown
    assert "No office has replied so far." in shown
    assert reverse("participation:withdraw", args=[ana.token]) not in shown


def test_it_is_hers_alone_and_kept_nowhere(client: Client) -> None:
    ana = make_signer(make_action())
    answer = client.get(reverse("participation:did", args=[ana.token]))
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert ana.email not in answer.content.decode()
    assert ana.family_name not in answer.content.decode()
    assert client.get(reverse("participation:did", args=["a" * 26])).status_code == 410


def test_it_speaks_the_language_in_which_she_took_part(client: Client) -> None:
    ana = make_signer(make_action())
    Participation.objects.filter(pk=ana.pk).update(language="es")
    answer = client.get(reverse("participation:did", args=[ana.token]), headers={"accept-language": "fr"})
    assert answer["Content-Language"] == "es"
    assert "Lo que usted hizo" in answer.content.decode()


def test_who_withdrew_and_what_was_taken_down_is_told_no_more(client: Client) -> None:
    action = make_action()
    ana, dee = make_signer(action, "Ana"), make_signer(action, "Dee", "Other")
    withdrawal.withdraw(token=ana.token, now=timezone.now())
    assert client.get(reverse("participation:did", args=[ana.token])).status_code == 410
    Action.objects.filter(pk=action.pk).update(state=Action.State.TAKEN_DOWN)
    assert client.get(reverse("participation:did", args=[dee.token])).status_code == 410


def test_letters_and_her_own_page_lead_there() -> None:
    ana = make_signer(make_action(), email="ana@example.org")
    place = reverse("participation:did", args=[ana.token])
    pages = [where for shown in show_person(email_key("ana@example.org")) for where, _words in shown.also]
    assert place in pages
    letter = Letter(language="en", made_at=MAY, recipient_key=bytes(ana.email_key), subject_id=ana.pk)
    written = write_counted(letter, ana)
    assert written is not None
    assert place in written.text
    assert place in written.html
