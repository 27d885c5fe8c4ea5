# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two workers count at once, and people sign meanwhile: nothing is counted twice, and nothing is lost."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies import counting
from altavoz.tallies.pace import Pace
from altavoz.tallies.testing import change, is_consistent, many_changes
from tests.races.together import at_once

pytestmark = [pytest.mark.django_db(transaction=True)]


def count_all() -> None:
    """As the worker does: what fails is tried again in the next round."""
    while True:
        try:
            if not counting.advance(now=SPRING, pace=Pace(size=20)) and not untaken():
                return
        except OperationalError:
            connection.close()


def untaken() -> bool:
    return counts.untaken(Change.objects.all()).exists()


def sign(action: Action, number: int) -> None:
    for _each in range(number):
        with transaction.atomic():
            change(action)


def test_two_workers_count_everything_once() -> None:
    action, other = make_action(), make_action()
    many_changes(action, 300)
    many_changes(other, 150)
    at_once(count_all, count_all)
    assert (counts.total(action.pk), counts.total(other.pk)) == (300, 150)
    assert is_consistent(action)
    assert is_consistent(other)


def test_people_who_sign_while_two_workers_count_are_all_counted() -> None:
    action = make_action()
    at_once(lambda: sign(action, 40), lambda: sign(action, 40), count_all, count_all)
    count_all()
    assert counts.total(action.pk) == 80
    assert is_consistent(action)


@pytest.mark.postgresql_only("SQLite has one writer, so no number is committed after a later one")
def test_a_change_that_is_committed_after_a_later_one_is_counted_in_the_next_drain() -> None:
    action = make_action()
    written, go_on = threading.Event(), threading.Event()

    def slow_signer() -> None:
        with transaction.atomic():
            counts.record(action_id=action.pk, n=1, why=Why.CONFIRMED, now=SPRING)
            written.set()
            go_on.wait(10)

    def quick_signer_and_worker() -> None:
        written.wait(10)
        change(action)
        assert counting.advance(now=SPRING) == 1
        go_on.set()

    at_once(slow_signer, quick_signer_and_worker)
    assert counting.advance(now=SPRING) == 1
    assert counts.total(action.pk) == 2
    assert is_consistent(action)
