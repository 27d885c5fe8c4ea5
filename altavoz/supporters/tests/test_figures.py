# SPDX-License-Identifier: AGPL-3.0-or-later
"""How networks grow and lapse: counted by the day, and no less when people are erased."""

from datetime import timedelta

import pytest

from altavoz.organisations.powers import Reach
from altavoz.organisations.testing import SPRING
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import holdings
from altavoz.supporters import subscriptions
from altavoz.supporters.figures import counting, growth
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network, make_subscription

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EVERYWHERE = Reach(everywhere=True, organisation_ids=frozenset())


@pytest.fixture
def network() -> Network:
    """Four people joined; one left, one address is gone, one complained."""
    network = make_network()
    for name in ("ana", "bo", "chandra", "dee"):
        make_subscription(network, email=f"{name}@example.org")
    for name, how in (("bo", "one-click"), ("chandra", "bounced"), ("dee", "complaint")):
        subscriptions.stop_all(email_key=email_key(f"{name}@example.org"), how=how, now=SPRING)
    counting.count(now=SPRING)
    return network


def test_a_day_tells_who_joined_and_why_others_ended(network: Network) -> None:
    (day,) = growth.periods([network.pk], today=SPRING.date(), number=1, days=1)
    assert (day.joined, day.left, day.bounced, day.complained, day.in_all) == (4, 1, 1, 1, 1)


def test_the_same_day_counted_again_says_the_same(network: Network) -> None:
    counting.count(now=SPRING)
    assert growth.periods([network.pk], today=SPRING.date(), number=1, days=1)[0].joined == 4


def test_what_a_past_day_did_stays_when_people_are_erased(network: Network) -> None:
    for holding in holdings():
        if holding.model is Subscription:
            holding.erase(email_key("ana@example.org"), SPRING)
    counting.count(now=SPRING + DAY)
    before, today = growth.periods([network.pk], today=(SPRING + DAY).date(), number=2, days=1)
    assert (before.joined, before.in_all) == (4, 1)
    assert (today.joined, today.in_all) == (0, 0)


def test_weeks_add_up_their_days_and_end_with_the_newest(network: Network) -> None:
    make_subscription(network, email="edo@example.org", now=SPRING + DAY)
    counting.count(now=SPRING + DAY)
    quiet, week = growth.periods([network.pk], today=(SPRING + DAY).date(), number=2, days=7)
    assert (quiet.joined, quiet.in_all) == (0, 0)
    assert (week.joined, week.ended, week.in_all) == (5, 3, 2)


def test_each_network_has_its_line_and_other_organisations_none(network: Network) -> None:
    (line,) = growth.by_network(EVERYWHERE, since=SPRING.date(), today=SPRING.date())
    assert (line.network, line.sums.joined, line.sums.ended) == (network, 4, 3)
    nobody = Reach(everywhere=False, organisation_ids=frozenset())
    assert growth.by_network(nobody, since=SPRING.date(), today=SPRING.date()) == []
