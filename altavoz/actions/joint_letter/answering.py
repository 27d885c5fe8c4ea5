# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an invited organisation answers: read, remark, sign, confirm by a second person, decline, withdraw.

An organisation stands under a letter when two of its people have said the same. Where two say different things it
does not stand there, and those who run the letter are told.
"""

import enum
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from altavoz.actions.joint_letter import publishing, telling
from altavoz.actions.joint_letter.clauses import Clause
from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key

SECOND = "joint-second"
State = Invitation.State
OPEN = (State.OPENED, State.COMMENTED)
UNANSWERED = (State.INVITED, *OPEN)


class Answered(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    TOO_LATE = "too late"
    SAME_ADDRESS = "same address"
    """The second person has to be another one."""
    DISPUTED = "disputed"
    """Another person of the organisation has said the contrary."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks for an organisation; she does not show where she is printed."""

    name: str = field(repr=False)
    title: str = field(repr=False)
    email: str = field(repr=False)


def open_draft(invitation: Invitation, *, now: datetime) -> Answered:
    """By the button of the first page: programs that look at links press none."""
    rows = Invitation.objects.filter(pk=invitation.pk, state=State.INVITED)
    return Answered.DONE if rows.update(state=State.OPENED, opened_at=now) else Answered.ALREADY


@transaction.atomic
def comment(invitation: Invitation, *, name: str, words: str, about: Clause | None = None, now: datetime) -> Answered:
    """On a clause or on all of it. Remarks are taken until the first version is out; then the words stand."""
    if invitation.letter.versions.exists():
        return Answered.TOO_LATE
    Comment.objects.create(
        invitation=invitation,
        draft=invitation.letter.draft,
        full_name=name,
        words=words,
        clause=about.key if about else "",
        quoted=about.quoted if about else "",
        email_key=invitation.email_key,
        at=now,
    )
    rows = Invitation.objects.filter(pk=invitation.pk)
    rows.filter(state__in=UNANSWERED).update(state=State.COMMENTED)
    rows.update(commented_at=now)
    return Answered.DONE


@transaction.atomic
def sign(invitation: Invitation, *, speaker: Speaker, second: str, now: datetime) -> Answered:
    """The first person signs and names a second one, who is asked by a letter of her own."""
    if email_key(second) == email_key(speaker.email):
        return Answered.SAME_ADDRESS
    if not invitation.letter.takes_signatures(now):
        return Answered.TOO_LATE
    rows = Invitation.objects.filter(pk=invitation.pk, state__in=UNANSWERED)
    if not rows.update(state=State.SIGNED, signed_at=now):
        return Answered.ALREADY
    _speak(invitation, Signer.Part.FIRST, Signer.Result.YES, speaker, now)
    asked = _speak(invitation, Signer.Part.SECOND, Signer.Result.ASKED, Speaker("", "", second), now)
    posting.put(
        kind=SECOND,
        about=asked.public_id,
        subject_id=asked.pk,
        recipient=second,
        recipient_key=email_key(second),
        language=invitation.language,
        now=now,
    )
    return Answered.DONE


@transaction.atomic
def confirm(signer: Signer, *, name: str, title: str, now: datetime) -> Answered:
    """The second person says that it is so: from then on the organisation stands under the letter."""
    if not _answer(signer, Signer.Result.YES, name=name, title=title, now=now):
        return Answered.ALREADY
    rows = Invitation.objects.filter(pk=signer.invitation_id, state=State.SIGNED)
    if not rows.update(state=State.CONFIRMED, confirmed_at=now):
        # The first person has taken it back in the meantime.
        return _dispute(signer.invitation, now)
    return Answered.DONE


@transaction.atomic
def contradict(signer: Signer, *, name: str, title: str, now: datetime) -> Answered:
    """The second person says no: then neither of them counts."""
    if not _answer(signer, Signer.Result.NO, name=name, title=title, now=now):
        return Answered.ALREADY
    return _dispute(signer.invitation, now)


@transaction.atomic
def decline(invitation: Invitation, *, speaker: Speaker, now: datetime) -> Answered:
    """Before anybody signed it is a no. Afterwards it is a withdrawal, or two people who disagree."""
    rows = Invitation.objects.filter(pk=invitation.pk)
    if rows.filter(state__in=UNANSWERED).update(state=State.DECLINED, declined_at=now):
        _speak(invitation, Signer.Part.FIRST, Signer.Result.NO, speaker, now)
        return Answered.DONE
    first = Signer.objects.filter(invitation=invitation.pk, part=Signer.Part.FIRST, is_current=True).first()
    if first is not None and bytes(first.email_key) == email_key(speaker.email):
        return _withdraw(invitation, now)
    if rows.filter(state=State.SIGNED).exists():
        return _dispute(invitation, now)
    return _withdraw(invitation, now)


def _withdraw(invitation: Invitation, now: datetime) -> Answered:
    """At once. Where the letter is out with the organisation's name, a version without it follows right away."""
    rows = Invitation.objects.filter(pk=invitation.pk, state__in=[State.SIGNED, State.CONFIRMED])
    if not rows.update(state=State.WITHDRAWN, withdrawn_at=now):
        return Answered.ALREADY
    Signer.objects.filter(invitation=invitation.pk, result=Signer.Result.ASKED).update(is_current=False)
    publishing.without(invitation, now=now)
    telling.tell_staff(invitation, now=now)
    return Answered.DONE


def _dispute(invitation: Invitation, now: datetime) -> Answered:
    rows = Invitation.objects.filter(pk=invitation.pk, state__in=[State.SIGNED, State.CONFIRMED])
    if not rows.update(state=State.DISPUTED, disputed_at=now):
        return Answered.ALREADY
    publishing.without(invitation, now=now)
    telling.tell_staff(invitation, now=now)
    return Answered.DISPUTED


def _speak(invitation: Invitation, part: str, result: str, speaker: Speaker, now: datetime) -> Signer:
    return Signer.objects.create(
        invitation=invitation,
        part=part,
        result=result,
        draft=invitation.letter.draft,
        full_name=speaker.name,
        title=speaker.title,
        email=speaker.email,
        email_key=email_key(speaker.email),
        asked_at=now,
        answered_at=None if result == Signer.Result.ASKED else now,
    )


def _answer(signer: Signer, result: str, *, name: str, title: str, now: datetime) -> int:
    rows = Signer.objects.filter(pk=signer.pk, result=Signer.Result.ASKED, is_current=True)
    return rows.update(result=result, full_name=name, title=title, answered_at=now)
