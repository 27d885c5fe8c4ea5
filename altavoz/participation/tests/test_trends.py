# SPDX-License-Identifier: AGPL-3.0-or-later
"""Domains that rise stand first, and of networks only a number is known."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns.action import Action
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation import held_by_limits
from altavoz.participation.funnel import trends
from altavoz.participation.limits import Attempt, judge
from altavoz.participation.models import FunnelHour
from altavoz.participation.testing import SPRING


def hour(action: Action, domain: str, created: int, *, ago: timedelta) -> None:
    FunnelHour.objects.create(action=action, hour=SPRING - ago, domain=domain, created=created, confirmed=created)


@pytest.fixture
def crowd(action: Action) -> Action:
    hour(action, "school.example.org", 50, ago=timedelta(days=3))
    hour(action, "", 50, ago=timedelta(days=3))
    hour(action, "school.example.org", 20, ago=timedelta(hours=5))
    hour(action, "spam.example.org", 80, ago=timedelta(minutes=30))
    hour(action, "few.example.org", 3, ago=timedelta(minutes=30))
    return action


def test_the_domain_that_rises_most_stands_first(crowd: Action) -> None:
    found = trends.domains(crowd.pk, now=SPRING)
    assert [trend.domain for trend in found] == ["spam.example.org", "school.example.org"]
    assert (found[0].share_of_day, found[0].share_before, found[0].in_hour) == (78, 0, 80)
    assert (found[1].share_of_day, found[1].share_before) == (19, 50)


def test_an_action_that_nobody_has_begun_has_no_trends(action: Action) -> None:
    assert trends.domains(action.pk, now=SPRING) == []


@pytest.mark.django_db
def test_what_the_limits_hold_is_counted_by_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.LIMIT_PER_BLOCK", "1/hour")
    held_by_limits.forget_all()
    for _each in range(3):
        judge(Attempt("192.0.2.7", "ana@example.org", "", ""), now=SPRING)
    assert held_by_limits.this_hour(SPRING) == {"block": 2, "domain": 0}
    assert held_by_limits.this_hour(SPRING + timedelta(hours=1)) == {"block": 0, "domain": 0}


def test_the_screen_offers_a_filter_of_a_domain_and_says_whose_number_it_is(client: Client, crowd: Action) -> None:
    sign_in(client, name="mia", role=roles.MODERATOR)
    page = client.get(reverse("participation_filters_of", args=[crowd.pk])).content.decode()
    assert "only what the one process knows" in page
    form = client.get(reverse("participation_new_filter", args=[crowd.pk]), {"domain": "spam.example.org"})
    assert "spam.example.org</textarea>" in form.content.decode()
