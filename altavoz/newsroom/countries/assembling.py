# SPDX-License-Identifier: AGPL-3.0-or-later
"""A country's page from what stands in the rooms below: nobody writes it, an editor orders it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import override
from wagtail.models import Page

from altavoz.indicators.figures import SUBJECT as FIGURES_SUBJECT
from altavoz.newsroom.countries.sections import (
    ASKED,
    CASES,
    FIGURES,
    NAMES,
    NEWS,
    NOW,
    Asked,
    Section,
    acting,
    asking,
    at_risk,
    figured,
    written,
)
from altavoz.recommendations.records.publishing import SUBJECT as RECOMMENDATIONS_SUBJECT

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.countries.pages import CountryPage

SUBJECTS = [FIGURES_SUBJECT, RECOMMENDATIONS_SUBJECT]
MAKERS: Mapping[str, Callable[[Asked], Section | None]] = {
    NOW: acting.section,
    CASES: at_risk.section,
    FIGURES: figured.section,
    ASKED: asking.section,
    NEWS: written.section,
}


@dataclass(frozen=True)
class Pin:
    page: Page
    words: str


def sections(page: "CountryPage", *, now: datetime) -> list[Section]:
    """Those that have something to say, in the editor's order."""
    asked = Asked(page.place, page.told_in, now, page.figures)
    with override(page.told_in):
        made = (MAKERS[name](asked) for name in order_of(page))
        return [section for section in made if section is not None]


def order_of(page: "CountryPage") -> list[str]:
    """The editor's, then what she did not name."""
    said = {block.value["section"]: bool(block.value["left_out"]) for block in page.order}
    named = [name for name, left_out in said.items() if name in NAMES and not left_out]
    return [*named, *(name for name in NAMES if name not in said)]


def pins(page: "CountryPage") -> list[Pin]:
    """Those that are public now; in the language of the page where they are told in it."""
    there = ((block.value["page"], block.value["words"]) for block in page.pins)
    return [Pin(told.specific, words) for told, words in there if told is not None and told.live]
