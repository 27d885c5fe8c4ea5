# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evidence that points to something of this centre: a case, a figure, an action, a reply, by its public id.

Rows keep a sort and an id, never a foreign key. Each room says where its own things can be read, and only of what the
public may read; so a case that was taken down is neither led to nor described any more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.cases.models import Case
from altavoz.cases.telling import listing
from altavoz.indicators.figures import SUBJECT as FIGURES
from altavoz.indicators.figures import public as public_figures
from altavoz.recommendations.models import Evidence, Recommendation
from altavoz.website import generations

Sort = Evidence.Sort
# Words beside these were written while they could be read, and may say whose case or message it was.
HIDES = frozenset({Sort.CASE, Sort.ACTION, Sort.REPLY})
# Ids, a language and the clock; the path of each that the public may read, empty where it has none in that language.
Look = Callable[[Collection[str], str, datetime], Mapping[str, str]]


@dataclass(frozen=True)
class Pointed:
    """What the public reads of a piece of evidence: its words, and where it stands."""

    words: str
    path: str = ""
    url: str = ""

    @property
    def address(self) -> str:
        return self.path or self.url


def cases(ids: Collection[str], language: str, now: datetime) -> Mapping[str, str]:
    heads = listing.heads(Case.objects.filter(public_id__in=ids), language=language, now=now)
    return {head.public_id: head.url for head in heads}


def figures(ids: Collection[str], language: str, _now: datetime) -> Mapping[str, str]:
    generations.depend_on(FIGURES)
    slugs = public_figures().filter(slug__in=ids).values_list("slug", flat=True)
    return {slug: reverse("indicators:one", args=[language, slug]) for slug in slugs}


def recommendations(ids: Collection[str], language: str, _now: datetime) -> Mapping[str, str]:
    rows = Recommendation.objects.exclude(state=Recommendation.State.DRAFT).filter(number__in=ids)
    numbers = rows.values_list("number", flat=True)
    return {number: reverse("recommendations:one", args=[language, number]) for number in numbers}


_looks: dict[str, Look] = {Sort.CASE: cases, Sort.FIGURE: figures, Sort.RECOMMENDATION: recommendations}


def register(sort: str, look: Look) -> None:
    """By rooms above, for what is theirs."""
    _looks[sort] = look


def is_public(sort: str, points_to: str, *, now: datetime) -> bool:
    """Whether that leads anywhere; of what is confidential nobody learns that it is there."""
    look = _looks.get(sort)
    return look is not None and points_to in look([points_to], "en", now)


def shown(proofs: Iterable[Evidence], *, language: str, now: datetime) -> dict[int, Pointed]:
    """By the number of the row: one question for each sort among them."""
    rows = list(proofs)
    asked: dict[str, set[str]] = defaultdict(set)
    for each in rows:
        if each.points_to:
            asked[each.sort].add(each.points_to)
    found = {sort: _looks[sort](ids, language, now) for sort, ids in asked.items() if sort in _looks}
    return {each.pk: _pointed(each, found.get(each.sort, {})) for each in rows}


def _pointed(each: Evidence, found: Mapping[str, str]) -> Pointed:
    if each.sort in HIDES and each.points_to and each.points_to not in found:
        return Pointed(_("not public any more"))
    return Pointed(each.words, found.get(each.points_to, ""), each.url)
