# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in the place of a number that a page quotes: its record, or the records that a draft has become.

A page is written while its records are drafts; afterwards they are renumbered, split and merged until they are public.
The page keeps the number it was written with, and is read by what became of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from altavoz.recommendations.board.reading import with_names
from altavoz.recommendations.models import Document, Recommendation, RecordChange, Succession

State = Recommendation.State
Act = RecordChange.Act
Standing = Mapping[str, Sequence[Recommendation]]


def standing_at(numbers: Sequence[str], *, document: Document) -> Standing:
    """Those that are public, or were: nobody learns from the page of a draft. Each stands there once."""
    if not numbers:
        return {}
    found = {row.number: [row] for row in _shown(document).filter(number__in=numbers)}
    lost = [number for number in numbers if number not in found]
    return {**found, **_become(lost, document)} if lost else found


def _become(numbers: Sequence[str], document: Document) -> Standing:
    history = _History(document)
    now = {number: list(history.now(number)) for number in numbers}
    rows = _shown(document).filter(state=State.PUBLIC, pk__in=[pk for some in now.values() for pk in some])
    left = {row.pk: row for row in rows}
    return {number: [left.pop(pk) for pk in some if pk in left] for number, some in now.items()}


class _History:
    """Of one document: who had a number, and what followed whom."""

    def __init__(self, document: Document) -> None:
        had = RecordChange.objects.filter(recommendation__document=document, act=Act.RENUMBERED).order_by("pk")
        self.had = dict(had.values_list("former", "recommendation"))
        self.had.update(Recommendation.objects.filter(document=document).values_list("number", "pk"))
        self.after: dict[int, list[int]] = defaultdict(list)
        follow = Succession.objects.filter(former__document=document).order_by("successor__order", "successor")
        for former, successor in follow.values_list("former", "successor"):
            self.after[former].append(successor)

    def now(self, number: str) -> Iterator[int]:
        if number in self.had:
            yield from self._last(self.had[number])

    def _last(self, pk: int) -> Iterator[int]:
        """A successor is younger than what it follows, so this comes to an end."""
        if pk not in self.after:
            yield pk
        for each in self.after.get(pk, ()):
            yield from self._last(each)


def _shown(document: Document) -> QuerySet[Recommendation]:
    published = RecordChange.objects.filter(recommendation=OuterRef("pk"), act=Act.PUBLISHED)
    public = Q(state=State.PUBLIC) | Q(Exists(published), state=State.REPLACED)
    return with_names(Recommendation.objects.filter(public, document=document))
