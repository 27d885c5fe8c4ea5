# SPDX-License-Identifier: AGPL-3.0-or-later
"""People say yes at once, and somebody gives a place back meanwhile: nobody gets two, and none is given twice."""

from collections import Counter
from datetime import timedelta

import pytest

from altavoz.actions.event import places
from altavoz.actions.event.rows import Event, Rsvp, Seat
from altavoz.actions.event.testing import make_event, say_yes
from altavoz.outbox.models import Letter
from altavoz.participation import withdrawal
from altavoz.participation.confirmation import confirm
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = SPRING + timedelta(minutes=5)
PEOPLE, ROOM = 8, 3


def invited(event: Event, number: int) -> list[Participation]:
    return [make_participation(event.action, email=f"guest{each}@example.org") for each in range(number)]


def kept() -> tuple[int, Counter[str]]:
    return Seat.objects.exclude(rsvp=None).count(), Counter(Rsvp.objects.values_list("state", flat=True))


def settle() -> None:
    while places.move_up(now=LATER):
        pass


def test_at_once_exactly_as_many_come_as_there_is_room_for() -> None:
    event = make_event(capacity=ROOM)
    rows = invited(event, PEOPLE)
    at_once(*[lambda token=row.token: confirm(token=token, now=LATER) for row in rows])
    settle()
    assert kept() == (ROOM, {"coming": ROOM, "waiting": PEOPLE - ROOM})


def test_two_workers_give_one_freed_place_to_the_first_who_waits_and_tell_her_once() -> None:
    event = make_event(capacity=1)
    first = say_yes(event, "ana")
    bo = say_yes(event, "bo", now=LATER)
    say_yes(event, "dee", now=LATER + timedelta(minutes=1))
    withdrawal.withdraw(token=first.token, now=LATER)
    at_once(*[lambda: places.move_up(now=LATER)] * 4)
    assert Seat.objects.get().rsvp == bo.rsvp
    assert list(Letter.objects.filter(kind=places.LETTER).values_list("subject_id", flat=True)) == [bo.pk]


def test_who_leaves_while_moving_up_leaves_the_place_free() -> None:
    event = make_event(capacity=1)
    first = say_yes(event, "ana")
    bo = say_yes(event, "bo", now=LATER)
    withdrawal.withdraw(token=first.token, now=LATER)
    at_once(lambda: places.move_up(now=LATER), lambda: withdrawal.withdraw(token=bo.token, now=LATER))
    settle()
    assert kept() == (0, {})
