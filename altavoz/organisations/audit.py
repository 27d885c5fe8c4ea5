# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff did: an entry for every act, with states, numbers and dates before and after; never a person's data."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from altavoz.organisations.models import AuditEntry

Value = str | int | bool | None
NOTHING: Mapping[str, Value] = {}

_acting: ContextVar[User | None] = ContextVar("altavoz_audit_acting", default=None)
_noted: ContextVar[list[int] | None] = ContextVar("altavoz_audit_noted", default=None)


def note(
    *,
    actor: AbstractBaseUser | AnonymousUser | None,
    act: str,
    now: datetime,
    subject: str = "",
    organisation_id: int | None = None,
    before: Mapping[str, Value] = NOTHING,
    after: Mapping[str, Value] = NOTHING,
) -> int:
    """Append one entry, in the caller's transaction, and return its number.

    `act` is the room and the verb, as "participation.release"; without an actor the centre itself did it.
    """
    known = actor if isinstance(actor, User) else None
    entry = AuditEntry.objects.create(
        at=now,
        actor=known,
        actor_name=known.get_username() if known else "",
        act=act,
        subject=subject,
        organisation_id=organisation_id,
        before=dict(before),
        after=dict(after),
    )
    noted = _noted.get()
    if noted is not None:
        noted.append(entry.pk)
    return entry.pk


def acting() -> User | None:
    """Who acts in this request, for what Wagtail calls without saying who; nobody outside a staff request."""
    return _acting.get()


@contextmanager
def noting(actor: User | None = None) -> Iterator[list[int]]:
    """Gather the numbers of the entries that are made inside this block, in which `actor` acts."""
    numbers: list[int] = []
    noted, acts = _noted.set(numbers), _acting.set(actor)
    try:
        yield numbers
    finally:
        _noted.reset(noted)
        _acting.reset(acts)
