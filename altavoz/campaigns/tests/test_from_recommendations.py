# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns import from_recommendations
from altavoz.campaigns.action import Outcome, OutcomeText
from altavoz.campaigns.from_recommendations import ActionRecommendation
from altavoz.campaigns.testing import SPRING, make_action, make_action_page, make_index
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.recommendations.models import ProposedEvidence
from altavoz.recommendations.testing import make_area, make_document, make_recommendation

pytestmark = pytest.mark.django_db


def test_one_press_begins_an_action_that_asks_for_a_recommendation(client: Client) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    index, row = make_index(), make_recommendation(make_area(make_document()))
    address = reverse("campaigns_from_recommendations:begin", args=[row.pk])
    assert "Petition" in client.get(address).content.decode()
    assert client.post(address, {"kind": "petition", "under": index.pk}).status_code == 302
    link = ActionRecommendation.objects.get()
    page = link.action.pages.get()
    assert (link.recommendation, link.action.kind, page.live, page.asks()) == (row, "petition", False, (row.text,))


def test_what_came_of_an_action_is_proposed_once_as_evidence(client: Client) -> None:
    row = make_recommendation(make_area(make_document()))
    action = make_action()
    page = make_action_page(action)
    assert from_recommendations.link(action_id=action.pk, recommendation=row, on=date(2026, 4, 1))
    outcome = Outcome.objects.create(action=action, date=date(2026, 5, 1))
    OutcomeText.objects.create(outcome=outcome, language="en", title="The register is public")
    done = [from_recommendations.propose_outcomes(now=SPRING) for _time in range(2)]
    assert (done, ProposedEvidence.objects.get().words) == ([1, 0], "The register is public (2026-05-01)")
    both = [f"{action.public_id}:{number}" for number in (outcome.pk, outcome.pk + 1)]
    assert list(from_recommendations.addresses(both, "en", SPRING)) == both
    assert page.title in client.get(f"/en/recommendations/{row.number}/").content.decode()
