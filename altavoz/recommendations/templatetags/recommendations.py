# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the templates of this room ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import formats

from altavoz.decision_makers.directory import in_language
from altavoz.recommendations.board import drawn
from altavoz.recommendations.board.bars import LOOKS
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.reading import words_of
from altavoz.recommendations.briefs.addresses import address_of
from altavoz.recommendations.following.pointing import Pointed
from altavoz.recommendations.models import Assessment, Document, Evidence, InstrumentStep, Point
from altavoz.recommendations.totals import numbers_of
from altavoz.recommendations.vocabulary import label

register = template.Library()


@dataclass(frozen=True)
class InWords:
    words: str
    language: str


@register.filter
def look(status: str) -> str:
    """How a status is drawn: ok, part, none, back or unknown."""
    return LOOKS.get(status, "unknown")


@register.filter
def said_in(view: Assessment, language: str) -> InWords:
    """Its words in that language, else in the first that it has."""
    return InWords(*words_of(view, language))


@register.simple_tag
def brief_url(document: Document, language: str) -> str:
    """Where the page of a document is; empty where it has none."""
    return address_of(document, language)


@register.filter
def topic(slug: str) -> str:
    return label(slug)


register.filter("on_day", drawn.on_day)
register.simple_tag(drawn.chip, name="chip")
register.simple_tag(drawn.heads, name="column_heads")
register.simple_tag(drawn.rows, name="board_rows")


@register.filter
def known_day(said: str) -> str:
    """2017, 2017-02 or 2017-02-24 in words, as exactly as it is known."""
    year, month, of_month = (*(int(part) for part in said.split("-")), 0, 0)[:3] if said else (0, 0, 0)
    if not month:
        return said
    return formats.date_format(date(year, month, of_month or 1), "DATE_FORMAT" if of_month else "YEAR_MONTH_FORMAT")


@register.inclusion_tag("recommendations/_numbers.html")
def recommendation_numbers(language: str, **asked: str) -> dict[str, object]:
    """How what was asked stands in the eyes of each assessor, by the board's own filters: for pages of other rooms.

    Search engines find those, so what is invented for a demonstration stays on the board.
    """
    filters = Filters(**asked)
    return {"numbers": numbers_of(filters, without_invented=True), "language": language, "query": filters.query()}


@register.filter
def words_in(row: InstrumentStep | Point, language: str) -> str:
    """Its words in that language, else in the first that it has."""
    return in_language({text.language: text.words for text in row.texts.all()}, language, "")


@register.filter
def pointed(proof: Evidence, found: Mapping[int, Pointed]) -> Pointed:
    """Where evidence of this centre can be read; what it says, where nobody asked for that."""
    return found.get(proof.pk) or Pointed(proof.words, url=proof.url)
