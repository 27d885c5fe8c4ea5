# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the board shows as a table for spreadsheets, streamed: five hundred recommendations are held at a time."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.organisations import safe_csv
from altavoz.outbox.links import absolute
from altavoz.recommendations import filters as asking
from altavoz.recommendations.filters import Filters
from altavoz.recommendations.models import Assessment, Assessor, Recommendation
from altavoz.recommendations.reading import ASSESSOR_NAMES, Row, rows_of, with_names, words_of
from altavoz.recommendations.vocabulary import label

A_PIECE = 500
Cells = Sequence[object]


def lines(filters: Filters, language: str) -> Iterator[str]:
    """A line for each newest view; one line where nobody has said anything."""
    with override(language):
        heads = _heads()
    yield from safe_csv.lines(heads, _rows(filters, language))


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


def _rows(filters: Filters, language: str) -> Iterator[Cells]:
    chosen, last = asking.narrowed(filters).order_by("pk"), 0
    assessors = {each.pk: each for each in Assessor.objects.prefetch_related(*ASSESSOR_NAMES)}
    while some := list(with_names(chosen.filter(pk__gt=last))[:A_PIECE]):
        last = some[-1].pk
        # Within this block nothing is yielded: the language is this thread's, not only ours.
        with override(language):
            piece = [cells for row in rows_of(some) for cells in _cells(row, assessors, language)]
        yield from piece


def _cells(row: Row, assessors: dict[int, Assessor], language: str) -> list[Cells]:
    about, address = _about(row.recommendation, language), _address(row.recommendation, language)
    if not row.views:
        return [[*about, "", "", "", "", "", address]]
    return [[*about, *_view(view, assessors[pk], language), address] for pk, view in row.views.items()]


def _about(each: Recommendation, language: str) -> list[object]:
    document = each.document
    return [
        each.number,
        document.title,
        document.dated.isoformat(),
        each.area.name(language),
        each.heading,
        each.order,
        each.lead_in,
        each.text,
        each.addressee.name(language),
        each.acts_on.name(language) if each.acts_on else "",
        each.get_type_display(),
        "; ".join(label(topic.slug) for topic in each.topics.all()),
        each.get_answer_display() if each.answer else "",
        each.due_on.isoformat() if each.due_on else "",
        document.source,
    ]


def _view(view: Assessment, assessor: Assessor, language: str) -> list[object]:
    words, _language = words_of(view, language)
    marked = _("Demonstration") if view.demonstration else ""
    return [assessor.name(language), view.get_status_display(), view.on.isoformat(), words, marked]


def _address(each: Recommendation, language: str) -> str:
    return absolute(f"/{language}/recommendations/{each.number}/")
