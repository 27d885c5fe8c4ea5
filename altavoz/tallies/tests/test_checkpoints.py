# SPDX-License-Identifier: AGPL-3.0-or-later
"""A checkpoint is the count of one moment, whether or not the worker has taken all of it."""

import pytest

from altavoz.campaigns.counts import Checkpoint, Why
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.participation import withdrawal
from altavoz.participation.limits import Doubt
from altavoz.participation.testing import make_participation
from altavoz.tallies import checkpoints, counting
from altavoz.tallies.snapshot import snapshot
from altavoz.tallies.testing import change

pytestmark = pytest.mark.django_db


def test_it_holds_what_was_tallied_and_what_was_not() -> None:
    action = make_action()
    make_participation(action, confirmed=True)
    counting.advance(now=SPRING)
    make_participation(action, email="dee@example.org", confirmed=True)
    reading = checkpoints.read(action.pk)
    assert (reading.tallied, reading.total, reading.confirmed) == (1, 2, 2)
    assert reading.agrees


def test_its_subtotals_each_add_up_to_the_total() -> None:
    action = make_action()
    make_participation(action, confirmed=True)
    change(action, 40, why=Why.PAPER, country="")
    kept = checkpoints.keep(action.pk, checkpoints.read(action.pk), now=SPRING)
    assert (kept.by_why, kept.by_country) == ({"confirmed": 1, "paper": 40}, {"": 40, "CA": 1})
    assert sum(kept.by_text_version.values()) == kept.total == 41


def test_they_are_numbered_within_their_action() -> None:
    action, other = make_action(), make_action()
    for each in (action, action, other):
        checkpoints.keep(each.pk, checkpoints.read(each.pk), now=SPRING)
    assert list(Checkpoint.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 1]


def test_a_held_row_is_no_part_of_it() -> None:
    action = make_action()
    make_participation(action, confirmed=True, held=Doubt.QUICK)
    reading = checkpoints.read(action.pk)
    assert (reading.confirmed, reading.total, reading.agrees) == (0, 0, True)


def test_a_change_without_its_row_is_noticed() -> None:
    action = make_action()
    change(action)
    assert not checkpoints.read(action.pk).agrees


def test_who_left_since_is_counted_whether_or_not_it_was_tallied_before_or_after() -> None:
    action = make_action()
    rows = [make_participation(action, email=f"s{n}@example.org", confirmed=True) for n in range(4)]
    withdrawal.withdraw(token=rows[0].token, now=SPRING)
    kept = checkpoints.keep(action.pk, checkpoints.read(action.pk), now=SPRING)
    assert checkpoints.withdrawn_since(kept) == 0
    withdrawal.withdraw(token=rows[1].token, now=SPRING)
    counting.advance(now=SPRING)
    withdrawal.not_me(token=rows[2].token, now=SPRING)
    assert checkpoints.withdrawn_since(kept) == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_inside_a_snapshot_and_everything_after_it() -> None:
    action = make_action()
    with pytest.raises(Exception, match=r"readonly|read-only|within a transaction"), snapshot():
        checkpoints.keep(action.pk, checkpoints.read(action.pk), now=SPRING)
    assert checkpoints.keep(action.pk, checkpoints.read(action.pk), now=SPRING).number == 1
