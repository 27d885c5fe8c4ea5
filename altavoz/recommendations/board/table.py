# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the board shows as a table for spreadsheets, streamed: five hundred recommendations are held at a time.

Columns are read as plain values: a row of a model costs more than the line that is written of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.decision_makers.directory import in_language
from altavoz.organisations import safe_csv
from altavoz.outbox.links import absolute
from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.names import Names, area_names, party_names
from altavoz.recommendations.board.reading import ASSESSOR_NAMES
from altavoz.recommendations.models import AssessmentText, Assessor, Latest, Party, Recommendation, Status, Topic
from altavoz.recommendations.vocabulary import TERMS

A_PIECE = 500
COLUMNS = (
    *("pk", "number", "document__title", "document__dated", "area", "heading", "order", "lead_in", "text"),
    *("addressee", "acts_on", "type", "answer", "due_on", "document__source"),
)
Cells = Sequence[object]


@dataclass(frozen=True)
class _Words:
    """What is the same for the whole table, in its language."""

    parties: Names
    assessors: Names
    statuses: Mapping[str, str]
    types: Mapping[str, str]
    answers: Mapping[str, str]
    topics: Mapping[str, str]
    invented: str
    place: str


def lines(filters: Filters, language: str) -> Iterator[str]:
    """A line for each newest view; one line where nobody has said anything."""
    with override(language):
        heads, words = _heads(), _words(language)
    yield from safe_csv.lines(heads, _rows(filters, words, language))


def _heads() -> list[str]:
    return [
        *(
            _("Number"),
            _("Document"),
            _("Date"),
            _("Area"),
            _("Heading"),
            _("Place in the document"),
            _("Words before"),
        ),
        *(_("Text as published"), _("Asked of"), _("Acts on"), _("What is asked"), _("Themes and groups")),
        *(_("Answer"), _("Due on"), _("Source"), _("Assessed by"), _("Status"), _("Judged on"), _("Words")),
        *(_("Demonstration"), _("Address")),
    ]


def _words(language: str) -> _Words:
    assessors = Assessor.objects.select_related("organisation", "body").prefetch_related(*ASSESSOR_NAMES)
    return _Words(
        parties=party_names(list(Party.objects.values_list("pk", flat=True)), language),
        assessors={each.pk: each.name(language) for each in assessors},
        statuses={each.value: str(each.label) for each in Status},
        types={each.value: str(each.label) for each in Recommendation.Type},
        answers={each.value: str(each.label) if each.value else "" for each in Recommendation.Answer},
        topics={term.slug: str(term.label) for term in TERMS},
        invented=_("Demonstration"),
        place=absolute(f"/{language}/recommendations/"),
    )


def _rows(filters: Filters, words: _Words, language: str) -> Iterator[Cells]:
    chosen, last = asking.narrowed(filters).order_by("pk").values_list(*COLUMNS), 0
    while some := list(chosen.filter(pk__gt=last)[:A_PIECE]):
        last = some[-1][0]
        ids = [row[0] for row in some]
        areas, topics = area_names({row[4] for row in some}, language), _topics(ids, words)
        views = _views(ids, words, language)
        for row in some:
            about = _about(row, words, areas[row[4]], topics.get(row[0], ""))
            address = f"{words.place}{row[1]}/"
            for said in views.get(row[0]) or [("",) * 5]:
                yield (*about, *said, address)


def _about(row: Sequence[object], words: _Words, area: str, topics: str) -> Cells:
    _pk, number, title, dated, _area, heading, order, lead_in, text, addressee, acts_on, sort, answer, due, source = row
    return (
        *(number, title, _day(dated), area, heading, order, lead_in, text),
        *(words.parties.get(addressee, ""), words.parties.get(acts_on, ""), words.types[sort]),  # type: ignore[call-overload, index]  # columns of values_list
        *(topics, words.answers[answer], _day(due), source),  # type: ignore[index]  # as above
    )


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _topics(ids: Sequence[int], words: _Words) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, slug in Topic.objects.filter(recommendation__in=ids).order_by("pk").values_list("recommendation", "slug"):
        found[pk].append(words.topics.get(slug, slug))
    return {pk: "; ".join(labels) for pk, labels in found.items()}


def _views(ids: Sequence[int], words: _Words, language: str) -> dict[int, list[Cells]]:
    columns = ("recommendation", "assessor", "status", "on", "assessment", "assessment__demonstration")
    latest = list(Latest.objects.filter(recommendation__in=ids).order_by("pk").values_list(*columns))
    said: dict[int, dict[str, str]] = defaultdict(dict)
    texts = AssessmentText.objects.filter(assessment__in=[row[4] for row in latest]).order_by("pk")
    for view, spoken, text in texts.values_list("assessment", "language", "words"):
        said[view][spoken] = text
    found: dict[int, list[Cells]] = defaultdict(list)
    for pk, assessor, status, on, view, invented in latest:
        text = in_language(said[view], language, "")
        marked = words.invented if invented else ""
        found[pk].append((words.assessors[assessor], words.statuses[status], on.isoformat(), text, marked))
    return found
