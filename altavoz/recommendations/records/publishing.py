# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recommendations become public together; from then on number and text stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import audit
from altavoz.recommendations.models import Document, Recommendation, RecordChange
from altavoz.website import generations

# What public pages of this room are made of (see website.generations).
SUBJECT = "recommendations"
A_BATCH = 500


@dataclass(frozen=True)
class Published:
    """How many became public; what was public already is not counted again."""

    number: int


def publish(*, document_id: int, by: User | None, now: datetime, ids: Sequence[int] | None = None) -> Published:
    """All drafts of the document, or those among them that are named."""
    drafts = Recommendation.objects.filter(document=document_id, state=Recommendation.State.DRAFT)
    if ids is not None:
        drafts = drafts.filter(pk__in=ids)
    waiting = list(drafts.order_by("order").values_list("pk", flat=True))
    done = sum(_publish(waiting[at : at + A_BATCH], by, now) for at in range(0, len(waiting), A_BATCH))
    if done:
        _say(document_id, done, by, now)
    return Published(done)


@transaction.atomic
def _publish(ids: Sequence[int], by: User | None, now: datetime) -> int:
    rows = Recommendation.objects.filter(pk__in=ids, state=Recommendation.State.DRAFT)
    mine = list(rows.select_for_update().values_list("pk", flat=True))
    done = rows.filter(pk__in=mine).update(state=Recommendation.State.PUBLIC, published_at=now)
    RecordChange.objects.bulk_create(
        RecordChange(recommendation_id=pk, act=RecordChange.Act.PUBLISHED, at=now, by=by) for pk in mine
    )
    return done


@transaction.atomic
def _say(document_id: int, done: int, by: User | None, now: datetime) -> None:
    Document.objects.filter(pk=document_id, published_at__isnull=True).update(published_at=now)
    document = Document.objects.get(pk=document_id)
    audit.note(
        actor=by,
        act="recommendations.publish",
        now=now,
        subject=document.code,
        organisation_id=document.organisation_id,
        after={"number": done},
    )
    generations.touch(SUBJECT)
