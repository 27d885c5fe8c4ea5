# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do a round: a row with an expiry and a fencing number, so that a crash leaves no lock behind.

The clocks of several machines have to agree within a few seconds. Where they don't, two workers may believe that
they hold one lease; what they write is then still guarded by its own conditions, and by the fencing number.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from altavoz.worker.models import Lease

LEASE = timedelta(seconds=10)


@dataclass(frozen=True)
class Held:
    """A lease in our hands: until when, and the number that no earlier and no later holder has."""

    name: str
    holder: str
    fence: int
    until: datetime
    last_finished: datetime | None


def take(*, name: str, holder: str, now: datetime) -> Held | None:
    """Take a lease that nobody holds, or whose holder has let it run out; None where another has it."""
    lease = Lease.objects.filter(name=name).first() or _make(name)
    if lease.until is not None and lease.until > now:
        return None
    until = now + LEASE
    ours = Lease.objects.filter(Q(until__isnull=True) | Q(until__lte=now), name=name, fence=lease.fence)
    if not ours.update(holder=holder, until=until, fence=F("fence") + 1):
        return None
    return Held(name, holder, lease.fence + 1, until, lease.last_finished)


def renew(held: Held, *, now: datetime) -> Held | None:
    """The same lease for longer; None where it ran out, for another may be at work by now."""
    renewed = _of(held).filter(until__gt=now).update(until=now + LEASE)
    return Held(held.name, held.holder, held.fence, now + LEASE, held.last_finished) if renewed else None


def renew_all(*, holder: str, now: datetime) -> Mapping[str, int]:
    """Renew in one go all that this holder has and that hasn't run out; their names, with their fencing numbers."""
    until = now + LEASE
    if not Lease.objects.filter(holder=holder, until__gt=now).update(until=until):
        return {}
    return dict(Lease.objects.filter(holder=holder, until__gte=until).values_list("name", "fence"))


def note_finished(held: Held, *, at: datetime) -> None:
    _of(held).update(last_finished=at, last_trouble="")


def note_trouble(held: Held, *, trouble: str) -> None:
    _of(held).update(last_trouble=trouble[:200])


def release(*, holder: str, names: Collection[str]) -> int:
    """Give them back at once instead of letting them run out."""
    return Lease.objects.filter(holder=holder, name__in=names).update(holder="", until=None)


def _of(held: Held) -> QuerySet[Lease]:
    return Lease.objects.filter(name=held.name, holder=held.holder, fence=held.fence)


def _make(name: str) -> Lease:
    Lease.objects.bulk_create([Lease(name=name)], ignore_conflicts=True)
    return Lease.objects.get(name=name)
