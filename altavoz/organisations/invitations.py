# SPDX-License-Identifier: AGPL-3.0-or-later
"""One-time links: how a member of staff gets in the first time, or again after a lost password.

A link is a sealed note of who it is for, until when, and of the password as it stood: nothing is stored, and the
first use spends it.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from altavoz.personal_data.sealing import seal, unseal

PURPOSE = "staff link"
VALID_FOR = timedelta(hours=24)
PRINT_BYTES = 16


class Accepted(Enum):
    DONE = "done"
    SPENT = "spent"


@dataclass(frozen=True)
class Invitation:
    """An open link; `password` is the stored hash that it was made over."""

    user_id: int
    username: str
    password: str


def invite(user: User, *, now: datetime) -> str:
    """The secret part of a link that lets this account choose its password once, within a day."""
    until = int((now + VALID_FOR).timestamp())
    note = user.pk.to_bytes(8) + until.to_bytes(8) + _print_of(user.password)
    return base64.urlsafe_b64encode(seal(note, purpose=PURPOSE)).decode().rstrip("=")


def look_at(token: str, *, now: datetime) -> Invitation | None:
    """None for what is wrong, spent, too old, or for an account that was closed: all look the same."""
    note = _opened(token)
    if note is None or datetime.fromtimestamp(int.from_bytes(note[8:16]), UTC) < now:
        return None
    user = User.objects.filter(pk=int.from_bytes(note[:8]), is_active=True).first()
    if user is None or _print_of(user.password) != note[16:]:
        return None
    return Invitation(user.pk, user.username, user.password)


def accept(invitation: Invitation, *, password: str) -> Accepted:
    """Set the password where it still is what the link was made over: of two uses at once, one wins."""
    row = User.objects.filter(pk=invitation.user_id, password=invitation.password, is_active=True)
    moved = row.update(password=make_password(password))
    return Accepted.DONE if moved else Accepted.SPENT


def _print_of(password: str) -> bytes:
    return hashlib.sha256(password.encode()).digest()[:PRINT_BYTES]


def _opened(token: str) -> bytes | None:
    try:
        sealed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        return unseal(sealed, purpose=PURPOSE)
    except ValueError:
        # Not base64, not ASCII, or CannotOpen, which is one too.
        return None
