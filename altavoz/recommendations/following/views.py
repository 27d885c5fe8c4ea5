# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public pages beside the board: promises, laws and treaties, rounds of dialogue, one year beside another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.recommendations.following import comparing, told
from altavoz.recommendations.models import Comparison, Match, Recommendation
from altavoz.recommendations.views import depends, page
from altavoz.website.errors import trouble_page
from altavoz.website.pagecache import public

ORDER = list(Match.How)


@dataclass(frozen=True)
class Part:
    """All of which the same was said; a pair stands in two columns, one alone in a list."""

    how: Match.How
    matches: Sequence[Match]

    @property
    def in_pairs(self) -> bool:
        return self.how in comparing.PAIRS

    @property
    def alone(self) -> list[Recommendation]:
        return [row for each in self.matches if (row := each.later or each.earlier)]


@require_safe
def promises(request: HttpRequest, language: str) -> HttpResponse:
    rows = told.promises()[: told.MOST]
    return _page(request, "promises", {"rows": rows}, language, invented=any(row.demonstration for row in rows))


@require_safe
def laws(request: HttpRequest, language: str) -> HttpResponse:
    rows = list(told.instruments()[: told.MOST])
    shown = [(row, told.steps_of(row), told.states_in(row, language)) for row in rows]
    return _page(request, "laws", {"rows": shown}, language, invented=any(row.demonstration for row in rows))


@require_safe
def rounds(request: HttpRequest, language: str) -> HttpResponse:
    rows, compared = told.rounds()[: told.MOST], _comparisons().order_by("-pk")[: told.MOST]
    context = {"rows": rows, "compared": compared}
    return _page(request, "rounds", context, language, invented=any(row.demonstration for row in rows))


@require_safe
def one_round(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    with override(language):
        found = told.round_of(public_id)
    if found is None:
        return trouble_page(request, 404)
    return _page(request, "round", {"told": found}, language, invented=found.round.demonstration)


@require_safe
def compared(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    row = _comparisons().filter(public_id=public_id).first()
    if row is None:
        return trouble_page(request, 404)
    matches = sorted(
        row.matches.select_related("earlier__document", "later__document"),
        key=lambda each: (ORDER.index(Match.How(each.how)), each.later.order if each.later else 0, each.pk),
    )
    parts = [Part(Match.How(how), list(some)) for how, some in groupby(matches, key=lambda each: each.how)]
    context = {"row": row, "parts": parts, "unsaid": comparing.unsaid(row)}
    return _page(request, "compared", context, language, invented=False)


def _comparisons() -> QuerySet[Comparison]:
    return (
        Comparison.objects.filter(published_at__isnull=False)
        .select_related("earlier", "later")
        .prefetch_related("earlier__texts", "later__texts")
    )


def _page(
    request: HttpRequest, name: str, context: Mapping[str, object], language: str, *, invented: bool
) -> HttpResponse:
    depends()
    return public(page(request, name, context, language=language, invented=invented))
