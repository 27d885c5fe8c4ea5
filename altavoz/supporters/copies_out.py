# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erasing reaches the copies that left: who has one is asked to erase the row there, reminded, and confirms it."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q, QuerySet

from altavoz.organisations import audit
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power, reach
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.models import CopyToErase

KIND = "copies_to_erase"
EVERY = timedelta(days=7)
# The first and three reminders; then it is for the data officer to telephone.
LETTERS = 4
LATE = timedelta(days=14)


@dataclass(frozen=True)
class CopyOut:
    """A copy of a list that somebody has, and where in it the person stands."""

    sort: str
    list_id: str
    about: str
    copy: int
    row: str
    owner_id: int
    holder_id: int
    taken_by: str = ""


class Confirmed(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    NOT_YOURS = "not yours"


def ask(copies: Sequence[CopyOut], *, now: datetime) -> int:
    """One line for each; a row that was asked for before is not asked for again. Returns how many there are now."""
    rows = [CopyToErase(**vars(copy), asked_at=now) for copy in copies]
    return len(CopyToErase.objects.bulk_create(rows, ignore_conflicts=True))


def to_confirm(user: User) -> QuerySet[CopyToErase]:
    """What is still to be erased by the organisations for which somebody keeps copies."""
    keeps = reach(user, Power.KEEP_COPIES).limit("holder")
    return _open().filter(keeps).select_related("owner", "holder")


def watched(user: User) -> QuerySet[CopyToErase]:
    """Every line about lists of the organisations whose people somebody answers for, confirmed or not."""
    rows = CopyToErase.objects.filter(reach(user, Power.ERASE).limit("owner"))
    return rows.select_related("owner", "holder", "confirmed_by")


@transaction.atomic
def confirm(*, public_id: str, by: User, now: datetime) -> Confirmed:
    """It is erased there. The data officer may say so for who answered by letter or telephone."""
    row = CopyToErase.objects.filter(public_id=public_id).first()
    if row is None or not _may_confirm(row, by):
        return Confirmed.NOT_YOURS
    if not _open().filter(pk=row.pk).update(confirmed_at=now, confirmed_by=by):
        return Confirmed.ALREADY
    audit.note(
        actor=by,
        act="supporters.confirm_erased",
        now=now,
        subject=f"{row.sort}:{row.list_id}",
        organisation_id=row.holder_id,
        after={"copy": row.copy, "row": row.row},
    )
    return Confirmed.DONE


def remind(*, now: datetime) -> int:
    """A letter to each organisation that has something to erase and heard of it a week ago, or never."""
    due = Q(told_at__isnull=True) | Q(told_at__lte=now - EVERY)
    rows = _open().filter(due, letters__lt=LETTERS)
    holders = Organisation.objects.filter(pk__in=rows.values("holder")).prefetch_related("texts")
    return sum(_write_to(holder, rows, now) for holder in holders.exclude(privacy_contact=""))


def still_open(organisation_id: int) -> int:
    return _open().filter(holder=organisation_id).count()


@transaction.atomic
def _write_to(holder: Organisation, rows: QuerySet[CopyToErase], now: datetime) -> int:
    if not rows.filter(holder=holder).update(told_at=now, letters=F("letters") + 1):
        return 0
    posting.put(
        kind=KIND,
        about=holder.public_id,
        subject_id=holder.pk,
        recipient=holder.privacy_contact,
        recipient_key=email_key(holder.privacy_contact),
        language=next((text.language for text in holder.texts.all()), "en"),
        now=now,
    )
    return 1


def _may_confirm(row: CopyToErase, by: User) -> bool:
    return reach(by, Power.KEEP_COPIES).covers(row.holder_id) or reach(by, Power.ERASE).covers(row.owner_id)


def _open() -> QuerySet[CopyToErase]:
    return CopyToErase.objects.filter(confirmed_at__isnull=True)
