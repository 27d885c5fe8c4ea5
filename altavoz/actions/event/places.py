# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gets a place, and who waits: first come, first served, whoever comes at once.

A place is taken by one conditional UPDATE of a place's own row. Somebody who has just said yes takes a free one only
where nobody waits; what becomes free later goes to those who wait, in the order in which they said yes. Only the
worker hands those out, so no two of them can be given the same turn.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from altavoz.actions.event.rows import Event, Rsvp, Seat
from altavoz.outbox import posting
from altavoz.participation.models import Participation
from altavoz.website import generations

LETTER = "event-place"
BATCH = 100
# Whoever loses a free place to somebody else that often waits a second for the worker.
TRIES = 5
State = Rsvp.State


def after_confirm(participation_id: int, now: datetime) -> None:
    """In the transaction of the confirmation. Held people wait like the others, and move up once they are released."""
    row = Participation.objects.only("pk", "held", "action_id").get(pk=participation_id)
    event = Event.objects.filter(action=row.action_id).first()
    if event is None:
        return
    rsvp, _new = Rsvp.objects.get_or_create(participation=row, defaults={"event": event, "since": now})
    if not row.held and event.still_takes_people(now) and not in_line(event).exclude(pk=rsvp.pk).exists():
        _give(event, rsvp)


def in_line(event: Event) -> QuerySet[Rsvp]:
    """Those who wait and may move up, the first first."""
    counts = Q(participation__state=Participation.State.CONFIRMED, participation__held="")
    return Rsvp.objects.filter(counts, event=event, state=State.WAITING).order_by("since", "pk")


def move_up(*, now: datetime) -> int:
    """Give free places to those who wait, and tell them. Only the worker calls it, under its lease."""
    waiting = Rsvp.objects.filter(state=State.WAITING).values("event")
    ahead = Event.objects.filter(pk__in=waiting, state=Event.State.PLANNED, ends_at__gt=now)
    return sum(_move_up(event, now) for event in ahead.select_related("action"))


def _move_up(event: Event, now: datetime) -> int:
    done = 0
    for rsvp in in_line(event)[:BATCH]:
        with transaction.atomic():
            if not _give(event, rsvp):
                break
            _tell(event, rsvp.participation_id, now)
        done += 1
    return done


def left(participation_ids: Sequence[int]) -> None:
    """They withdrew or are forgotten: their places are free, and nothing says that they ever asked for one."""
    rsvps = Rsvp.objects.filter(participation__in=participation_ids)
    # Whoever gives one of them a place at this moment is waited for: else the place would be given after we looked.
    list(rsvps.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    if Seat.objects.filter(rsvp__in=rsvps).update(rsvp=None):
        for public_id in set(rsvps.values_list("event__action__public_id", flat=True)):
            generations.touch(generations.action_subject(public_id))
    rsvps.delete()


def take_back(*, now: datetime) -> int:
    """Places of those who were taken out since, as a filter does it: they wait, should that be undone."""
    gone = Rsvp.objects.filter(state=State.COMING, event__ends_at__gt=now).exclude(
        participation__state=Participation.State.CONFIRMED
    )
    numbers = list(gone.values_list("pk", flat=True)[:BATCH])
    with transaction.atomic():
        Seat.objects.filter(rsvp__in=numbers).update(rsvp=None)
        return Rsvp.objects.filter(pk__in=numbers, state=State.COMING).update(state=State.WAITING)


def arrange(event: Event) -> None:
    """Make as many places as fit in. Nobody who was told that there is one loses it."""
    if event.capacity is None:
        Seat.objects.filter(event=event).delete()
        return
    for batch in _batches(_seatless(event)):
        _add(event, batch)
    have = Seat.objects.filter(event=event).count()
    for batch in _batches([None] * max(0, event.capacity - have)):
        _add(event, batch)
    free = Seat.objects.filter(event=event, rsvp__isnull=True).order_by("-number")
    superfluous = list(free.values_list("pk", flat=True)[: max(0, have - event.capacity)])
    Seat.objects.filter(pk__in=superfluous, rsvp__isnull=True).delete()


def is_full(event: Event) -> bool:
    """Whether somebody who says yes now has to wait."""
    if event.capacity is None:
        return False
    return in_line(event).exists() or not Seat.objects.filter(event=event, rsvp__isnull=True).exists()


@transaction.atomic
def _give(event: Event, rsvp: Rsvp) -> bool:
    if event.capacity is None:
        return bool(Rsvp.objects.filter(pk=rsvp.pk, state=State.WAITING).update(state=State.COMING))
    # Whoever else gives this person a place at this moment waits here for us, and then finds that she has one.
    if not Rsvp.objects.filter(pk=rsvp.pk, state=State.WAITING).update(state=State.COMING):
        return False
    if _take_free(event, rsvp.pk):
        return True
    Rsvp.objects.filter(pk=rsvp.pk).update(state=State.WAITING)
    return False


def _take_free(event: Event, rsvp_id: int) -> bool:
    for _try in range(TRIES):
        seat = _free(event).first()
        if seat is None:
            return False
        if Seat.objects.filter(pk=seat.pk, rsvp__isnull=True).update(rsvp=rsvp_id):
            if not Seat.objects.filter(event=event, rsvp__isnull=True).exists():
                generations.touch(generations.action_subject(event.action.public_id))
            return True
    return False


def _free(event: Event) -> QuerySet[Seat]:
    """Past those that somebody else takes at this moment, where the database can."""
    rows = Seat.objects.filter(event=event, rsvp__isnull=True).order_by("number")
    can_skip = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(skip_locked=True) if can_skip else rows


def _seatless(event: Event) -> list[int | None]:
    """Those who come, and came when there was room for everybody."""
    coming = Rsvp.objects.filter(event=event, state=State.COMING, seat__isnull=True)
    return list(coming.order_by("since", "pk").values_list("pk", flat=True))


def _add(event: Event, rsvps: Sequence[int | None]) -> None:
    last = Seat.objects.filter(event=event).order_by("-number").values_list("number", flat=True).first() or 0
    Seat.objects.bulk_create(
        Seat(event=event, number=number, rsvp_id=rsvp) for number, rsvp in enumerate(rsvps, start=last + 1)
    )


def _batches(rsvps: Sequence[int | None]) -> Iterator[Sequence[int | None]]:
    for start in range(0, len(rsvps), BATCH * 5):
        yield rsvps[start : start + BATCH * 5]


def _tell(event: Event, participation_id: int, now: datetime) -> None:
    row = Participation.objects.get(pk=participation_id)
    posting.put(
        kind=LETTER,
        about=event.action.public_id,
        subject_id=row.pk,
        recipient=row.email,
        recipient_key=bytes(row.email_key),
        language=row.language,
        now=now,
    )
