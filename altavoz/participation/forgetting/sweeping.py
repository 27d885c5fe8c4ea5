# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows that wait too long: one reminder, and in the end they are deleted.

A waiting row has no time of confirmation, so the index on action and time finds it without reading the others.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from altavoz.campaigns.action import Action
from altavoz.outbox import posting
from altavoz.participation.models import Participation

BATCH = 500
# A letter a row is put as well, so these transactions are kept shorter.
REMINDERS = 100


def remind(*, now: datetime, at_most: int = REMINDERS) -> int:
    """Put one reminder to some of those who signed a while ago and have not confirmed; returns how many."""
    before = now - timedelta(hours=settings.REMIND_AFTER_HOURS)
    for action in Action.objects.filter(state=Action.State.OPEN):
        if action.is_open(now):
            done = _remind(action, before=before, now=now, at_most=at_most)
            if done:
                return done
    return 0


@transaction.atomic
def _remind(action: Action, *, before: datetime, now: datetime, at_most: int) -> int:
    waiting = _waiting(action).filter(made_at__lte=before, reminded_at__isnull=True)
    rows = list(waiting.select_for_update(skip_locked=True)[:at_most])
    Participation.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    for row in rows:
        posting.put(
            kind="reminder",
            about=action.public_id,
            subject_id=row.pk,
            recipient=row.email,
            recipient_key=bytes(row.email_key),
            language=row.language,
            now=now,
        )
    return len(rows)


def forget_unconfirmed(*, now: datetime, at_most: int = BATCH) -> int:
    """Delete some of the rows that nobody confirmed in time; returns how many."""
    before = now - timedelta(days=settings.UNCONFIRMED_DAYS)
    for numbers in _old_numbers(before, at_most):
        # The state stands in the DELETE itself: whoever confirms at this moment stays.
        done, _by_model = Participation.objects.filter(pk__in=numbers, state=Participation.State.PENDING).delete()
        return done
    return 0


def _old_numbers(before: datetime, at_most: int) -> Iterator[list[int]]:
    for action in Action.objects.order_by("pk"):
        numbers = list(_waiting(action).filter(made_at__lte=before).values_list("pk", flat=True)[:at_most])
        if numbers:
            yield numbers


def _waiting(action: Action) -> QuerySet[Participation]:
    return Participation.objects.filter(
        action=action, confirmed_at__isnull=True, state=Participation.State.PENDING
    ).order_by("pk")
