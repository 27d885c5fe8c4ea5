# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures from another platform: one person enters the number with its evidence, a second one checks it."""

import enum
from datetime import date, datetime

from django.db import transaction

from altavoz.campaigns import counts
from altavoz.participation.models import CarriedOver


class Checked(enum.Enum):
    COUNTED = "counted"
    ALREADY = "already"
    SAME_PERSON = "same person"
    GONE = "gone"


def carry_over(
    *,
    action_id: int,
    platform: str,
    number: int,
    counted_on: date,
    counted_precision: str,
    evidence: str,
    entered_by_id: int | None,
    now: datetime,
) -> CarriedOver:
    """Enter a number. It counts once `check` says that a second person saw the evidence."""
    return CarriedOver.objects.create(
        action_id=action_id,
        platform=platform,
        number=number,
        counted_on=counted_on,
        counted_precision=counted_precision,
        evidence=evidence,
        entered_by_id=entered_by_id,
        entered_at=now,
    )


@transaction.atomic
def check(*, carried_over_id: int, checked_by_id: int, now: datetime) -> Checked:
    """A second person has seen the evidence: one Change of the whole number."""
    rows = CarriedOver.objects.filter(pk=carried_over_id)
    unchecked = rows.filter(change__isnull=True, checked_by__isnull=True)
    if unchecked.exclude(entered_by_id=checked_by_id).update(checked_by_id=checked_by_id) == 0:
        return _why_not(carried_over_id)
    row = rows.get()
    change = counts.record(action_id=row.action_id, n=row.number, why=counts.Why.CARRIED_OVER, now=now)
    rows.update(change=change)
    return Checked.COUNTED


def _why_not(carried_over_id: int) -> Checked:
    row = CarriedOver.objects.filter(pk=carried_over_id).first()
    if row is None:
        return Checked.GONE
    return Checked.ALREADY if row.checked_by_id else Checked.SAME_PERSON
