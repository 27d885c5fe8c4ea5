# SPDX-License-Identifier: AGPL-3.0-or-later
"""How what fits the filters stands, area by area, in the eyes of each assessor: for pages of other rooms.

Those pages are found by search engines, so no view that is invented for a demonstration stands on them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.bars import ORDER, Bar, bar_of
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.names import area_names
from altavoz.recommendations.board.reading import assessors_of
from altavoz.recommendations.models import Area, Latest, Status
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

# A page of another room shows the newest; the board shows all.
MOST_AREAS = 10
MOVED = frozenset({Status.DONE, Status.PARTLY, Status.BEGUN})


@dataclass(frozen=True)
class AreaStanding:
    """`moved` is how many the first assessor calls done, in part or begun; None where nobody has judged."""

    area: Area
    name: str
    size: int
    bars: Sequence[Bar]

    @property
    def moved(self) -> int | None:
        return sum(each.number for each in self.bars[0].stripes if each.status in MOVED) if self.bars else None


@dataclass(frozen=True)
class Standing:
    """`total` counts all areas, those beyond the ones shown too."""

    total: int
    areas: Sequence[AreaStanding]


def by_area(filters: Filters) -> Standing:
    """A handful of queries, however many fit."""
    generations.depend_on(SUBJECT)
    chosen = asking.narrowed(filters).order_by()
    sizes = dict(chosen.values_list("area").annotate(Count("pk")))
    if not sizes:
        return Standing(0, [])
    newest = Area.objects.filter(pk__in=sizes).select_related("document").order_by("-document__dated", "number")
    areas = list(newest[:MOST_AREAS])
    counts: dict[int, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    said = Latest.objects.filter(area__in=areas, recommendation__in=chosen.values("pk"), assessor__demonstration=False)
    for area, assessor, status, number in said.values_list("area", "assessor", "status").annotate(Count("pk")):
        counts[area][assessor][status] = number
    columns = assessors_of({assessor for by_assessor in counts.values() for assessor in by_assessor})
    called = {status: str(status.label).lower() for status in ORDER}
    names = area_names([area.pk for area in areas])
    rows = [
        AreaStanding(
            area,
            names[area.pk],
            sizes[area.pk],
            [
                bar_of(each, counts[area.pk][each.pk], sizes[area.pk], called)
                for each in columns
                if counts[area.pk].get(each.pk)
            ],
        )
        for area in areas
    ]
    return Standing(sum(sizes.values()), rows)
