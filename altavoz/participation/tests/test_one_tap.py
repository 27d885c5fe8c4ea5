# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the thank-you page into a network in one tap."""

import pytest
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.testing import make_participation
from altavoz.supporters.models import Consent, Network, Subscription
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    return make_action()


@pytest.fixture
def network(action: Action) -> Network:
    return make_network(organisation=action.organisation)


def test_whoever_has_confirmed_joins_with_one_tap(client: Client, action: Action, network: Network) -> None:
    row = make_participation(action, confirmed=True)
    place = f"/confirm/{row.token}/"
    assert "Join with one tap" in client.get(place).content.decode()
    answer = client.post(f"{place}join/", {"network": network.public_id})
    assert (answer.status_code, answer["Location"]) == (303, place)
    joined = Subscription.objects.get()
    assert (joined.email, joined.joined_where) == (row.email, f"petition:{action.public_id}")
    assert Consent.objects.get().said_where == f"network:{network.public_id}"
    assert "You have joined." in client.get(place).content.decode()


def test_nobody_joins_who_has_not_confirmed(client: Client, action: Action, network: Network) -> None:
    row = make_participation(action)
    answer = client.post(f"/confirm/{row.token}/join/", {"network": network.public_id})
    assert answer.status_code == 410
    assert not Subscription.objects.exists()


def test_looking_joins_nobody(client: Client, action: Action, network: Network) -> None:
    row = make_participation(action, confirmed=True)
    assert client.get(f"/confirm/{row.token}/join/").status_code == 303
    assert not Subscription.objects.exists()
