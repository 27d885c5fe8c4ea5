# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a network with its wording, and people in it."""

from datetime import datetime

from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.organisations.testing import SPRING, make_organisation, make_wording
from altavoz.supporters import joining, networks
from altavoz.supporters.joining import Member
from altavoz.supporters.models import Joining, Network, NetworkText, Subscription

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
