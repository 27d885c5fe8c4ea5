# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network in numbers: every chart has its table, and each sees only what is theirs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from altavoz.mailings.models import Mailing
from altavoz.mailings.testing import make_mailing, make_subscribers
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation, sign_in
from altavoz.outbox.domains.book import DayBook
from altavoz.participation.came_from.rows import CodedHour
from altavoz.supporters.figures import counting
from altavoz.supporters.models import Network
from altavoz.supporters.testing import make_network
from altavoz.website.bars import Balance

pytestmark = pytest.mark.django_db
SCREEN = "/cms/network-in-numbers/"


def page(client: Client, **asked: str) -> str:
    answer = client.get(SCREEN, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def network() -> Network:
    """Three people joined today, and twenty letters went to one mail domain, of which one came back."""
    network, now = make_network(), timezone.now()
    make_subscribers(3, network, now=now)
    counting.count(now=now)
    book = DayBook()
    for number in range(20):
        book.note("handed_over", domain="mail.example", key=bytes([number]))
    book.note("refused", domain="ana-diaz.example", key=b"ana")
    book.save(now=now)
    return network


def test_staff_see_growth_domains_and_mailings(client: Client, network: Network) -> None:
    sent = make_mailing(state=Mailing.State.DONE, number_put=1240, begun_at=timezone.now(), name="Weavers in danger")
    CodedHour.objects.create(code=sent.code, hour=timezone.now(), acts=124)
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    seen = page(client)
    assert '<path class="came" d="M174 40h4v-38h-4z"/>' in seen
    assert "3 joined and 0 ended" in seen
    assert "mail.example" in seen
    assert "ana-diaz" not in seen
    assert '1,240</td><td class="num">124</td><td class="num">10.0</td>' in seen


def test_a_network_can_be_looked_at_alone_and_by_the_week(client: Client, network: Network) -> None:
    quiet = make_network(organisation=network.organisation)
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "3 subscriptions now" in page(client, by="week", network=network.public_id)
    assert "Nobody joined or ended in this time." in page(client, by="century", network=quiet.public_id)


def test_another_organisations_networks_and_mail_domains_are_not_seen(client: Client, network: Network) -> None:
    chandra = User.objects.create_user("chandra")
    roles.give(chandra, group=roles.PARTNER, organisation=make_organisation())
    sign_in(client, name="chandra")
    seen = page(client)
    assert "There is no network yet." in seen
    assert "mail.example" not in seen


def test_a_balance_draws_what_came_and_what_went_in_one_scale() -> None:
    balance = Balance((4, 0), (0, 2))
    assert (balance.up, balance.down) == ("M0 40h4v-38h-4z", "M6 40h4v19h-4z")


def test_old_days_are_not_in_it(client: Client, network: Network) -> None:
    make_subscribers(1, network, first=9, now=timezone.now() - timedelta(days=40))
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "3 joined" in page(client)
