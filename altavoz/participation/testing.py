# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: somebody signs over HTTP, or a row that stands as if somebody had."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.participation import confirmation, filters, intake
from altavoz.participation.criteria import Criteria
from altavoz.participation.filter_rows import FilterRun
from altavoz.participation.filtering import filter_round
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.opened import seal_opened
from altavoz.worker.rounds import Turn

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

SPRING = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def ana_types(action: Action, **fields: object) -> dict[str, object]:
    """What the form of Ana, a supporter, sends."""
    typed: dict[str, object] = {
        "given_name": "Ana",
        "family_name": "Lima",
        "email": "ana@example.org",
        "country": "CA",
        "age": "on",
        "language": "en",
        "text_version": action.text_version,
        "opened": seal_opened(LONG_AGO),
        "website": "",
    }
    return {**typed, **fields}


def sign(
    client: Client, action: Action, *, email: str = "ana@example.org", follow: bool = False, **fields: object
) -> "Answer":
    """Post the form of an action, as Ana unless the fields say otherwise."""
    return client.post(f"/act/{action.public_id}/", ana_types(action, email=email, **fields), follow=follow)


def make_participation(
    action: Action,
    *,
    email: str = "ana@example.org",
    confirmed: bool = False,
    held: Doubt = Doubt.NONE,
    now: datetime = SPRING,
    language: str = "en",
    words: Words | None = None,
) -> Participation:
    """A row as the verbs make it; `confirmed` presses the button a minute later."""
    taken = intake.take_part(
        action_id=action.pk,
        public_id=action.public_id,
        words=words or Words("Ana", "Lima", email, "CA"),
        language=language,
        text_version=action.text_version,
        doubt=held,
        now=now,
    )
    row = Participation.objects.get(pk=taken.participation_id)
    if confirmed:
        confirm_as(row, now=now + timedelta(minutes=1))
        row.refresh_from_db()
    return row


def confirm_as(row: Participation, *, now: datetime = SPRING) -> None:
    """The owner of the address presses the button."""
    outcome = confirmation.confirm(token=row.token, now=now)
    assert outcome is confirmation.Outcome.CONFIRMED, outcome


def run_filter(now: datetime = SPRING) -> int:
    """What the worker does with filters, once, until nothing is left."""
    return filter_round(Turn(now, 1, lambda: True))


def counted_run(action: Action, criteria: Criteria, *, by: User, now: datetime = SPRING) -> FilterRun:
    """A saved filter that the worker has counted."""
    saved = filters.save(action=action, name="Suspicious", criteria=criteria, by=by, now=now)
    run = filters.count(saved=saved, by=by, now=now)
    run_filter(now)
    run.refresh_from_db()
    return run
