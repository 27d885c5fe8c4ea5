# SPDX-License-Identifier: AGPL-3.0-or-later
"""The board: recommendations by area, a column an assessor, and how each area stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, OuterRef

from altavoz.recommendations import filters as asking
from altavoz.recommendations.filters import Filters
from altavoz.recommendations.models import Area, Assessment, Assessor, Document, Latest, Party, Recommendation, Status
from altavoz.recommendations.reading import ASSESSOR_NAMES, Row, assessors_in, rows_of, with_names
from altavoz.recommendations.vocabulary import TERMS, Term

A_SCREEN = 50
# Nobody reads a longer list of choices, and nothing is counted beyond it.
MOST = 1_000
MOST_CHOICES = 200
WIDTH = 600
ORDER = (Status.DONE, Status.PARTLY, Status.BEGUN, Status.NOT_BEGUN, Status.REVERSED, Status.NO_INFORMATION)
LOOKS: Mapping[str, str] = {
    Status.DONE: "ok",
    Status.PARTLY: "part",
    Status.BEGUN: "part",
    Status.NOT_BEGUN: "none",
    Status.REVERSED: "back",
    Status.NO_INFORMATION: "unknown",
}


@dataclass(frozen=True)
class Stripe:
    """One status of a bar: where it begins, how wide it is, how it looks."""

    x: float
    width: float
    look: str
    number: int
    status: Status


@dataclass(frozen=True)
class Bar:
    """How the whole area stands in the eyes of one assessor."""

    assessor: Assessor
    stripes: Sequence[Stripe]
    not_assessed: int


@dataclass(frozen=True)
class Line:
    row: Row
    cells: Sequence[tuple[Assessor, Assessment | None]]


@dataclass(frozen=True)
class Part:
    area: Area
    lines: Sequence[Line]
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Board:
    """`number` is None where more fit than are counted."""

    parts: Sequence[Part]
    columns: Sequence[Assessor]
    number: int | None
    sheet: int
    more: bool

    @property
    def demonstration(self) -> bool:
        return any(line.row.demonstration for part in self.parts for line in part.lines)


@dataclass(frozen=True)
class Choices:
    """What can be chosen on the board."""

    documents: Sequence[Document]
    areas: Sequence[Area]
    addressees: Sequence[Party]
    acted_on: Sequence[Party]
    assessors: Sequence[Assessor]
    terms: Sequence[Term]
    years: Sequence[int]


def board(filters: Filters, *, sheet: int = 1) -> Board:
    chosen = asking.narrowed(filters)
    first = (sheet - 1) * A_SCREEN
    # One more than shown tells whether there is a next sheet.
    found = list(with_names(chosen)[first : first + A_SCREEN + 1])
    rows = rows_of(found[:A_SCREEN])
    columns = assessors_in(rows)
    counted = len(chosen.order_by().values_list("pk", flat=True)[: MOST + 1])
    return Board(
        parts=list(_parts(rows, columns)),
        columns=columns,
        number=counted if counted <= MOST else None,
        sheet=sheet,
        more=len(found) > A_SCREEN,
    )


def _parts(rows: Sequence[Row], columns: Sequence[Assessor]) -> Iterator[Part]:
    bars = _bars({row.recommendation.area_id for row in rows}, columns)
    for area, some in groupby(rows, key=lambda row: row.recommendation.area):
        lines = [Line(row, [(each, row.views.get(each.pk)) for each in columns]) for row in some]
        yield Part(area, lines, bars.get(area.pk, []))


def _bars(areas: set[int], columns: Sequence[Assessor]) -> dict[int, list[Bar]]:
    public = Recommendation.objects.filter(area__in=areas, state=Recommendation.State.PUBLIC)
    sizes = dict(public.order_by().values_list("area").annotate(Count("pk")))
    counts: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    said = Latest.objects.filter(area__in=areas, recommendation__state=Recommendation.State.PUBLIC)
    for area, assessor, status, number in said.values_list("area", "assessor", "status").annotate(Count("pk")):
        counts[area, assessor][status] = number
    return {
        area: [bar_of(each, counts[area, each.pk], size) for each in columns if counts.get((area, each.pk))]
        for area, size in sizes.items()
    }


def bar_of(assessor: Assessor, numbers: Mapping[str, int], size: int) -> Bar:
    stripes, at = [], 0.0
    for status in ORDER:
        if number := numbers.get(status, 0):
            width = WIDTH * number / size
            stripes.append(Stripe(round(at, 1), round(max(width - 2, 1), 1), LOOKS[status], number, status))
            at += width
    return Bar(assessor, stripes, size - sum(numbers.values()))


def choices(filters: Filters) -> Choices:
    documents = Document.objects.filter(published_at__isnull=False)
    areas = Area.objects.select_related("document").filter(document__published_at__isnull=False)
    if filters.document:
        areas = areas.filter(document__code=filters.document)
    assessors = Assessor.objects.filter(Exists(Latest.objects.filter(assessor=OuterRef("pk"))))
    return Choices(
        documents=list(documents.prefetch_related("texts").order_by("-dated", "pk")[:MOST_CHOICES]),
        areas=list(areas.prefetch_related("texts").order_by("document", "number")[:MOST_CHOICES]),
        addressees=_parties("addressee"),
        acted_on=_parties("acts_on"),
        assessors=list(
            assessors.select_related("organisation", "body").prefetch_related(*ASSESSOR_NAMES).order_by("order", "pk")
        ),
        terms=TERMS,
        years=sorted({each.year for each in documents.values_list("dated", flat=True)}, reverse=True),
    )


def _parties(column: str) -> list[Party]:
    asked = Recommendation.objects.filter(state=Recommendation.State.PUBLIC, **{column: OuterRef("pk")})
    found = Party.objects.filter(Exists(asked)).select_related("body", "office")
    return list(found.prefetch_related("body__texts", "office__texts", "texts").order_by("pk")[:MOST_CHOICES])
