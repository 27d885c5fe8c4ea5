# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures on paper: one person enters a batch with its scans, a second one checks it, either can take it back."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.organisations import audit
from altavoz.organisations.audit import Value
from altavoz.participation.paper.rows import PaperBatch, PaperScan
from altavoz.personal_data.models import PrivateFile
from altavoz.website import generations

State = PaperBatch.State


class Checked(enum.Enum):
    COUNTED = "counted"
    ALREADY = "already"
    SAME_PERSON = "same person"
    GONE = "gone"


class TakenBack(enum.Enum):
    DONE = "done"
    ALREADY = "already"


@dataclass(frozen=True)
class Sheets:
    """What is said of a batch."""

    place: str
    gathered_on: date
    gathered_precision: str
    number: int
    country: str = ""
    language: str = ""


@transaction.atomic
def enter(*, action: Action, sheets: Sheets, files: Sequence[PrivateFile], by: User, now: datetime) -> PaperBatch:
    """Enter a batch. It counts once `check` says that a second person has seen the sheets."""
    batch = PaperBatch.objects.create(
        action=action,
        place=sheets.place,
        gathered_on=sheets.gathered_on,
        gathered_precision=sheets.gathered_precision,
        number=sheets.number,
        country=sheets.country,
        language=sheets.language,
        entered_by=by,
        entered_at=now,
    )
    PaperScan.objects.bulk_create(PaperScan(batch=batch, file=file, place=n) for n, file in enumerate(files, 1))
    _note(by, "enter_paper", batch, now, after={"number": batch.number, "scans": len(files)})
    return batch


@transaction.atomic
def check(*, batch_id: int, by: User, now: datetime) -> Checked:
    """A second person has seen the sheets: one Change of the whole number."""
    rows = PaperBatch.objects.filter(pk=batch_id)
    waiting = rows.filter(state=State.ENTERED, checked_by__isnull=True).exclude(entered_by=by)
    if waiting.update(checked_by=by, checked_at=now) == 0:
        return _why_not(batch_id)
    batch = rows.select_related("action").get()
    rows.update(change=_count(batch, batch.number, now), state=State.COUNTED)
    _note(by, "check_paper", batch, now, before={"state": State.ENTERED}, after={"state": State.COUNTED})
    return Checked.COUNTED


@transaction.atomic
def take_back(*, batch_id: int, why: str, by: User, now: datetime) -> TakenBack:
    """It was wrong, or counted twice: whatever it added is taken off again, and the row says why."""
    rows = PaperBatch.objects.filter(pk=batch_id)
    taken = {"state": State.TAKEN_BACK, "taken_back_by": by, "taken_back_at": now, "taken_back_why": why}
    # Whoever checks it at this moment is waited for: else it would be neither still entered nor already counted.
    list(rows.select_for_update().values_list("pk"))
    counted = rows.filter(state=State.COUNTED).update(**taken)
    if not counted and not rows.filter(state=State.ENTERED).update(**taken):
        return TakenBack.ALREADY
    batch = rows.select_related("action").get()
    if counted:
        _count(batch, -batch.number, now)
    before = State.COUNTED if counted else State.ENTERED
    _note(by, "take_back_paper", batch, now, before={"state": before}, after={"state": State.TAKEN_BACK})
    return TakenBack.DONE


def _count(batch: PaperBatch, n: int, now: datetime) -> int:
    generations.touch(generations.action_subject(batch.action.public_id))
    return counts.record(
        action_id=batch.action_id, n=n, why=Why.PAPER, now=now, country=batch.country, language=batch.language
    )


def _why_not(batch_id: int) -> Checked:
    batch = PaperBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        return Checked.GONE
    return Checked.ALREADY if batch.state != State.ENTERED else Checked.SAME_PERSON


def _note(
    by: User,
    act: str,
    batch: PaperBatch,
    now: datetime,
    *,
    before: dict[str, Value] | None = None,
    after: dict[str, Value],
) -> None:
    audit.note(
        actor=by,
        act=f"participation.{act}",
        now=now,
        subject=f"paper:{batch.pk}",
        organisation_id=batch.action.organisation_id,
        before=before or {},
        after={**after, "number": batch.number},
    )
