# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joining a network: nobody is in it before the owner of the address has pressed the button of her letter."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.organisations.models import ConsentWording
from altavoz.organisations.testing import make_organisation
from altavoz.outbox.models import Letter
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import joining, networks, subscriptions
from altavoz.supporters.joining import Joined
from altavoz.supporters.letters import write_join
from altavoz.supporters.models import Consent, Joining, Network, Rhythm, Subscription
from altavoz.supporters.testing import make_network, make_subscription
from altavoz.website import callers

pytestmark = pytest.mark.django_db
ANA = "ana@example.org"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    callers.forget_all()


@pytest.fixture
def urgent() -> Network:
    return make_network()


def asks(client: Client, network: Network, *, email: str = ANA, language: str = "en", **fields: str) -> int:
    return client.post(f"/{language}/join/", {"email": email, "network": network.public_id, **fields}).status_code


def test_asking_makes_nobody_a_member_and_puts_one_letter(client: Client, urgent: Network) -> None:
    assert asks(client, urgent) == 303
    assert not Subscription.objects.exists()
    assert not Consent.objects.exists()
    assert Letter.objects.filter(kind="join").count() == 1


@pytest.mark.parametrize(("language", "words"), [("en", "joined"), ("fr", "rejoint"), ("es", "unido")])
def test_the_letter_and_its_page_speak_the_language_of_the_form(
    client: Client, urgent: Network, language: str, words: str
) -> None:
    asks(client, urgent, language=language)
    request = Joining.objects.get()
    page = client.get(f"/join/{request.public_id}/")
    assert page["Content-Language"] == language
    assert words in page.content.decode()


def test_the_button_joins_once_with_the_wording_that_was_shown(client: Client, urgent: Network) -> None:
    asks(client, urgent, given_name="Ana", rhythm="weekly")
    place = f"/join/{Joining.objects.get().public_id}/"
    assert client.get(place).status_code == 200
    assert not Subscription.objects.exists()
    for _ in range(2):
        assert client.post(place).status_code == 303
    row = Subscription.objects.get()
    assert (row.email, row.given_name, row.rhythm, row.joined_where) == (ANA, "Ana", Rhythm.WEEKLY, "join")
    said = Consent.objects.get()
    assert said.wording == ConsentWording.objects.get(organisation=urgent.organisation, language="en")
    assert said.said_where == f"network:{urgent.public_id}"


def test_what_was_typed_is_gone_once_it_is_confirmed(urgent: Network) -> None:
    make_subscription(urgent)
    assert (Joining.objects.get().email, Joining.objects.get().given_name) == ("", "")


def test_a_known_and_an_unknown_address_get_the_same_answer(client: Client, urgent: Network) -> None:
    make_subscription(urgent)
    known = client.post("/en/join/", {"email": ANA, "network": urgent.public_id})
    unknown = client.post("/en/join/", {"email": "dee@example.org", "network": urgent.public_id})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_joining_twice_keeps_one_membership_with_what_was_said_last(client: Client, urgent: Network) -> None:
    make_subscription(urgent)
    asks(client, urgent, language="es", rhythm="weekly")
    joining.confirm(public_id=Joining.objects.latest("pk").public_id, now=timezone.now())
    row = Subscription.objects.get()
    assert (row.language, row.rhythm) == ("es", Rhythm.WEEKLY)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"network": "0" * 16}, "tick at least one"),
        ({"email": "ana"}, "no e-mail address"),
        ({"given_name": "win www.spam.example"}, "no address and no link"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(
    client: Client, urgent: Network, fields: dict[str, str], missing: str
) -> None:
    answer = client.post("/en/join/", {"email": ANA, "network": urgent.public_id, **fields})
    assert answer.status_code == 422
    assert missing in answer.content.decode()
    assert not Joining.objects.exists()


def test_a_program_that_fills_in_everything_gets_the_same_answer_and_no_letter(client: Client, urgent: Network) -> None:
    assert asks(client, urgent, website="https://spam.example/") == 303
    assert not Joining.objects.exists()


def test_one_network_address_cannot_ask_without_end(client: Client, urgent: Network, settings: Settings) -> None:
    settings.LIMIT_PER_BLOCK = "2/hour"
    assert [asks(client, urgent, email=f"a{n}@example.org") for n in range(3)] == [303, 303, 429]


def test_another_site_cannot_ask(client: Client, urgent: Network) -> None:
    fields = {"email": ANA, "network": urgent.public_id}
    assert client.post("/en/join/", fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_without_a_published_wording_a_network_is_not_offered(client: Client) -> None:
    Network.objects.create(organisation=make_organisation())
    assert networks.offers("en") == ()
    assert b"no network to join" in client.get("/en/join/").content


def test_a_closed_network_writes_no_letter_any_more(urgent: Network, client: Client) -> None:
    asks(client, urgent)
    Network.objects.update(is_open=False)
    assert write_join(Letter.objects.get(kind="join")) is None


def test_a_button_that_never_was_is_over(client: Client) -> None:
    assert client.get("/join/aaaaaaaaaaaaaaaa/").status_code == 410
    assert joining.confirm(public_id="aaaaaaaaaaaaaaaa", now=timezone.now()) is Joined.GONE


def test_leaving_by_the_link_takes_a_button_and_empties_the_address(client: Client, urgent: Network) -> None:
    row = make_subscription(urgent)
    assert client.get(f"/leave/{row.public_id}/").status_code == 200
    row.refresh_from_db()
    assert row.ended_at is None
    client.post(f"/leave/{row.public_id}/")
    row.refresh_from_db()
    assert (row.ended_how, row.email) == ("link", "")
    assert not Consent.objects.filter(ended_at__isnull=True).exists()
    assert b"have stopped" in client.get(f"/leave/{row.public_id}/").content


def test_one_click_of_a_mail_program_ends_it(client: Client, urgent: Network) -> None:
    row = make_subscription(urgent)
    answer = client.post(f"/leave/{row.public_id}/", {"List-Unsubscribe": "One-Click"})
    row.refresh_from_db()
    assert (answer.status_code, row.ended_how) == (200, "one-click")


def test_an_ended_and_an_unknown_membership_look_alike(client: Client, urgent: Network) -> None:
    row = make_subscription(urgent)
    subscriptions.stop(public_id=row.public_id, how="link", now=timezone.now())
    ended = client.get(f"/leave/{row.public_id}/", headers={"Accept-Language": "en"})
    unknown = client.get("/leave/aaaaaaaaaaaaaaaa/", headers={"Accept-Language": "en"})
    assert ended.content.replace(row.public_id.encode(), b"") == unknown.content.replace(b"a" * 16, b"")


def test_stopping_one_network_leaves_the_other(urgent: Network) -> None:
    other = make_network(organisation=urgent.organisation, carries=Network.Carries.NEWS)
    first, second = make_subscription(urgent), make_subscription(other)
    subscriptions.stop(public_id=first.public_id, how="link", now=timezone.now())
    assert list(subscriptions.active(email_key(ANA))) == [second]
    assert Consent.objects.get(ended_at__isnull=True).said_where == f"network:{other.public_id}"


def test_who_left_may_join_again(urgent: Network) -> None:
    row = make_subscription(urgent)
    subscriptions.stop(public_id=row.public_id, how="link", now=timezone.now())
    make_subscription(urgent)
    assert subscriptions.active(email_key(ANA)).count() == 1


def test_erasing_leaves_nothing_of_networks(urgent: Network) -> None:
    make_subscription(urgent)
    register.erase_person(email_key(ANA), timezone.now())
    assert not Subscription.objects.exists()
    assert not Joining.objects.exists()
    assert not Consent.objects.exists()


def test_old_requests_and_old_endings_are_forgotten(urgent: Network) -> None:
    row = make_subscription(urgent)
    subscriptions.stop(public_id=row.public_id, how="link", now=timezone.now())
    assert joining.forget_requests(before=timezone.now()) == 1
    assert subscriptions.forget_ended(before=timezone.now()) == 1


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_door_leads_to_the_page_in_the_reader_s_language(client: Client, language: str) -> None:
    answer = client.get("/join/", headers={"Referer": f"http://testserver/{language}/act/"})
    assert answer["Location"] == f"/{language}/join/"


def test_one_press_ends_all_networks_of_an_address_and_looking_ends_none(client: Client, urgent: Network) -> None:
    news = make_network(organisation=urgent.organisation, carries=Network.Carries.NEWS)
    rows = [make_subscription(urgent), make_subscription(news)]
    dees = make_subscription(urgent, email="dee@example.org")
    where = f"/leave/{rows[0].public_id}/all/"
    assert "Urgent actions, Urgent actions" in client.get(where).content.decode()
    assert Subscription.objects.filter(ended_at__isnull=True).count() == 3
    assert client.post(where, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert list(Subscription.objects.filter(ended_at__isnull=True)) == [dees]
    assert b"have stopped" in client.get(where).content
