# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures from another platform: one person enters the number with its evidence, a second one checks it."""

import enum
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.campaigns import counts
from altavoz.organisations import audit
from altavoz.participation.models import CarriedOver
from altavoz.personal_data.models import PrivateFile


class Checked(enum.Enum):
    COUNTED = "counted"
    ALREADY = "already"
    SAME_PERSON = "same person"
    GONE = "gone"


class TakenBack(enum.Enum):
    DONE = "done"
    ALREADY = "already"


@transaction.atomic
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
    file: PrivateFile | None = None,
) -> CarriedOver:
    """Enter a number. It counts once `check` says that a second person saw the evidence."""
    row = CarriedOver.objects.create(
        action_id=action_id,
        platform=platform,
        number=number,
        counted_on=counted_on,
        counted_precision=counted_precision,
        evidence=evidence,
        file=file,
        entered_by_id=entered_by_id,
        entered_at=now,
    )
    _note(entered_by_id, "enter_carried_over", row, now, was="", state="entered")
    return row


@transaction.atomic
def check(*, carried_over_id: int, checked_by_id: int, now: datetime) -> Checked:
    """A second person has seen the evidence: one Change of the whole number."""
    rows = CarriedOver.objects.filter(pk=carried_over_id)
    unchecked = rows.filter(change__isnull=True, checked_by__isnull=True, taken_back_at__isnull=True)
    if unchecked.exclude(entered_by_id=checked_by_id).update(checked_by_id=checked_by_id, checked_at=now) == 0:
        return _why_not(carried_over_id)
    row = rows.get()
    change = counts.record(action_id=row.action_id, n=row.number, why=counts.Why.CARRIED_OVER, now=now)
    rows.update(change=change)
    _note(checked_by_id, "check_carried_over", row, now, was="entered", state="counted")
    return Checked.COUNTED


@transaction.atomic
def take_back(*, carried_over_id: int, why: str, by_id: int, now: datetime) -> TakenBack:
    """The number was wrong, or stands no longer: what it added is taken off again, and the row says why."""
    rows = CarriedOver.objects.filter(pk=carried_over_id)
    if (
        rows.filter(taken_back_at__isnull=True).update(taken_back_by_id=by_id, taken_back_at=now, taken_back_why=why)
        == 0
    ):
        return TakenBack.ALREADY
    row = rows.get()
    counted = row.change is not None
    if counted:
        counts.record(action_id=row.action_id, n=-row.number, why=counts.Why.CARRIED_OVER, now=now)
    _note(by_id, "take_back_carried_over", row, now, was="counted" if counted else "entered", state="taken back")
    return TakenBack.DONE


def _why_not(carried_over_id: int) -> Checked:
    row = CarriedOver.objects.filter(pk=carried_over_id).first()
    if row is None:
        return Checked.GONE
    return Checked.ALREADY if row.checked_by_id or row.taken_back_at else Checked.SAME_PERSON


def _note(by_id: int | None, act: str, row: CarriedOver, now: datetime, *, was: str, state: str) -> None:
    audit.note(
        actor=User.objects.filter(pk=by_id).first() if by_id else None,
        act=f"participation.{act}",
        now=now,
        subject=f"carried over:{row.pk}",
        organisation_id=row.action.organisation_id,
        before={"state": was} if was else {},
        after={"state": state, "number": row.number},
    )
