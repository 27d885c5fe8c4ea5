# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom a mailing is for: only who said yes to it, narrowed by what staff chose."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.contacting import stances
from altavoz.contacting.models import ContactReport, Plan
from altavoz.contacting.stances import Stance
from altavoz.contacting.testing_letters import make_message, make_offices
from altavoz.contacting.ways import ContactWay, Result
from altavoz.decision_makers.models import Office
from altavoz.mailings.models import Audience, Mailing
from altavoz.mailings.readers import audience
from altavoz.mailings.readers.audience import Counted
from altavoz.mailings.testing import SPRING, make_mailing, make_subscribers
from altavoz.participation.testing import make_participation
from altavoz.supporters import subscriptions
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db
Carries = Network.Carries
EMAILS = [f"reader{number}@example.org" for number in range(4)]


def aimed(mailing: Mailing, **columns: object) -> Mailing:
    Audience.objects.filter(mailing=mailing).update(**columns)
    return mailing


def found(mailing: Mailing) -> list[str]:
    return sorted(row.email for row in audience.people(mailing, now=SPRING))


def test_paused_and_ended_ones_are_out_and_languages_are_counted() -> None:
    network = make_network()
    ana, bo = make_subscribers(2, network)
    make_subscribers(3, network, language="fr", first=2)
    subscriptions.pause(email_key=bytes(ana.email_key), days=30, now=SPRING)
    subscriptions.stop(public_id=bo.public_id, how="link", now=SPRING)
    mailing = make_mailing(networks=[network])
    assert audience.count(mailing, now=SPRING) == Counted(3, {"fr": 3})
    assert audience.count(mailing, now=SPRING + timedelta(days=31)).by_language == {"en": 1, "fr": 3}


def test_languages_and_countries_narrow_it() -> None:
    network = make_network()
    make_subscribers(1, network, language="fr", country="CA")
    make_subscribers(1, network, language="fr", country="FR", first=1)
    make_subscribers(1, network, language="es", country="CA", first=2)
    mailing = aimed(make_mailing(networks=[network]), languages=["fr"], countries=["CA", "US"])
    assert found(mailing) == EMAILS[:1]


@pytest.mark.parametrize(
    ("sort", "carried"),
    [("alert", {"alerts", "urgent"}), ("outcome", {"alerts", "urgent", "news"}), ("news", {"news"})],
)
def test_a_network_that_nobody_chose_gets_what_it_says_it_carries(sort: str, carried: set[str]) -> None:
    action = make_action()
    for carries in Carries.values:
        make_network(organisation=action.organisation, carries=carries)
    make_network(organisation=action.organisation, carries=Carries.URGENT, country="MX")
    make_network(carries=Carries.URGENT)
    mailing = make_mailing(action=action, sort=sort)
    networks = audience.networks_of(mailing)
    assert {(each.carries, each.country, each.organisation) for each in networks} == {
        (carries, "", action.organisation) for carries in carried
    }


def test_the_network_of_another_organisation_is_never_in_it() -> None:
    ours, theirs = make_network(), make_network()
    make_subscribers(1, theirs)
    mailing = make_mailing(organisation=ours.organisation, networks=[theirs])
    assert found(mailing) == []


def test_a_topic_leaves_out_networks_about_another() -> None:
    everything = make_network()
    runs = everything.organisation
    water, looms = (make_network(organisation=runs), make_network(organisation=runs))
    for network, topic in ((water, "water"), (looms, "looms")):
        Network.objects.filter(pk=network.pk).update(topic=topic)
    for place, network in enumerate((everything, water, looms)):
        make_subscribers(1, network, first=place)
    assert found(aimed(make_mailing(organisation=runs), topics=["water"])) == EMAILS[:2]


def test_who_took_part_and_who_has_not_acted_yet() -> None:
    network = make_network()
    make_subscribers(3, network)
    action = make_action(organisation=network.organisation)
    make_participation(action, email=EMAILS[0], confirmed=True)
    make_participation(action, email=EMAILS[1])
    mailing = make_mailing(action=action, networks=[network])
    assert found(aimed(mailing, took_part_in=action)) == EMAILS[:1]
    assert found(aimed(mailing, took_part_in=None, not_in=action)) == EMAILS[1:3]


@pytest.fixture
def letter() -> Iterator[tuple[Action, list[Office]]]:
    """A letter among legislators of whom the first alone has signed, and an action that asks to reach them."""
    signed, *others = make_offices(3)
    stances.register("petition", lambda _action, _ids: {signed.pk: Stance.HAS_SIGNED, others[0].pk: Stance.HAS_NOT})
    yield make_action(), [signed, *others]
    stances.unregister("petition")


def test_your_member_has_not_signed(letter: tuple[Action, list[Office]]) -> None:
    circular, (signed, not_signed, not_known) = letter
    network = make_network()
    make_subscribers(4, network)
    action = make_action(organisation=network.organisation)
    Plan.objects.create(action=action, supports=circular)
    make_message(action, signed, now=SPRING, email=EMAILS[0])
    make_message(action, not_signed, now=SPRING, email=EMAILS[1])
    called = make_participation(action, email=EMAILS[2], confirmed=True)
    ContactReport.objects.create(
        participation=called,
        office=not_known,
        way=ContactWay.CALL,
        result=Result.SPOKE,
        at=SPRING,
        confirmed_at=SPRING,
    )
    mailing = make_mailing(action=action, networks=[network])
    assert found(aimed(mailing, member_has_not_signed=circular)) == EMAILS[1:3]


def test_one_row_an_address_and_at_once_comes_before_weekly() -> None:
    first = make_network()
    second = make_network(organisation=first.organisation, carries=Carries.ALERTS)
    make_subscribers(2, first, rhythm="weekly")
    make_subscribers(1, second)
    mailing = make_mailing(organisation=first.organisation)
    rows = audience.people(mailing, now=SPRING)
    assert sorted((row.email, row.rhythm) for row in rows) == [(EMAILS[0], "at_once"), (EMAILS[1], "weekly")]
    assert audience.count(mailing, now=SPRING).total == 2
    assert Subscription.objects.count() == 3
