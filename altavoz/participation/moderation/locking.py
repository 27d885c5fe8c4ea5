# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is looking at what: so that two people do not judge the same thing at the same time.

A lock is a mark with an end. It keeps nobody from reading, and whoever forgot to leave is not waited for.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from altavoz.participation.models import EditLock

LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Held:
    """Somebody has it until then."""

    by: str
    until: datetime
    mine: bool


def subject_of(participation_id: int) -> str:
    return f"participation:{participation_id}"


def take(*, subject: str, user: User, now: datetime) -> Held | None:
    """Take it, keep it longer, or take it over after its end; the answer says who has it now."""
    # One that is already over, so that the UPDATE alone decides who gets it.
    EditLock.objects.bulk_create([EditLock(subject=subject, holder=user, until=now)], ignore_conflicts=True)
    free = Q(holder=user) | Q(until__lte=now)
    EditLock.objects.filter(free, subject=subject).update(holder=user, until=now + LASTS)
    return look(subject=subject, user=user, now=now)


def look(*, subject: str, user: User, now: datetime) -> Held | None:
    """Who has it; None where nobody does."""
    lock = EditLock.objects.filter(subject=subject, until__gt=now).select_related("holder").first()
    if lock is None:
        return None
    return Held(lock.holder.get_full_name() or lock.holder.get_username(), lock.until, lock.holder_id == user.pk)


def taken_by_others(*, subjects: list[str], user: User, now: datetime) -> dict[str, str]:
    """Of these, what somebody else has, and who."""
    locks = EditLock.objects.filter(subject__in=subjects, until__gt=now).exclude(holder=user).select_related("holder")
    return {lock.subject: lock.holder.get_full_name() or lock.holder.get_username() for lock in locks}


def leave(*, subject: str, user: User) -> None:
    EditLock.objects.filter(subject=subject, holder=user).delete()


def drop_old(*, now: datetime) -> int:
    return EditLock.objects.filter(until__lte=now).delete()[0]
