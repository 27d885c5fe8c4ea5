# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reminders: written once by the worker, shown on the desk of whoever has to act, settled when somebody has."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from altavoz.recommendations.models import Commitment, CommitmentAbout, Document, Latest, Recommendation, Reminder

Why = Reminder.Why
A_BATCH = 500
A_MONTH = 30
# What was due longer ago has been reminded of, or nobody waits for it.
OVERDUE_FOR = timedelta(days=90)


def remind(*, now: datetime) -> int:
    """How many were written or settled."""
    settled = settle(now=now)
    waiting = [each for document in _documents() for each in _of(document, now)]
    for at in range(0, len(waiting), A_BATCH):
        Reminder.objects.bulk_create(waiting[at : at + A_BATCH], ignore_conflicts=True)
    return settled + len(waiting)


def settle(*, now: datetime) -> int:
    """A newer view settles what was old; a promise that was judged, and an answer, settle what was due."""
    newer = Q(recommendation__latest__assessor=F("assessor"), recommendation__latest__on__gt=F("of"))
    old = Reminder.objects.filter(newer, settled_at__isnull=True, why=Why.VIEW_IS_OLD)
    judged = Reminder.objects.filter(
        Q(recommendation__latest__on__gte=F("of")), settled_at__isnull=True, why__in=[Why.DUE_SOON, Why.OVERDUE]
    )
    ids = [*old.values_list("pk", flat=True)[:A_BATCH], *judged.values_list("pk", flat=True)[:A_BATCH]]
    return Reminder.objects.filter(pk__in=ids, settled_at__isnull=True).update(settled_at=now)


def _documents() -> Iterator[Document]:
    return Document.objects.filter(published_at__isnull=False).order_by("pk").iterator()


def _of(document: Document, now: datetime) -> Iterator[Reminder]:
    """Those that are not written yet."""
    today = now.date()
    public = Recommendation.objects.filter(document=document, state=Recommendation.State.PUBLIC)
    found = [*_due(document, public, today), *_old(document, today), *_promised(document, today)]
    there = Reminder.objects.filter(recommendation__document=document)
    known = set(there.values_list("recommendation", "assessor", "why", "of"))
    for pk, assessor, keeper, why, of in found:
        if (pk, assessor, why, of) not in known:
            yield Reminder(recommendation_id=pk, assessor_id=assessor, organisation_id=keeper, why=why, of=of, at=now)


Found = Iterator[tuple[int, int | None, int, str, date]]


def _due(document: Document, public: QuerySet[Recommendation], today: date) -> Found:
    soon = today + timedelta(days=document.remind_days)
    if not document.remind_days:
        return
    for pk, due in public.filter(due_on__gt=today - OVERDUE_FOR, due_on__lte=soon).values_list("pk", "due_on"):
        if due is not None:
            yield pk, None, document.organisation_id, Why.OVERDUE if due < today else Why.DUE_SOON, due


def _old(document: Document, today: date) -> Found:
    if not document.old_after_months:
        return
    before = today - timedelta(days=A_MONTH * document.old_after_months)
    views = Latest.objects.filter(
        recommendation__document=document, recommendation__state=Recommendation.State.PUBLIC, on__lt=before
    ).exclude(assessment__demonstration=True)
    for pk, assessor, keeper, on in views.values_list("recommendation", "assessor", "assessor__kept_by", "on"):
        yield pk, assessor, keeper, Why.VIEW_IS_OLD, on


def _promised(document: Document, today: date) -> Found:
    soon = today + timedelta(days=document.remind_days)
    about = CommitmentAbout.objects.filter(
        recommendation__document=document,
        commitment__kept=Commitment.Kept.OPEN,
        commitment__due_on__gt=today - OVERDUE_FOR,
        commitment__due_on__lte=soon,
    )
    columns = ("recommendation", "commitment__organisation", "commitment__due_on")
    for pk, keeper, due in about.values_list(*columns):
        if due is not None:
            yield pk, None, keeper, Why.PROMISE_DUE, due
