# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter goes out: its first version freezes the words; later ones differ only in who stands under it."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from altavoz.actions.joint_letter import wording
from altavoz.actions.joint_letter.models.invitations import Invitation, Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.models.versions import LetterVersion, VersionSigner
from altavoz.actions.joint_letter.ordering import place_in
from altavoz.website import generations

Why = LetterVersion.Why


class Published(enum.Enum):
    DONE = "done"
    NO_WORDS = "no words"
    NOBODY_SIGNED = "nobody signed"
    NOTHING_NEW = "nothing new"
    AT_THE_SAME_TIME = "somebody else has just published a version"


@dataclass(frozen=True)
class Outcome:
    how: Published
    number: int = 0


def newest(letter: JointLetter) -> LetterVersion | None:
    return LetterVersion.objects.filter(letter=letter).order_by("-number").first()


def public_version(letter: JointLetter, *, now: datetime) -> LetterVersion | None:
    """The newest whose hour has come. Nothing stands in front of it: the hour of all versions is that of the first."""
    return LetterVersion.objects.filter(letter=letter, public_from__lte=now).order_by("-number").first()


def standing(letter: JointLetter) -> list[Signer]:
    """The first person of each organisation that two people have signed for."""
    rows = Signer.objects.filter(
        invitation__letter=letter,
        invitation__state=Invitation.State.CONFIRMED,
        part=Signer.Part.FIRST,
        result=Signer.Result.YES,
        is_current=True,
    )
    return list(rows.select_related("invitation").order_by("invitation__place", "pk"))


def publish(letter: JointLetter, *, now: datetime) -> Outcome:
    """The first version, or the next one where others have signed since."""
    last = newest(letter)
    if last is not None:
        return _next(letter, last, Why.LATE, standing(letter), now)
    words, signers = wording.frozen(letter), standing(letter)
    if not words:
        return Outcome(Published.NO_WORDS)
    if not signers:
        return Outcome(Published.NOBODY_SIGNED)
    out = LetterVersion(
        letter=letter,
        number=1,
        why=Why.FIRST,
        made_at=now,
        public_from=max(now, letter.embargo_until or now),
        words=words,
    )
    return _keep(out, signers)


def without(invitation: Invitation, *, now: datetime) -> Outcome:
    """The next version, where the organisation stands in the newest one; in the caller's transaction."""
    last = newest(invitation.letter)
    if last is None:
        return Outcome(Published.NOTHING_NEW)
    rows = VersionSigner.objects.filter(version=last).select_related("signer__invitation")
    left = [row.signer for row in rows if row.signer.invitation_id != invitation.pk]
    if len(left) == len(rows):
        return Outcome(Published.NOTHING_NEW)
    return _next(invitation.letter, last, Why.WITHDRAWN, left, now)


def late(letter: JointLetter, last: LetterVersion | None) -> int:
    """How many signed since that version."""
    if last is None:
        return 0
    there = set(VersionSigner.objects.filter(version=last).values_list("signer", flat=True))
    return sum(signer.pk not in there for signer in standing(letter))


def in_order(signers: Iterable[VersionSigner], *, letter: JointLetter, language: str) -> list[VersionSigner]:
    rows = list(signers)
    if letter.order == JointLetter.Order.HAND:
        return sorted(rows, key=lambda row: (row.place, place_in(row.organisation_name, language), row.pk))
    return sorted(rows, key=lambda row: (not row.is_chair, place_in(row.organisation_name, language), row.pk))


def _next(letter: JointLetter, last: LetterVersion, why: str, signers: list[Signer], now: datetime) -> Outcome:
    there = set(VersionSigner.objects.filter(version=last).values_list("signer", flat=True))
    if {signer.pk for signer in signers} == there:
        return Outcome(Published.NOTHING_NEW)
    out = LetterVersion(
        letter=letter,
        number=last.number + 1,
        why=why,
        made_at=now,
        public_from=max(now, last.public_from),
        words=last.words,
    )
    return _keep(out, signers)


def _keep(version: LetterVersion, signers: list[Signer]) -> Outcome:
    try:
        with transaction.atomic():
            version.save(force_insert=True)
            VersionSigner.objects.bulk_create(stands(version, signer) for signer in signers)
            generations.touch(generations.action_subject(version.letter.action.public_id))
    except IntegrityError:
        return Outcome(Published.AT_THE_SAME_TIME)
    return Outcome(Published.DONE, version.number)


def stands(version: LetterVersion | None, signer: Signer) -> VersionSigner:
    invitation = signer.invitation
    return VersionSigner(
        version=version,
        signer=signer,
        organisation_name=invitation.organisation_name,
        is_chair=invitation.is_chair,
        place=invitation.place,
    )
