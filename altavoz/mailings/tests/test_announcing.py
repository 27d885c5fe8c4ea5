# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an action has to tell becomes a draft with the page's own words, and nothing is sent by it."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action, Outcome, OutcomeText
from altavoz.campaigns.testing import action_of, make_action, make_action_page
from altavoz.mailings.drafts import announcing
from altavoz.mailings.models import Audience, Mailing
from altavoz.mailings.readers import audience
from altavoz.mailings.testing import SPRING
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.outbox.models import Letter
from altavoz.participation.testing import make_participation
from altavoz.supporters.testing import make_network, make_subscription

pytestmark = pytest.mark.django_db
ANA, DEE = "ana@example.org", "dee@example.org"


def update(day: str, title: str) -> str:
    value = {"date": day, "title": title, "text": "<p>They were heard today.</p>"}
    return json.dumps([{"type": "update", "value": value}])


@pytest.fixture
def dana() -> User:
    return User.objects.create_user("dana")


def sorts(action: Action) -> list[str]:
    return [each.sort for each in announcing.occasions([action.organisation_id], now=SPRING)]


def test_an_update_becomes_a_draft_for_those_who_took_part_and_said_yes_to_news(dana: User) -> None:
    action = action_of(make_action_page(make_action(), updates=update("2026-04-06", "The weavers were heard")))
    network = make_network(organisation=action.organisation, carries="news")
    for email in (ANA, DEE):
        make_subscription(network, email=email)
    make_participation(action, email=ANA, confirmed=True)
    found = announcing.occasion(action, "update", now=SPRING)
    assert found is not None
    mailing = announcing.draft(found, by=dana, now=SPRING)
    assert (mailing.state, mailing.sort, mailing.name) == (
        "draft",
        "update",
        "Update on an action: The weavers were heard",
    )
    text = mailing.texts.get(language="en")
    assert text.subject == "The weavers were heard"
    assert "<p>They were heard today.</p>" in text.body
    assert [row.email for row in audience.people(mailing, now=SPRING)] == [ANA]
    assert not Letter.objects.filter(kind="mailing").exists()
    assert announcing.occasion(action, "update", now=SPRING) is None


def test_an_action_that_opens_and_one_that_closes_soon_are_told_to_who_has_not_acted(dana: User) -> None:
    action = make_action(closes_at=SPRING + timedelta(days=3))
    make_action_page(action)
    Action.objects.filter(pk=action.pk).update(opened_at=SPRING - timedelta(days=2))
    assert set(sorts(action)) == {"alert", "reminder"}
    action.refresh_from_db()
    found = announcing.occasion(action, "reminder", now=SPRING)
    assert found is not None
    mailing = announcing.draft(found, by=dana, now=SPRING)
    assert Audience.objects.get(mailing=mailing).not_in == action
    assert sorts(action) == ["alert"]
    Mailing.objects.update(state=Mailing.State.CALLED_OFF)
    assert set(sorts(action)) == {"alert", "reminder"}


def test_an_outcome_of_long_ago_is_no_news() -> None:
    action = make_action(state=Action.State.WON)
    for days in (300, 2):
        outcome = Outcome.objects.create(action=action, date=SPRING.date() - timedelta(days=days))
        OutcomeText.objects.create(outcome=outcome, language="en", title=f"Won, {days} days ago")
    found = announcing.occasions(None, now=SPRING)
    assert [(each.sort, each.what) for each in found] == [("outcome", "Won, 2 days ago")]
    Outcome.objects.filter(texts__title="Won, 2 days ago").delete()
    assert announcing.occasions(None, now=SPRING) == []


def test_a_button_on_the_list_makes_one_draft_however_often_it_is_pressed(client: Client) -> None:
    action = action_of(make_action_page(make_action(), updates=update(f"{timezone.now():%Y-%m-%d}", "They were heard")))
    sign_in(client, role=roles.CAMPAIGNER)
    tell = reverse("mailings_desk:tell", args=[action.pk, "update"])
    for screen in (reverse("mailings_desk:all"), reverse("mailings_desk:new") + f"?action={action.pk}"):
        shown = client.get(screen).content.decode()
        assert "They were heard" in shown
        assert tell in shown
    assert client.get(tell).status_code == 405
    for _press in range(2):
        client.post(tell)
    mailing = Mailing.objects.get()
    assert (mailing.state, mailing.sort, mailing.texts.get().subject) == ("draft", "update", "They were heard")


def test_who_may_not_write_for_the_organisation_tells_nothing(client: Client) -> None:
    action = action_of(make_action_page(make_action(), updates=update(f"{timezone.now():%Y-%m-%d}", "They were heard")))
    sign_in(client, role=roles.MODERATOR)
    client.post(reverse("mailings_desk:tell", args=[action.pk, "update"]))
    assert not Mailing.objects.exists()
