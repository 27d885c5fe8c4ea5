# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many recommendations there are, and how they stand in the eyes of each assessor; never of all together.

`numbers_of` and the template tag `recommendation_numbers` are what pages of other rooms use: both names stay.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.bars import ORDER, Bar, bar_of
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.reading import assessors_of
from altavoz.recommendations.models import Latest
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations


@dataclass(frozen=True)
class Numbers:
    total: int
    bars: Sequence[Bar]

    @property
    def demonstration(self) -> bool:
        return any(bar.assessor.demonstration for bar in self.bars)


def numbers_of(filters: Filters, *, without_invented: bool = False) -> Numbers:
    """Two counts over what fits: for widgets and programs, which keep what they are told."""
    generations.depend_on(SUBJECT)
    chosen = asking.narrowed(filters).order_by()
    said: dict[int, dict[str, int]] = defaultdict(dict)
    views = Latest.objects.filter(recommendation__in=chosen.values("pk"))
    views = views.filter(assessor__demonstration=False) if without_invented else views
    for assessor, status, number in views.values_list("assessor", "status").annotate(Count("pk")):
        said[assessor][status] = number
    total, called = chosen.count(), {status: str(status.label).lower() for status in ORDER}
    return Numbers(total, [bar_of(each, said[each.pk], total, called) for each in assessors_of(set(said))])
