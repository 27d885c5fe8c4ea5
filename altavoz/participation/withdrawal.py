# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leaving again: a signer withdraws, or the owner of an address says that it was somebody else."""

import enum
from datetime import datetime

from django.db import transaction

from altavoz.campaigns.counts import Why
from altavoz.campaigns.kinds import kind_of
from altavoz.outbox import erasing
from altavoz.participation.confirmation import count, said_where
from altavoz.participation.forgetting.emptying import EMPTY
from altavoz.participation.models import Participation
from altavoz.personal_data import donotwrite
from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters import boxes

State = Participation.State


class Left(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    GONE = "gone"


@transaction.atomic
def withdraw(*, token: str, now: datetime) -> Left:
    """-1 only if it counted; what stays is a row without a person, and what she agreed to beside it."""
    rows = Participation.objects.filter(token=token).select_related("action")
    counted = rows.filter(state=State.CONFIRMED).update(state=State.WITHDRAWN, **EMPTY)
    if not counted and not rows.filter(state=State.PENDING).update(state=State.WITHDRAWN, **EMPTY):
        return Left.ALREADY if rows.filter(state=State.WITHDRAWN).exists() else Left.GONE
    row = rows.get()
    if counted:
        _take_back(row, why=Why.WITHDRAWN, now=now)
    kind_of(row.action).left([row.pk])
    erasing.forget_files_about(bytes(row.email_key), about=row.action.public_id)
    return Left.DONE


@transaction.atomic
def not_me(*, token: str, now: datetime) -> Left:
    """Delete the row with what was ticked on it, and never write to that address again."""
    rows = Participation.objects.filter(token=token)
    counted = rows.filter(state=State.CONFIRMED).update(state=State.INVALIDATED)
    row = rows.select_related("action").first()
    if row is None:
        return Left.GONE
    if counted:
        _take_back(row, why=Why.INVALIDATED, now=now)
    key = bytes(row.email_key)
    boxes.never_said(email_key=key, said_where=said_where(row.action))
    donotwrite.add(key, why=DoNotWrite.Why.NOT_ME, now=now)
    rows.delete()
    erasing.forget_recipient(key, now)
    return Left.DONE


def _take_back(row: Participation, *, why: Why, now: datetime) -> None:
    """A held row never counted, so nothing is taken back."""
    if not row.held:
        count(row, n=-1, why=why, now=now)
