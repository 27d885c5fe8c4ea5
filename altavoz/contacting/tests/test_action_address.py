# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters to offices bear the address of their action, where the centre has one: an answer to Ana goes to Ana alone."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from pytest_django import Settings

from altavoz.campaigns.testing import make_action
from altavoz.contacting.models import Plan
from altavoz.contacting.putting import put_due
from altavoz.contacting.testing_letters import make_mail_office, make_message
from altavoz.outbox import checks
from altavoz.outbox.incoming.action_addresses import address_of
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of

NOON = datetime(2026, 7, 8, 16, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_an_office_reads_where_to_answer_ana_and_where_everybody(settings: Settings) -> None:
    settings.REPLIES_TO = "replies@centre.example"
    action = make_action()
    make_message(action, make_mail_office(), now=NOON, email="ana@example.org")
    put_due(now=NOON)
    letter = Letter.objects.get(kind="message")
    with translation.override(letter.language):
        written = writer_of(letter).write(letter)
    assert written is not None
    assert written.headers["From"].endswith(f"<{address_of(action.public_id)}>")
    assert "ana@example.org" in written.headers["Reply-To"]
    assert f"To answer everyone who wrote about this at once, write to {address_of(action.public_id)}." in written.text


@pytest.mark.django_db
def test_where_the_plan_says_so_the_office_answers_the_action_and_sees_no_address_of_hers(settings: Settings) -> None:
    settings.REPLIES_TO = "replies@centre.example"
    action = make_action()
    plan = Plan.objects.create(action=action, answers=Plan.Answers.ACTION)
    make_message(action, make_mail_office(), now=NOON, email="ana@example.org")
    put_due(now=NOON)
    letter = Letter.objects.get(kind="message")
    with translation.override(letter.language):
        written = writer_of(letter).write(letter)
    assert written is not None
    assert written.headers["Reply-To"].endswith(f"<{address_of(action.public_id)}>")
    assert "which tells everyone who wrote what came of it." in written.text
    assert "ana@example.org" not in f"{written.text}{written.html}{written.headers}"
    settings.REPLIES_TO = ""
    assert not plan.is_answered_here


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("", []),
        ("replies@centre.example", []),
        ("replies@elsewhere.example", ["outbox.W013"]),
        ("replies", ["outbox.E012"]),
        ("replies+a@centre.example", ["outbox.E012"]),
    ],
)
def test_an_address_that_mail_servers_would_not_trust_is_told(settings: Settings, told: str, found: list[str]) -> None:
    settings.MAIL_FROM, settings.REPLIES_TO = "The Centre <hello@centre.example>", told
    assert [each.id for each in checks.mail_settings()] == found
