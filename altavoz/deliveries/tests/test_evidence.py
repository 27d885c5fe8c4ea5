# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office answers to an action that asks for a recommendation: proposed, taken into a view, led to."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from altavoz.campaigns import from_recommendations
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.cases.times.approximate import Known
from altavoz.deliveries import evidence, replies
from altavoz.deliveries.models import Reply
from altavoz.deliveries.replies import Answer
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.recommendations.models import ProposedEvidence, Recommendation
from altavoz.recommendations.testing import (
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_recommendation,
)

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def asked_for(action: Action) -> Recommendation:
    row = make_recommendation(make_area(make_document()))
    from_recommendations.link(action_id=action.pk, recommendation=row, on=date(2026, 5, 1))
    return row


def replied(action: Action, day: int, *, public: bool = True) -> Reply:
    given = Answer(
        known=Known(date(2026, 5, day)), target_id=action.targets.get().pk, texts={"en": "We shall publish."}
    )
    seen = Reply.objects.filter(action=action).count()
    number = replies.record(action_id=action.pk, answer=given, seen=seen, by=None, now=NOW).reply_id or 0
    if public:
        replies.publish(reply_id=number, by=None, now=NOW)
    return Reply.objects.get(pk=number)


def test_each_public_reply_is_proposed_once_for_what_its_action_asks_for() -> None:
    action, other = make_action(), make_action()
    row = asked_for(action)
    replied(action, 14, public=False)
    replied(other, 14)
    assert evidence.propose(now=NOW) == 0
    replied(action, 15)
    assert [evidence.propose(now=NOW), evidence.propose(now=NOW)] == [1, 0]
    replied(action, 16)
    assert evidence.propose(now=NOW) == 1
    found = ProposedEvidence.objects.filter(recommendation=row, sort=evidence.SORT).order_by("pk")
    assert [each.words for each in found] == ["Minister of Looms (2026-05-15)", "Minister of Looms (2026-05-16)"]


def test_a_reply_that_staff_take_is_led_to_until_it_is_taken_off_its_page(client: Client) -> None:
    action = make_action()
    row, page = asked_for(action), make_action_page(action)
    reply = replied(action, 15)
    evidence.propose(now=NOW)
    view = make_assessment(row, make_assessor(), public=False)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    desk, place = f"/cms/recommendations/record/{row.pk}/", f"/en/recommendations/{row.number}/"
    assert "Minister of Looms (2026-05-15)" in client.get(desk).content.decode()
    client.post(desk, {"settle": ProposedEvidence.objects.get().pk, "into": view.pk})
    assert "This may be evidence" not in client.get(desk).content.decode()
    client.post(desk, {"publish": view.pk})
    shown = client.get(place).content.decode()
    assert ("Minister of Looms (2026-05-15)" in shown, f'href="{page.url}"' in shown) == (True, True)
    replies.withdraw(reply_id=reply.pk, by=None, now=NOW)
    assert "Minister of Looms (2026-05-15)" not in client.get(place).content.decode()
