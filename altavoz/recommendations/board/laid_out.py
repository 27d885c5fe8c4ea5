# SPDX-License-Identifier: AGPL-3.0-or-later
"""The board: recommendations by area, a column an assessor, and how each area stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language

from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.bars import Bar, bars_of
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.names import Names, area_names, party_names
from altavoz.recommendations.board.reading import assessors_of
from altavoz.recommendations.briefs.addresses import addresses_of
from altavoz.recommendations.models import Area, Assessor, Document, Latest, Recommendation

A_SCREEN = 50
# Nobody reads a longer list, and nothing is counted beyond it.
MOST = 1_000


@dataclass(frozen=True)
class Said:
    """The newest view of one assessor, as the board shows it."""

    status: str
    on: date
    public_id: str
    demonstration: bool


@dataclass(frozen=True)
class Line:
    recommendation: Recommendation
    addressee: str
    acts_on: str
    cells: Sequence[tuple[Assessor, Said | None]]


@dataclass(frozen=True)
class Part:
    area: Area
    document: Document
    name: str
    lines: Sequence[Line]
    bars: Sequence[Bar]
    # Where the document can be read; empty where it has no page.
    address: str


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
        lines = [line for part in self.parts for line in part.lines]
        return any(said.demonstration for line in lines for _assessor, said in line.cells if said)


Views = Mapping[int, Mapping[int, Said]]


def board(filters: Filters, *, sheet: int = 1) -> Board:
    chosen = asking.narrowed(filters).values_list("pk", flat=True)
    first = (sheet - 1) * A_SCREEN
    # One search gives the number and the page; only far into a long board a second one is needed.
    counted = list(chosen[: MOST + 1])
    here = counted[first : first + A_SCREEN + 1]
    if len(counted) > MOST and first + A_SCREEN >= MOST:
        here = list(chosen[first : first + A_SCREEN + 1])
    views = _views(here[:A_SCREEN])
    columns = assessors_of({pk for said in views.values() for pk in said})
    return Board(
        parts=list(_parts(here[:A_SCREEN], views, columns)),
        columns=columns,
        number=len(counted) if len(counted) <= MOST else None,
        sheet=sheet,
        more=len(here) > A_SCREEN,
    )


def _views(ids: Sequence[int]) -> Views:
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    columns = ("recommendation", "assessor", "status", "on", "assessment__public_id", "assessment__demonstration")
    for pk, assessor, *said in Latest.objects.filter(recommendation__in=ids).values_list(*columns):
        found[pk][assessor] = Said(*said)
    return found


def _parts(ids: Sequence[int], views: Views, columns: Sequence[Assessor]) -> Iterator[Part]:
    found = Recommendation.objects.select_related("document", "area").in_bulk(ids)
    rows = [found[pk] for pk in ids if pk in found]
    areas = {row.area_id for row in rows}
    bars, called = bars_of(areas, columns), area_names(areas)
    pages = addresses_of({row.document for row in rows}, get_language() or "en")
    parties = party_names({pk for row in rows for pk in (row.addressee_id, row.acts_on_id) if pk})
    for area, some in groupby(rows, key=lambda row: row.area):
        lines = [_line(row, views.get(row.pk, {}), columns, parties) for row in some]
        document = lines[0].recommendation.document
        address = pages.get(document.pk, "")
        yield Part(area, document, called[area.pk], lines, bars.get(area.pk, []), address)


def _line(row: Recommendation, said: Mapping[int, Said], columns: Sequence[Assessor], parties: Names) -> Line:
    acts_on = parties[row.acts_on_id] if row.acts_on_id else ""
    return Line(row, parties[row.addressee_id], acts_on, [(each, said.get(each.pk)) for each in columns])
