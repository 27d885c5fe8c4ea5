# SPDX-License-Identifier: AGPL-3.0-or-later
"""Actions and the people at risk whom they are about."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from altavoz.campaigns import about_cases
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.cases.models import Case
from altavoz.cases.testing import HEADLINES, make_published_case
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db

APRIL = date(2026, 4, 7)


def published() -> Case:
    return make_published_case(now=timezone.now() - timedelta(days=3))


@pytest.fixture
def dana(client: Client) -> User:
    return sign_in(client, name="dana", role=None)


def test_an_action_shows_whom_it_is_about_and_no_cache_keeps_it(client: Client) -> None:
    case, action = published(), make_action()
    page = make_action_page(action)
    about_cases.link(action_id=action.pk, case_id=case.pk, on=APRIL)
    answer = client.get(page.url or "")
    assert HEADLINES["en"] in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_an_action_that_is_no_longer_about_somebody_does_not_show_it(client: Client) -> None:
    case, action = published(), make_action()
    page = make_action_page(action)
    about_cases.link(action_id=action.pk, case_id=case.pk, on=APRIL)
    assert about_cases.unlink(action_id=action.pk, case_id=case.pk, on=date(2026, 5, 1))
    assert HEADLINES["en"] not in client.get(page.url or "").content.decode()
    assert [each.until for each in about_cases.actions_of(case.pk)] == [date(2026, 5, 1)]


def test_staff_link_a_case_by_its_code(client: Client, dana: User) -> None:
    case, action = published(), make_action()
    address = f"/cms/action-cases/{action.pk}/"
    client.post(address, {"code": case.code.lower(), "since": "2026-04-07"})
    assert [each.case for each in about_cases.cases_of(action.pk)] == [case]
    assert case.code in client.get(address).content.decode()
    client.post(f"{address}{case.code}/end/")
    assert about_cases.cases_of(action.pk)[0].until == timezone.localdate()


def test_a_code_that_is_not_open_to_somebody_is_as_one_that_does_not_exist(client: Client, dana: User) -> None:
    case, action = published(), make_action()
    Case.objects.update(sensitivity=Case.Sensitivity.EXTREME)
    answers = [
        client.post(f"/cms/action-cases/{action.pk}/", {"code": code, "since": "2026-04-07"}).content.decode()
        for code in (case.code, "C-222222")
    ]
    assert all("or it is not open to you" in answer for answer in answers)
    assert not about_cases.cases_of(action.pk)
