# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a country's page, in the order that a reader needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.newsroom.countries.places import Place

NOW, CASES, FIGURES, ASKED, NEWS = "now", "cases", "figures", "asked", "news"
NAMES: Mapping[str, Promise] = {
    NOW: _("Happening now"),
    CASES: pgettext_lazy("heading of a country", "To whom"),
    FIGURES: pgettext_lazy("heading of a country", "How many"),
    ASKED: _("What was asked"),
    NEWS: _("What we wrote"),
}


@dataclass(frozen=True)
class Asked:
    """What a section is made of; `figures` are names in texts that the editor chose."""

    place: Place
    language: str
    now: datetime
    figures: str = ""


@dataclass(frozen=True)
class Section:
    """A part that has something to say. `counted` stands in the list at the top of the page, and leads here.

    `keeps_no_copy` where it tells of somebody at risk.
    """

    name: str
    template: str
    counted: str
    about: str = ""
    shown: Mapping[str, object] = field(default_factory=dict)
    keeps_no_copy: bool = False

    @property
    def title(self) -> str:
        return str(NAMES[self.name])


def at_most(found: int, most: int) -> int | None:
    """A number to say: none where more may be there than were read."""
    return found if found <= most else None
