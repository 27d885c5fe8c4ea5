# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals for correction: from somebody outside, to staff, to an end. Nobody is asked who."""

import enum
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.decision_makers.models import Correction, Office
from altavoz.organisations import audit
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import Exported, Holding, Shown

LETTER = "correction"
KEEP_WAITING = timedelta(days=180)
KEEP_DECIDED = timedelta(days=90)
BATCH = 500
State = Correction.State


class Decided(enum.Enum):
    DONE = "done"
    ALREADY = "already"


def propose(*, office: Office, kind: str, words: str, link: str, email: str, language: str, now: datetime) -> int:
    """Keep it for staff, and return its number."""
    row = Correction.objects.create(
        office=office,
        kind=kind,
        words=words,
        link=link,
        email=email,
        email_key=email_key(email) if email else None,
        language=language,
        made_at=now,
    )
    return row.pk


@transaction.atomic
def accept(*, correction_id: int, write: Callable[[Office], None], by: User, now: datetime) -> Decided:
    """Staff have checked it: `write` says what is true now as their own fact, in the same transaction."""
    if not _decide(correction_id, State.ACCEPTED, "", by, now):
        return Decided.ALREADY
    write(Office.objects.get(corrections=correction_id))
    return Decided.DONE


@transaction.atomic
def refuse(*, correction_id: int, refusal: str, by: User, now: datetime) -> Decided:
    return Decided.DONE if _decide(correction_id, State.REFUSED, refusal, by, now) else Decided.ALREADY


def _decide(correction_id: int, state: str, refusal: str, by: User, now: datetime) -> bool:
    """One letter says what came of it; then the address goes."""
    row = Correction.objects.filter(pk=correction_id, state=State.WAITING).select_related("office").first()
    moved = Correction.objects.filter(pk=correction_id, state=State.WAITING).update(
        state=state, refusal=refusal, decided_at=now, decided_by=by, email="", email_key=None
    )
    if row is None or not moved:
        return False
    _answer(row, now)
    audit.note(
        actor=by,
        act="decision_makers.accept_correction" if state == State.ACCEPTED else "decision_makers.refuse_correction",
        now=now,
        subject=f"office:{row.office.public_id}",
        before={"kind": row.kind},
        after={"state": state, "refusal": refusal},
    )
    return True


def _answer(row: Correction, now: datetime) -> None:
    if row.email and row.email_key:
        posting.put(
            kind=LETTER,
            about=row.office.public_id,
            subject_id=row.pk,
            recipient=row.email,
            recipient_key=bytes(row.email_key),
            language=row.language,
            now=now,
        )


def forget_old(*, now: datetime, at_most: int = BATCH) -> int:
    """Delete some of those that waited too long or were decided long ago; returns how many."""
    old = Q(made_at__lte=now - KEEP_WAITING) | Q(decided_at__lte=now - KEEP_DECIDED)
    numbers = list(Correction.objects.filter(old).values_list("pk", flat=True)[:at_most])
    return Correction.objects.filter(pk__in=numbers).delete()[0]


def export(key: bytes) -> Iterator[Exported]:
    for row in Correction.objects.filter(email_key=key).select_related("office").order_by("pk"):
        yield {
            "office": row.office.public_id,
            "kind": row.kind,
            "words": row.words,
            "link": row.link,
            "email": row.email,
            "language": row.language,
            "state": row.state,
            "made_at": row.made_at.isoformat(),
        }


def show(key: bytes) -> Iterator[Shown]:
    for row in Correction.objects.filter(email_key=key).select_related("office").order_by("pk"):
        facts = (
            (_("Sent on"), date_format(row.made_at, "DATE_FORMAT")),
            (_("In your words"), row.words),
            (_("E-mail address"), row.email),
        )
        yield Shown(what=_("A correction of the entry “%(office)s”") % {"office": row.office.title()}, facts=facts)


def erase(key: bytes, _now: datetime) -> int:
    """The rows go whole. A decided one has lost its address already, and nothing in it finds a person."""
    return Correction.objects.filter(email_key=key).delete()[0]


HOLDING = Holding(
    model=Correction,
    columns=frozenset({"words", "link", "email"}),
    keys=frozenset({"email_key"}),
    export=export,
    erase=erase,
    show=show,
)
