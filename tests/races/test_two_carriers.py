# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two carriers at one outbox, and two workers at one round: each letter goes once, each round has one holder."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from altavoz.outbox.carrying import carry
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import SPRING, FarEnd, a_writer, make_letter
from altavoz.worker import leases
from altavoz.worker.leases import Held
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = 60


def test_two_carriers_hand_over_each_letter_once() -> None:
    for _ in range(LETTERS):
        make_letter()
    one, two = FarEnd(), FarEnd()
    with a_writer():
        at_once(lambda: carry(transports=[one], now=SPRING), lambda: carry(transports=[two], now=SPRING))
    handed_over = Counter(parcel.public_id for parcel in [*one.taken, *two.taken])
    assert len(handed_over) == LETTERS
    assert set(handed_over.values()) == {1}
    assert Letter.objects.filter(state="sent").count() == LETTERS


def test_of_many_workers_one_holds_a_round() -> None:
    leases.take(name="tally", holder="before", now=SPRING)
    later = SPRING + timedelta(seconds=11)

    def take(holder: str) -> Callable[[], Held | None]:
        return lambda: leases.take(name="tally", holder=holder, now=later)

    held = [answer for answer in at_once(*(take(f"worker {number}") for number in range(6))) if answer is not None]
    assert [lease.fence for lease in held if isinstance(lease, Held)] == [2]


def test_a_round_that_was_never_held_is_taken_by_one() -> None:
    def take(holder: str) -> Callable[[], Held | None]:
        return lambda: leases.take(name="new", holder=holder, now=SPRING)

    held = [answer for answer in at_once(*(take(f"worker {number}") for number in range(6))) if answer is not None]
    assert len(held) == 1
