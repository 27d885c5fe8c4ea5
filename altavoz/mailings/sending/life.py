# SPDX-License-Identifier: AGPL-3.0-or-later
"""The life of a mailing: asked for, approved by a second person where many are written to, stopped, resumed, called
off. Whoever calls these verbs has asked what the person may do, and notes that she did it."""

import enum
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from altavoz.mailings.drafts import readiness
from altavoz.mailings.models import Mailing
from altavoz.mailings.readers import audience
from altavoz.mailings.readers.audience import Counted
from altavoz.mailings.sending import putting, taking_back

# More people than these are not written to by one person alone.
ALONE = 1_000
State = Mailing.State


class Step(enum.Enum):
    DONE = "done"
    NOT_NOW = "not now"
    """It is in another state: somebody was quicker."""
    SAME_PERSON = "same person"


class Asked(enum.Enum):
    CHOOSING = "choosing"
    """Its recipients are being written down now, or shortly before it begins."""
    WAITING = "waiting for a second person"
    NOT_READY = "not ready"
    NOT_NOW = "not now"


@dataclass(frozen=True)
class Answer:
    """What came of asking to send: `lacks` says what is missing, `counted` how many it is for."""

    asked: Asked
    lacks: tuple[str, ...] = ()
    counted: Counted | None = None


@dataclass(frozen=True)
class Stopped:
    """`taken_back` letters wait with us again; what was being handed over that moment has gone."""

    step: Step
    taken_back: int = 0


def ask_to_send(mailing_id: int, *, user_id: int, now: datetime) -> Answer:
    mailing = Mailing.objects.select_related("action", "organisation").get(pk=mailing_id)
    if mailing.state != State.DRAFT:
        return Answer(Asked.NOT_NOW)
    counted = audience.count(mailing, now=now)
    if lacks := readiness.missing(mailing, counted=counted):
        return Answer(Asked.NOT_READY, tuple(lacks), counted)
    is_big = counted.total > ALONE
    moved = Mailing.objects.filter(pk=mailing_id, state=State.DRAFT).update(
        state=State.WAITING if is_big else State.CHOOSING,
        asked_by=user_id,
        note="",
        counted=counted.total,
        counted_in=dict(counted.by_language),
        counted_at=now,
    )
    if not moved:
        return Answer(Asked.NOT_NOW)
    return Answer(Asked.WAITING if is_big else Asked.CHOOSING, counted=counted)


def approve(mailing_id: int, *, user_id: int, now: datetime) -> Step:
    """By another person than the one who asked."""
    waiting = Mailing.objects.filter(pk=mailing_id, state=State.WAITING)
    if waiting.exclude(asked_by=user_id).update(state=State.CHOOSING, approved_by=user_id, approved_at=now):
        return Step.DONE
    return Step.SAME_PERSON if waiting.exists() else Step.NOT_NOW


def send_back(mailing_id: int, *, note: str = "") -> Step:
    """To its draft: a second person wants something different and says what, or the first thought better of it."""
    return _move(mailing_id, from_states=[State.WAITING], state=State.DRAFT, asked_by=None, note=note)


def stop(mailing_id: int) -> Stopped:
    """In mid-send too. Who has her letter has it; nobody else gets one until somebody resumes it."""
    step = _stop(mailing_id)
    back = taking_back.take_back(Mailing.objects.get(pk=mailing_id)) if step is Step.DONE else 0
    return Stopped(step, back)


@transaction.atomic
def _stop(mailing_id: int) -> Step:
    """With the numbers of the letters on their way: a carrier may withhold some of them, for it finds it stopped."""
    going = Mailing.objects.filter(pk=mailing_id, state__in=[State.CHOOSING, State.GOING])
    mailing = going.select_for_update().first()
    if mailing is None:
        return Step.NOT_NOW
    in_hands = sorted({*mailing.in_hands, *putting.on_their_way(mailing)})
    Mailing.objects.filter(pk=mailing_id).update(state=State.STOPPED, in_hands=in_hands)
    return Step.DONE


def resume(mailing_id: int) -> Step:
    """Where it was: at the recipients that were not written down yet, or at the letters that have not gone."""
    mailing = Mailing.objects.get(pk=mailing_id)
    after = State.GOING if mailing.chosen_at else State.CHOOSING
    step = _move(mailing_id, from_states=[State.STOPPED], state=after)
    if step is Step.DONE:
        taking_back.put_back(mailing)
    return step


def call_off(mailing_id: int, *, now: datetime) -> Stopped:
    """For good; what has gone has gone."""
    before = [State.DRAFT, State.WAITING, State.CHOOSING, State.GOING, State.STOPPED]
    step = _move(mailing_id, from_states=before, state=State.CALLED_OFF, ended_at=now)
    back = taking_back.take_back(Mailing.objects.get(pk=mailing_id)) if step is Step.DONE else 0
    return Stopped(step, back)


def _move(mailing_id: int, *, from_states: list[State], **columns: object) -> Step:
    moved = Mailing.objects.filter(state__in=from_states, pk=mailing_id).update(**columns)
    return Step.DONE if moved else Step.NOT_NOW
