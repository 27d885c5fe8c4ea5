# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a network with its wording, and people in it, one or two hundred thousand."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import cycle, islice

from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.organisations.testing import SPRING, make_organisation, make_wording
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import joining, networks
from altavoz.supporters.joining import Member, membership, place_of
from altavoz.supporters.models import Consent, Joining, Network, NetworkText, Subscription

A_BATCH = 500

WORDS = {
    "en": ("Urgent actions", "A letter when somebody is in danger."),
    "fr": ("Actions urgentes", "Une lettre quand quelqu'un est en danger."),
    "es": ("Acciones urgentes", "Una carta cuando alguien corre peligro."),
}


def make_network(
    *, organisation: Organisation | None = None, carries: str = Network.Carries.URGENT, country: str = ""
) -> Network:
    """Open, with words in each language and a published wording of its (fictional) organisation in each."""
    runs = organisation or make_organisation()
    network = Network.objects.create(organisation=runs, carries=carries, country=country)
    for language, (name, about) in WORDS.items():
        NetworkText.objects.create(network=network, language=language, name=name, about=about)
        if not ConsentWording.objects.filter(organisation=runs, language=language).exists():
            make_wording(runs, language=language)
    return network


def make_subscription(
    network: Network, *, email: str = "ana@example.org", language: str = "en", now: datetime = SPRING
) -> Subscription:
    """Somebody who has joined by the button of her letter."""
    offers = networks.named({network.public_id}, networks.offers(language))
    joining.ask(member=Member(email, "Ana", language), offers=offers, now=now)
    request = Joining.objects.latest("pk")
    joining.confirm(public_id=request.public_id, now=now)
    return Subscription.objects.latest("pk")


def make_subscriptions(
    network: Network,
    number: int,
    *,
    languages: Sequence[str] = ("en",),
    countries: Sequence[str] = ("CA",),
    first: int = 0,
    with_yes: bool = False,
    now: datetime = SPRING,
) -> int:
    """So many fictional people in it, `reader0@example.org` and on; languages and countries take turns.

    Written straight into the tables, 500 a transaction, without a letter and, unless asked for, without a Consent.
    """
    people = (
        Member(f"reader{n}@example.org", f"Reader {n}", language, country)
        for n, language, country in zip(range(first, first + number), cycle(languages), cycle(countries))
    )
    while some := list(islice(people, A_BATCH)):
        rows = [membership(one, email_key(one.email), network.pk, "test", now) for one in some]
        if with_yes:
            Consent.objects.bulk_create(_yeses(network, rows))
        Subscription.objects.bulk_create(rows)
    return number


def _yeses(network: Network, rows: Sequence[Subscription]) -> Iterator[Consent]:
    wordings = dict(ConsentWording.objects.filter(organisation=network.organisation_id).values_list("language", "pk"))
    for row in rows:
        yield Consent(
            organisation_id=network.organisation_id,
            network=network,
            wording_id=wordings[row.language],
            email=row.email,
            email_key=row.email_key,
            given_name=row.given_name,
            language=row.language,
            country=row.country,
            said_at=row.joined_at,
            said_where=place_of(network),
        )
