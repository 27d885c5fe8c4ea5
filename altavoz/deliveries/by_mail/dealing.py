# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff say what a mail is: a reply, or none. What is set aside can be taken back for as long as it is kept."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Q

from altavoz.deliveries import replies
from altavoz.deliveries.by_mail import reading
from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.deliveries.replies import Answer, RecordedReply, Told
from altavoz.organisations import audit
from altavoz.participation.forgetting.ended_actions import UNENDED
from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import Scan
from altavoz.personal_data import private_files

State = ReplyMail.State
KEPT_FOR = timedelta(days=90)


def record(*, mail: ReplyMail, answer: Answer, seen: int, by: User | None, now: datetime) -> RecordedReply:
    """As a reply to its action. `seen` keeps two people from recording one mail at once."""
    if mail.state != State.WAITING:
        return RecordedReply(Told.SOMEBODY_WAS_QUICKER)
    done = replies.record(action_id=mail.action_id, answer=answer, seen=seen, by=by, now=now)
    if done.reply_id is not None:
        ReplyMail.objects.filter(pk=mail.pk).update(state=State.RECORDED, done_at=now, reply=done.reply_id)
    return done


def scan_of(mail: ReplyMail, place: int) -> Scan:
    """What hangs on it, known by its content and not opened. Raises NoScan."""
    content = reading.attachment(mail, place) or b""
    return scans.read(SimpleUploadedFile("attached", content))


def set_aside(*, mails: Collection[ReplyMail], by: User | None, now: datetime) -> int:
    """They are no replies; returns how many were set aside now."""
    return sum(_move(mail, State.WAITING, State.NOT_A_REPLY, by=by, now=now) for mail in mails)


def take_back(*, mail: ReplyMail, by: User | None, now: datetime) -> bool:
    """Into the queue again."""
    return bool(_move(mail, State.NOT_A_REPLY, State.WAITING, by=by, now=now))


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """What staff have set aside long ago, and what was recorded of an action that has ended; never what waits.

    With the names of its action all of it goes at once: this is for what came after that.
    """
    aside = Q(state=State.NOT_A_REPLY, done_at__lt=now - KEPT_FOR)
    forgotten = now - timedelta(days=settings.FORGET_AFTER_DAYS)
    recorded = Q(state=State.RECORDED, done_at__lt=forgotten) & ~Q(action__state__in=UNENDED)
    old = ReplyMail.objects.filter(aside | recorded).select_related("file")
    rows = list(old.order_by("pk")[:at_most])
    private_files.drop([row.file for row in rows])
    return len(rows)


@transaction.atomic
def _move(mail: ReplyMail, before: State, after: State, *, by: User | None, now: datetime) -> int:
    done_at = None if after == State.WAITING else now
    if not ReplyMail.objects.filter(pk=mail.pk, state=before).update(state=after, done_at=done_at):
        return 0
    audit.note(
        actor=by,
        act="deliveries.sort_reply_mail",
        now=now,
        subject=f"reply_mail:{mail.public_id}",
        organisation_id=mail.action.organisation_id,
        before={"state": before.value},
        after={"state": after.value},
    )
    return 1
