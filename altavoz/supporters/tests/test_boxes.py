# SPDX-License-Identifier: AGPL-3.0-or-later
"""A news box that was ticked at signing leads into that organisation's own news, and into no other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from altavoz.organisations.models import ConsentWording
from altavoz.organisations.testing import SPRING, make_organisation, make_wording
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import boxes, joining, links, networks, news, subscriptions
from altavoz.supporters.joining import Member
from altavoz.supporters.models import Consent, Network, Subscription
from altavoz.supporters.testing import make_network, make_subscription, make_subscriptions

pytestmark = pytest.mark.django_db
ANA = Member("ana@example.org", "Ana", "fr", "CA")
KEY = email_key(ANA.email)
PETITION = "petition:aaaaaaaaaaaaaaaa"


def ana_ticks(*wordings: ConsentWording, where: str = PETITION) -> int:
    return boxes.say_yes(
        member=ANA,
        email_key=KEY,
        family_name="Lima",
        wording_ids=[wording.pk for wording in wordings],
        said_where=where,
        now=SPRING,
    )


def test_two_boxes_are_two_networks_and_a_third_organisation_gets_nothing() -> None:
    weavers, spinners, dyers = (make_wording(make_organisation(), language="fr") for _ in range(3))
    assert ana_ticks(weavers, spinners) == 2
    found = {(row.network.organisation, row.network.carries) for row in subscriptions.active(KEY)}
    assert found == {(weavers.organisation, "news"), (spinners.organisation, "news")}
    assert not Network.objects.filter(organisation=dyers.organisation).exists()


def test_stopping_one_of_two_leaves_the_other_with_its_yes() -> None:
    weavers, spinners = make_wording(make_organisation()), make_wording(make_organisation())
    ana_ticks(weavers, spinners)
    ana_ticks(weavers, where="petition:bbbbbbbbbbbbbbbb")
    first = subscriptions.active(KEY).get(network__organisation=weavers.organisation)
    assert subscriptions.stop(public_id=first.public_id, how="link", now=SPRING)
    assert [row.network.organisation for row in subscriptions.active(KEY)] == [spinners.organisation]
    assert [row.wording for row in Consent.objects.filter(ended_at__isnull=True)] == [spinners]


def test_the_network_is_made_once_named_in_each_language_and_not_offered() -> None:
    wording = make_wording(make_organisation(), language="fr")
    ana_ticks(wording)
    made = news.own(wording.organisation_id)
    assert Network.objects.get() == made
    assert [made.name(language) for language in ("en", "fr", "es")] == [
        "News from Weavers' Watch",
        "Nouvelles de Veille des tisserandes",
        "Noticias de Vigilancia de Tejedoras",
    ]
    assert networks.offers("fr") == ()


def test_a_country_s_news_are_not_what_the_box_says() -> None:
    wording = make_wording(make_organisation())
    country = Network.objects.create(organisation=wording.organisation, carries="news", country="MX")
    ana_ticks(wording)
    assert subscriptions.active(KEY).get().network != country


def test_a_box_costs_one_statement_more_than_its_yes(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wording = make_wording(make_organisation())
    ana_ticks(wording)
    with django_assert_num_queries(3):
        ana_ticks(wording, where="petition:bbbbbbbbbbbbbbbb")
    with django_assert_num_queries(0):
        ana_ticks()


def test_ticking_again_changes_nothing_and_after_stopping_it_counts_anew() -> None:
    wording = make_wording(make_organisation())
    ana_ticks(wording)
    row = Subscription.objects.get()
    subscriptions.pause(email_key=KEY, days=30, now=SPRING)
    ana_ticks(wording)
    assert Subscription.objects.get().paused_until == SPRING + timedelta(days=30)
    subscriptions.stop_all(email_key=KEY, how="my-data", now=SPRING)
    assert not Consent.objects.filter(ended_at__isnull=True).exists()
    ana_ticks(wording)
    assert subscriptions.active(KEY).get().pk != row.pk


def test_who_was_signed_by_somebody_else_keeps_what_she_joined_herself() -> None:
    network = make_network(carries=Network.Carries.NEWS)
    mine = make_subscription(network)
    other = make_wording(make_organisation())
    ana_ticks(ConsentWording.objects.get(organisation=network.organisation, language="en"), other)
    boxes.never_said(email_key=KEY, said_where=PETITION)
    assert list(subscriptions.active(KEY)) == [mine]
    assert Consent.objects.get().said_where == joining.place_of(network)


def test_her_page_shows_exports_and_erases_both(client: Client) -> None:
    ana_ticks(make_wording(make_organisation()))
    place = f"/my-data/{links.seal_link(links.new_link(email_key=KEY, language='fr', now=timezone.now()))}/"
    assert "Nouvelles de Veille des tisserandes" in client.get(place).text
    held = register.export_person(KEY)
    assert held["supporters.Consent"][0]["network"] == held["supporters.Subscription"][0]["network"]
    client.post(place, {"act": "erase", "sure": "on"})
    assert not Consent.objects.exists()
    assert not Subscription.objects.exists()


def test_many_people_are_made_in_many_languages() -> None:
    network = make_network()
    assert make_subscriptions(network, 7, languages=("en", "fr", "es"), with_yes=True) == 7
    assert Subscription.objects.filter(language="fr").count() == 2
    assert Consent.objects.count() == 7
