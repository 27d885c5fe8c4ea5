# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff change of a record. Of a public one neither number, place nor any quoted word."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import audit
from altavoz.recommendations.models import Recommendation, RecordChange, Topic
from altavoz.recommendations.records.numbering import note_change
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

# Ours to say at any time; the rest is the document's own.
OURS = ("addressee", "acts_on", "type", "due_on", "answer", "answered_on", "answer_source")
QUOTED = ("standing", "heading", "lead_in", "text", "footnote")


def may_change(row: Recommendation) -> tuple[str, ...]:
    return (*QUOTED, *OURS) if row.state == Recommendation.State.DRAFT else OURS


@transaction.atomic
def edit(*, row: Recommendation, said: Mapping[str, object], topics: Iterable[str], by: User, now: datetime) -> bool:
    """False where it became public (or was replaced) in the meantime: then nothing is written."""
    columns = {name: said[name] for name in may_change(row) if name in said}
    if not Recommendation.objects.filter(pk=row.pk, state=row.state).update(**columns):
        return False
    _file_under(row, set(topics))
    touched(row=row, by=by, now=now, columns=columns)
    return True


def touched(*, row: Recommendation, by: User, now: datetime, columns: Iterable[str] = ("references",)) -> None:
    """Noted in the record's own history and among the acts of staff; its pages are made anew."""
    note_change(row, RecordChange.Act.EDITED, by=by, now=now)
    audit.note(
        actor=by,
        act="recommendations.edit",
        now=now,
        subject=row.number,
        organisation_id=row.document.organisation_id,
        after={"columns": ", ".join(columns)},
    )
    generations.touch(SUBJECT)


def _file_under(row: Recommendation, slugs: set[str]) -> None:
    there = set(row.topics.values_list("slug", flat=True))
    row.topics.filter(slug__in=there - slugs).delete()
    Topic.objects.bulk_create(Topic(recommendation=row, slug=slug) for slug in sorted(slugs - there))
