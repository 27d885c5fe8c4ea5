# SPDX-License-Identifier: AGPL-3.0-or-later
"""Organisations are asked to sign: from a pasted list, once each, by a letter with a private link."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, Q

from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.personal_data.addresses import email_key

INVITATION, REMINDER = "joint-invitation", "joint-reminder"
State = Invitation.State
WAITING = (State.INVITED, State.OPENED, State.COMMENTED)
REMIND_AGAIN = timedelta(days=2)
MOST_AT_ONCE = 500
LONGEST_NAME = 200
APART = re.compile(r"\s*[\t;|]\s*|,\s*(?=\S+@\S+\s*$)|\s+(?=<?\S+@\S+>?\s*$)")


@dataclass(frozen=True)
class Asked:
    """A line of the list: an organisation, and the address of its contact, which is not shown where it is printed."""

    name: str
    email: str = field(repr=False)


@dataclass(frozen=True)
class Listed:
    """`unread` are the numbers of the lines in which no name and address was found."""

    asked: tuple[Asked, ...]
    unread: tuple[int, ...]


def read_list(pasted: str) -> Listed:
    """`Weavers’ Union; office@example.org`, one a line; a tab, a comma or a space before the address does as well."""
    asked: list[Asked] = []
    unread: list[int] = []
    for number, line in enumerate(pasted.splitlines(), 1):
        if not line.strip():
            continue
        found = _read(line.strip())
        if found is None:
            unread.append(number)
        else:
            asked.append(found)
    return Listed(tuple(asked), tuple(unread))


@dataclass(frozen=True)
class Invited:
    """How many were asked, and the names of those who had been asked before."""

    new: int
    before: tuple[str, ...]


@transaction.atomic
def invite(letter: JointLetter, asked: Sequence[Asked], *, language: str, by: User | None, now: datetime) -> Invited:
    """One letter each; an organisation that was asked before is left as it is."""
    there = {name.casefold() for name in letter.invitations.values_list("organisation_name", flat=True)}
    new: dict[str, Asked] = {}
    before: list[str] = []
    for each in asked[:MOST_AT_ONCE]:
        if each.name.casefold() in there or each.name.casefold() in new:
            before.append(each.name)
        else:
            new[each.name.casefold()] = each
    rows = Invitation.objects.bulk_create(
        Invitation(
            letter=letter,
            organisation_name=each.name,
            contact=each.email,
            email_key=email_key(each.email),
            language=language,
            invited_by=by,
            invited_at=now,
        )
        for each in new.values()
    )
    _write_to(rows, kind=INVITATION, now=now)
    return Invited(len(rows), tuple(before))


@transaction.atomic
def remind(letter: JointLetter, *, now: datetime, public_id: str = "") -> int:
    """Those who have not answered, or one of them; nobody twice within two days."""
    rows = Invitation.objects.filter(letter=letter, state__in=WAITING).exclude(email_key=b"")
    rows = rows.filter(Q(reminded_at=None) | Q(reminded_at__lt=now - REMIND_AGAIN))
    if public_id:
        rows = rows.filter(public_id=public_id)
    found = list(rows.order_by("pk")[:MOST_AT_ONCE])
    due = [row for row in found if rows.filter(pk=row.pk).update(reminded_at=now)]
    _write_to(due, kind=REMINDER, now=now)
    return len(due)


@transaction.atomic
def begin_anew(invitation: Invitation, *, now: datetime) -> bool:
    """Ask an organisation once more, under a new link: what was said before counts no more, and stays on record."""
    rows = Invitation.objects.filter(pk=invitation.pk, on_paper=False).exclude(state=State.CONFIRMED)
    if not rows.exclude(email_key=b"").update(
        state=State.INVITED, link=F("link") + 1, invited_at=now, disputed_at=None, declined_at=None, signed_at=None
    ):
        return False
    Signer.objects.filter(invitation=invitation.pk).update(is_current=False)
    invitation.refresh_from_db()
    _write_to([invitation], kind=INVITATION, now=now)
    return True


def mark_seen(comment_id: int, *, letter: JointLetter, now: datetime) -> bool:
    rows = Comment.objects.filter(pk=comment_id, invitation__letter=letter, seen_at=None)
    return bool(rows.update(seen_at=now))


def _write_to(rows: Iterable[Invitation], *, kind: str, now: datetime) -> None:
    posts = [Post(row.public_id, row.pk, row.contact, bytes(row.email_key), row.language) for row in rows]
    posting.put_many(kind=kind, posts=posts, now=now)


def _read(line: str) -> Asked | None:
    parts = [part.strip(' <>"') for part in APART.split(line) if part and part.strip(' <>"')]
    if len(parts) != 2:
        return None
    name, email = parts if "@" in parts[1] else parts[::-1]
    try:
        validate_email(email)
    except ValidationError:
        return None
    return Asked(name, email) if name and "@" not in name and len(name) <= LONGEST_NAME else None
