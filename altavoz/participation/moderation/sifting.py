# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff look at what was held, at reasons, and at signatures that should not count; and take back what they did."""

import enum
from datetime import datetime

from django.db import transaction

from altavoz.campaigns.counts import Why
from altavoz.participation.confirmation import count, thank_once
from altavoz.participation.models import Participation

State = Participation.State
Reason = Participation.Reason


class Sifted(enum.Enum):
    DONE = "done"
    NOTHING_TO_DO = "nothing to do"


@transaction.atomic
def release(*, participation_id: int, now: datetime) -> Sifted:
    """It was a person after all: what she confirmed counts now, and what she confirms later will."""
    rows = Participation.objects.filter(pk=participation_id)
    if rows.exclude(held="").update(held="") == 0:
        return Sifted.NOTHING_TO_DO
    row = rows.select_related("action").get()
    if row.state == State.CONFIRMED:
        count(row, n=1, why=Why.RELEASED, now=now)
        thank_once(row, now)
    return Sifted.DONE


@transaction.atomic
def invalidate(*, participation_id: int, now: datetime) -> Sifted:
    """It does not count, whatever its owner does. Its address cannot sign this action again."""
    rows = Participation.objects.filter(pk=participation_id)
    if rows.filter(state=State.CONFIRMED).update(state=State.INVALIDATED):
        row = rows.get()
        if not row.held:
            count(row, n=-1, why=Why.INVALIDATED, now=now)
        return Sifted.DONE
    moved = rows.filter(state=State.PENDING).update(state=State.INVALIDATED)
    return Sifted.DONE if moved else Sifted.NOTHING_TO_DO


@transaction.atomic
def hold_again(*, participation_id: int, held: str, now: datetime) -> Sifted:
    """The release was a mistake: what counts through it is taken back."""
    living = Participation.objects.filter(pk=participation_id, state__in=[State.PENDING, State.CONFIRMED])
    if living.filter(held="").update(held=held) == 0:
        return Sifted.NOTHING_TO_DO
    row = living.get()
    if row.state == State.CONFIRMED:
        count(row, n=-1, why=Why.RELEASED, now=now)
    return Sifted.DONE


@transaction.atomic
def restore(*, participation_id: int, state: str, now: datetime) -> Sifted:
    """Taking it out was a mistake: it stands again as it stood, and counts if it did."""
    rows = Participation.objects.filter(pk=participation_id)
    if rows.filter(state=State.INVALIDATED).update(state=state) == 0:
        return Sifted.NOTHING_TO_DO
    row = rows.get()
    if row.state == State.CONFIRMED and not row.held:
        count(row, n=1, why=Why.INVALIDATED, now=now)
    return Sifted.DONE


def show_reason(*, participation_id: int) -> Sifted:
    return _judge_reason(participation_id, to=Reason.SHOWN)


def refuse_reason(*, participation_id: int) -> Sifted:
    """It stays with the row, for its owner and for staff, and is shown to nobody."""
    return _judge_reason(participation_id, to=Reason.REFUSED)


def read_again(*, participation_id: int, judged: str) -> Sifted:
    """It waits to be read once more, if it still stands as it was judged."""
    rows = Participation.objects.filter(pk=participation_id, reason_state=judged)
    return Sifted.DONE if rows.update(reason_state=Reason.WAITING) else Sifted.NOTHING_TO_DO


def _judge_reason(participation_id: int, *, to: Reason) -> Sifted:
    rows = Participation.objects.filter(pk=participation_id).exclude(reason_state__in=[Reason.NONE, to])
    return Sifted.DONE if rows.update(reason_state=to) else Sifted.NOTHING_TO_DO
