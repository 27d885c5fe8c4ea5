# SPDX-License-Identifier: AGPL-3.0-or-later
"""One recommendation, whole: its words, where they stand, every published view of it, what replaced it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from altavoz.recommendations.board.reading import ASSESSOR_NAMES, with_names, with_words
from altavoz.recommendations.following import told
from altavoz.recommendations.models import (
    Assessment,
    Assessor,
    Commitment,
    Evidence,
    Instrument,
    Recommendation,
    RecordChange,
    Reference,
)
from altavoz.recommendations.vocabulary import Term, Vocabulary, filed_under

TOLD = (RecordChange.Act.PUBLISHED, RecordChange.Act.SPLIT, RecordChange.Act.MERGED)


@dataclass(frozen=True)
class Views:
    """Of one assessor, the newest first."""

    assessor: Assessor
    views: Sequence[Assessment]


@dataclass(frozen=True)
class Record:
    recommendation: Recommendation
    views: Sequence[Views]
    # By the vocabulary that they are taken from, in its order.
    filed: Sequence[tuple[Vocabulary, Sequence[Term]]]
    references: Sequence[Reference]
    origins: Sequence[str]
    successors: Sequence[str]
    # What was done with it since it is public; who of the staff did it is nobody's business.
    history: Sequence[RecordChange]
    promises: Sequence[Commitment]
    instruments: Sequence[Instrument]

    @property
    def differs(self) -> bool:
        """Whether the newest views do not agree. They stand side by side; no mean is ever taken."""
        return len({each.views[0].status for each in self.views}) > 1

    @property
    def evidence(self) -> list[Evidence]:
        return [proof for each in self.views for view in each.views for proof in view.evidence.all()]

    @property
    def demonstration(self) -> bool:
        return any(view.demonstration for each in self.views for view in each.views)


def record_of(number: str) -> Record | None:
    """None for what was never public: strangers do not learn that there is a draft, or was one."""
    published = RecordChange.objects.filter(recommendation=OuterRef("pk"), act=RecordChange.Act.PUBLISHED)
    state = Recommendation.State
    public = Q(state=state.PUBLIC) | Q(Exists(published), state=state.REPLACED)
    row = with_names(Recommendation.objects.filter(public, number=number)).first()
    if row is None:
        return None
    return Record(
        recommendation=row,
        views=_views(row),
        filed=filed_under(topic.slug for topic in row.topics.all()),
        references=list(row.references.order_by("pk")),
        origins=list(row.origins.order_by("pk").values_list("former__number", flat=True)),
        successors=list(row.successions.order_by("pk").values_list("successor__number", flat=True)),
        history=list(row.changes.filter(act__in=TOLD).order_by("at", "pk")),
        promises=list(told.promises(Q(about__recommendation=row))),
        instruments=list(told.instruments(Q(about__recommendation=row))),
    )


def _views(row: Recommendation) -> list[Views]:
    published = with_words(Assessment.objects.filter(recommendation=row, published_at__isnull=False))
    by_assessor: dict[int, list[Assessment]] = {}
    for view in published.order_by("-on", "-published_at", "-pk"):
        by_assessor.setdefault(view.assessor_id, []).append(view)
    assessors = Assessor.objects.filter(pk__in=by_assessor).select_related("organisation", "body")
    ordered = assessors.prefetch_related(*ASSESSOR_NAMES).order_by("order", "pk")
    return [Views(each, by_assessor[each.pk]) for each in ordered]
