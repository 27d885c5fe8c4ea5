# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of cards: what the rooms above put on the home page and on a campaign's page.

A room registers a maker in `ready()`. The maker is given the page and the time, and answers with a card, or with
None where it has nothing to show. It names what it depends on with `generations.depend_on`.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wagtail.models import Page


class Place(enum.Enum):
    HOME = "home"
    CAMPAIGN = "campaign"
    CASE = "case"


@dataclass(frozen=True)
class Card:
    """A section of a page: `template` is included with `about` as `card.about`.

    `keeps_no_copy` where it tells of somebody at risk: then nobody on the way may keep the page.
    """

    template: str
    about: Mapping[str, object] = field(default_factory=dict)
    keeps_no_copy: bool = False


CardMaker = Callable[[Page, datetime], Card | None]


@dataclass(frozen=True)
class _Entry:
    place: Place
    order: int
    name: str
    make: CardMaker


_entries: dict[tuple[Place, str], _Entry] = {}


def register(place: Place, *, name: str, order: int, make: CardMaker) -> None:
    """Put a card on that sort of page. The same name again replaces it; low orders come first."""
    _entries[place, name] = _Entry(place, order, name, make)


def cards_for(place: Place, *, page: Page, now: datetime) -> list[Card]:
    entries = sorted((e for e in _entries.values() if e.place is place), key=lambda e: (e.order, e.name))
    made = (entry.make(page, now) for entry in entries)
    return [card for card in made if card is not None]
