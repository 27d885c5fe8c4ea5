# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases as programs read them."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns import about_cases
from altavoz.campaigns.testing import HEADLINES, make_action, make_action_page
from altavoz.cases.models import Case, Visibility
from altavoz.cases.testing import PSEUDONYM, REAL_NAME, make_event, make_fact, make_published_case
from altavoz.website.testing import make_home

pytestmark = pytest.mark.django_db


def published() -> Case:
    return make_published_case(now=timezone.now() - timedelta(days=3))


def test_the_timeline_holds_events_and_actions_with_dates_as_known(client: Client) -> None:
    case = published()
    make_event(case, "Strangers came to the door", on=date(2026, 3, 8), part="late")
    action = make_action(organisation=case.organisation)
    make_action_page(action)
    about_cases.link(action_id=action.pk, case_id=case.pk, on=date(2026, 4, 7))
    answer = client.get(f"/api/cases/{case.public_id}/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    told = answer.json()
    event, opened = told["timeline"][0], told["timeline"][-1]
    assert (event["kind"], event["when"]["words"], event["when"]["edtf"]) == (
        "event",
        "late on 8 March 2026",
        "2026-03-08",
    )
    assert (opened["kind"], opened["links"][0]["id"]) == ("action", action.public_id)
    assert opened["links"][0]["label"] == HEADLINES["en"]


def test_only_public_facts_are_told(client: Client) -> None:
    case = published()
    make_fact(case, "The house with the blue door", visibility=Visibility.CONFIDENTIAL, sort="address")
    told = json.dumps([client.get("/api/cases/").json(), client.get(f"/api/cases/{case.public_id}/").json()])
    assert PSEUDONYM in told
    assert REAL_NAME not in told
    assert "blue door" not in told


def test_a_case_that_was_taken_down_is_gone_for_programs_too(client: Client) -> None:
    make_home()
    case = published()
    Case.objects.update(state=Case.State.TAKEN_DOWN, taken_down_at=timezone.now())
    answer = client.get(f"/api/cases/{case.public_id}/")
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert client.get("/api/cases/").json() == {"cases": []}


def test_a_case_in_confidence_is_not_there(client: Client) -> None:
    case = published()
    Case.objects.update(state=Case.State.CONFIDENTIAL)
    assert client.get(f"/api/cases/{case.public_id}/").status_code == 404
