# SPDX-License-Identifier: AGPL-3.0-or-later
"""The networks of the demonstration, and the line of the menu that leads to them."""

from collections.abc import Mapping

from django.urls import reverse

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.organisations.models import Organisation
from altavoz.supporters.models import Network, NetworkText
from altavoz.website.menus import MenuItem, MenuLabel

LAST = 90


def make(organisations: Mapping[str, Organisation]) -> None:
    said = read_file("networks")
    for place, facts in enumerate(said["networks"]):
        network = Network.objects.create(
            organisation=organisations[facts["organisation"]],
            carries=facts["carries"],
            country=facts["country"],
            place=place,
        )
        for language in LANGUAGES:
            NetworkText.objects.create(network=network, language=language, **facts[language])
    item = MenuItem.objects.create(place=MenuItem.Place.FOOTER, order=LAST, url=reverse("supporters:join-door"))
    for language in LANGUAGES:
        MenuLabel.objects.create(item=item, language=language, text=said["menu"][language])
