# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recommendations with the newest view of each assessor: what board, page, table and API are made of."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from altavoz.recommendations.models import (
    Assessment,
    AssessmentText,
    Assessor,
    Evidence,
    Latest,
    Recommendation,
)

_PARTY = ("body__texts", "office__texts", "texts")
WITH_NAMES = (
    "document__texts",
    "area__texts",
    *(f"{column}__{name}" for column in ("addressee", "acts_on") for name in _PARTY),
)
ASSESSOR_NAMES = ("organisation__texts", "body__texts", "texts")


@dataclass(frozen=True)
class Row:
    """A recommendation, and its newest views by the number of their assessor."""

    recommendation: Recommendation
    views: dict[int, Assessment]

    @property
    def differs(self) -> bool:
        return len({view.status for view in self.views.values()}) > 1

    @property
    def demonstration(self) -> bool:
        return any(view.demonstration for view in self.views.values())


def with_names(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    near = rows.select_related(
        "document", "area", "addressee__body", "addressee__office", "acts_on__body", "acts_on__office"
    )
    return near.prefetch_related(*WITH_NAMES, "topics")


def rows_of(recommendations: Sequence[Recommendation]) -> list[Row]:
    """In the same order, with three queries however many there are."""
    latest = Latest.objects.filter(recommendation__in=[each.pk for each in recommendations])
    ids = dict(latest.values_list("assessment", "recommendation"))
    by_recommendation: dict[int, dict[int, Assessment]] = defaultdict(dict)
    for view in with_words(Assessment.objects.filter(pk__in=ids)):
        by_recommendation[view.recommendation_id][view.assessor_id] = view
    return [Row(each, by_recommendation.get(each.pk, {})) for each in recommendations]


def with_words(views: QuerySet[Assessment]) -> QuerySet[Assessment]:
    return views.prefetch_related(
        Prefetch("texts", AssessmentText.objects.order_by("pk")),
        Prefetch("evidence", Evidence.objects.select_related("file").order_by("pk")),
    )


def evidence_in(rows: Sequence[Row]) -> list[Evidence]:
    return [proof for row in rows for view in row.views.values() for proof in view.evidence.all()]


def assessors_in(rows: Sequence[Row]) -> list[Assessor]:
    """Whoever has said something of these, in the order of the board."""
    return assessors_of({pk for row in rows for pk in row.views})


def assessors_of(ids: Collection[int]) -> list[Assessor]:
    found = Assessor.objects.filter(pk__in=ids).select_related("organisation", "body")
    return list(found.prefetch_related(*ASSESSOR_NAMES).order_by("order", "pk"))


def words_of(view: Assessment, language: str) -> tuple[str, str]:
    """What it says, and in which language that is."""
    said = {text.language: text.words for text in view.texts.all()}
    if language in said:
        return said[language], language
    return next(((words, other) for other, words in said.items()), ("", language))
