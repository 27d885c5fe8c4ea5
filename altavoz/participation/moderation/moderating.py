# SPDX-License-Identifier: AGPL-3.0-or-later
"""What moderators do with one signature, and how it is undone: each act is a row, and an entry of the audit.

Whoever calls this has asked `powers` whether this person may.
"""

import enum
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef

from altavoz.campaigns.action import Action
from altavoz.organisations import audit
from altavoz.participation.models import ModerationAct, Participation, RefusalReason
from altavoz.participation.moderation import locking, sifting
from altavoz.participation.moderation.sifting import Sifted
from altavoz.website import generations

Verb = ModerationAct.Verb
UNDO_FOR = timedelta(hours=24)
# Long enough to look up what happened; the audit keeps that it happened. A refusal stays: its writer may ask why.
KEEP_FOR = timedelta(days=90)


class Judged(enum.Enum):
    DONE = "done"
    NOTHING_TO_DO = "nothing to do"
    LOCKED = "somebody else looks at it"


DEEDS: Mapping[str, Callable[[int, datetime], Sifted]] = {
    Verb.RELEASE: lambda pk, now: sifting.release(participation_id=pk, now=now),
    Verb.INVALIDATE: lambda pk, now: sifting.invalidate(participation_id=pk, now=now),
    Verb.SHOW: lambda pk, _now: sifting.show_reason(participation_id=pk),
    Verb.REFUSE: lambda pk, _now: sifting.refuse_reason(participation_id=pk),
}
UNDOINGS: Mapping[str, Callable[[ModerationAct, datetime], Sifted]] = {
    Verb.RELEASE: lambda act, now: sifting.hold_again(participation_id=act.participation_id, held=act.was, now=now),
    Verb.INVALIDATE: lambda act, now: sifting.restore(participation_id=act.participation_id, state=act.was, now=now),
    Verb.SHOW: lambda act, _now: _read_again(act, Participation.Reason.SHOWN),
    Verb.REFUSE: lambda act, _now: _read_again(act, Participation.Reason.REFUSED),
}
# The column that each verb changes.
COLUMN: Mapping[str, str] = {
    Verb.RELEASE: "held",
    Verb.INVALIDATE: "state",
    Verb.SHOW: "reason_state",
    Verb.REFUSE: "reason_state",
}


@transaction.atomic
def do(
    *, verb: ModerationAct.Verb, participation_id: int, actor: User, now: datetime, refusal: RefusalReason | None = None
) -> Judged:
    """Do it, note what it was before, and leave the row to others."""
    subject = locking.subject_of(participation_id)
    if locking.taken_by_others(subjects=[subject], user=actor, now=now):
        return Judged.LOCKED
    # Locked until the commit: what stood before is what an undo brings back.
    row = Participation.objects.select_for_update().filter(pk=participation_id).first()
    if row is None or DEEDS[verb](row.pk, now) is not Sifted.DONE:
        return Judged.NOTHING_TO_DO
    was = str(getattr(row, COLUMN[verb]))
    ModerationAct.objects.create(participation=row, verb=verb, was=was, refusal=refusal, actor=actor, at=now)
    _note(row.pk, verb=verb, actor=actor, act=str(verb), was=was, now=now)
    locking.leave(subject=subject, user=actor)
    return Judged.DONE


@transaction.atomic
def undo(*, act_id: int, actor: User, now: datetime) -> Judged:
    """Once, within a day, and only while the row still stands as the act left it."""
    acts = ModerationAct.objects.filter(pk=act_id, undone_at__isnull=True, at__gt=now - UNDO_FOR)
    if acts.update(undone_at=now) == 0:
        return Judged.NOTHING_TO_DO
    act = ModerationAct.objects.get(pk=act_id)
    subject = locking.subject_of(act.participation_id)
    if locking.taken_by_others(subjects=[subject], user=actor, now=now):
        transaction.set_rollback(True)
        return Judged.LOCKED
    was = Participation.objects.filter(pk=act.participation_id).values_list(COLUMN[act.verb], flat=True).first()
    if UNDOINGS[act.verb](act, now) is not Sifted.DONE:
        transaction.set_rollback(True)
        return Judged.NOTHING_TO_DO
    _note(act.participation_id, verb=act.verb, actor=actor, act=f"undo_{act.verb}", was=str(was), now=now)
    return Judged.DONE


def why_refused(participation: Participation) -> RefusalReason | None:
    """What its writer may be told, while the refusal stands."""
    if participation.reason_state != Participation.Reason.REFUSED:
        return None
    acts = ModerationAct.objects.filter(participation=participation, verb=Verb.REFUSE, undone_at__isnull=True)
    newest = acts.select_related("refusal").order_by("-pk").first()
    return newest.refusal if newest else None


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete some acts that nobody can undo any more, and what is left of those whose signature is gone."""
    old = ModerationAct.objects.filter(at__lte=now - KEEP_FOR)
    done = list(old.exclude(verb=Verb.REFUSE).order_by("at").values_list("pk", flat=True)[:at_most])
    there = Participation.objects.filter(pk=OuterRef("participation_id"))
    gone = old.filter(~Exists(there), verb=Verb.REFUSE)
    done += list(gone.order_by("at").values_list("pk", flat=True)[: at_most - len(done)])
    return ModerationAct.objects.filter(pk__in=done).delete()[0]


def _read_again(act: ModerationAct, judged: str) -> Sifted:
    return sifting.read_again(participation_id=act.participation_id, judged=judged)


def _note(participation_id: int, *, verb: str, actor: User, act: str, was: str, now: datetime) -> None:
    """What it became is read again: the verbs say how, this only writes it down."""
    row = Participation.objects.values(COLUMN[verb], "action_id").get(pk=participation_id)
    action = Action.objects.values("public_id", "organisation_id").get(pk=row["action_id"])
    audit.note(
        actor=actor,
        act=f"participation.{act}",
        now=now,
        subject=locking.subject_of(participation_id),
        organisation_id=action["organisation_id"],
        before={COLUMN[verb]: was},
        after={COLUMN[verb]: str(row[COLUMN[verb]])},
    )
    # What is shown beside the signatures may have changed.
    generations.touch(generations.action_subject(action["public_id"]))
