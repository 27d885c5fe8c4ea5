# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from altavoz.campaigns import counts
from altavoz.campaigns.counts import Change, Tally, TallyCell, Untaken, Why
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies import adding, counting
from altavoz.tallies.pace import Pace
from altavoz.tallies.testing import change, counted, is_consistent, many_changes
from altavoz.website.generations import Generation
from altavoz.worker import rounds

pytestmark = pytest.mark.django_db


class SteadyPace(Pace):
    def learn(self, seconds: float) -> None:
        """A test's batches do not depend on how busy the machine is."""


def test_a_change_counts_after_the_next_round() -> None:
    action = make_action()
    change(action)
    assert counts.total(action.pk) == 0
    assert counting.advance(now=SPRING) == 1
    assert counts.total(action.pk) == 1


def test_a_drain_with_nothing_to_take_writes_nothing() -> None:
    action = counted(make_action(), 1)
    assert counting.advance(now=SPRING) == 0
    assert Tally.objects.filter(action=action).count() == 1


def test_an_empty_drain_asks_one_question(django_assert_num_queries: pytest.FixtureRequest) -> None:
    counted(make_action(), 1)
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture, until it is typed
        counting.advance(now=SPRING)


def test_each_action_is_counted_for_itself() -> None:
    one, other = make_action(), make_action()
    change(one)
    change(other, 2)
    change(one)
    counting.advance(now=SPRING)
    assert (counts.total(one.pk), counts.total(other.pk)) == (2, 2)
    assert set(Tally.objects.values_list("round", flat=True)) == {1}


def test_a_withdrawal_takes_one_back() -> None:
    action = counted(make_action(), 1, 1, 1, -1)
    tally = Tally.objects.get(action=action)
    assert (tally.plus, tally.minus, tally.total) == (3, 1, 2)
    assert tally.why == {"confirmed": 3, "withdrawn": -1}


def test_a_drain_goes_on_in_batches_until_nothing_is_left() -> None:
    action, other = make_action(), make_action()
    many_changes(action, 25)
    many_changes(other, 7)
    assert counting.advance(now=SPRING, pace=SteadyPace(size=10)) == 32
    assert list(Tally.objects.filter(action=action).values_list("round", "total")) == [(1, 10), (2, 20), (3, 25)]
    assert is_consistent(action)
    assert is_consistent(other)


def test_a_change_that_is_committed_late_with_a_lower_number_is_not_lost() -> None:
    action = make_action()
    late = change(action)
    Change.objects.filter(pk=late).delete()
    counted(action, 1, 1)
    Change.objects.create(pk=late, action=action, n=1, why=Why.CONFIRMED, at=SPRING - timedelta(hours=2))
    assert counting.advance(now=SPRING + timedelta(seconds=1)) == 1
    assert counts.total(action.pk) == 3
    assert counts.number_of(late) == 3


def test_cells_add_up_by_reason_country_language_and_wording() -> None:
    action = make_action()
    for country in ("CA", "CA", "MX"):
        change(action, country=country)
    counting.advance(now=SPRING)
    change(action, -1, why=Why.WITHDRAWN, country="MX")
    change(action, country="CA")
    counting.advance(now=SPRING)
    cells = {(cell.why, cell.country): cell.n for cell in TallyCell.objects.filter(action=action)}
    assert cells == {("confirmed", "CA"): 3, ("confirmed", "MX"): 1, ("withdrawn", "MX"): -1}


def test_ana_learns_her_own_number() -> None:
    action = make_action()
    mine = [change(action) for _each in range(3)]
    assert counts.number_of(mine[0]) is None
    counting.advance(now=SPRING)
    change(action, 325, why=Why.CARRIED_OVER)
    after = change(action)
    counting.advance(now=SPRING)
    assert [counts.number_of(each) for each in [*mine, after]] == [1, 2, 3, 329]


def test_the_parts_of_the_count_are_told_apart() -> None:
    action = make_action()
    change(action)
    change(action, why=Why.RELEASED)
    change(action, 325, why=Why.CARRIED_OVER)
    change(action, 12, why=Why.PAPER)
    counting.advance(now=SPRING)
    parts = counts.parts([action.pk])[action.pk]
    assert (parts.confirmed, parts.paper, parts.carried_over, parts.total) == (2, 12, 325, 339)


def test_pages_of_a_counted_action_are_made_anew_once_a_round() -> None:
    action, quiet = make_action(), make_action()
    counted(action, 1, 1, 1)
    assert Generation.objects.get(subject=f"action:{action.public_id}").number == 1
    assert not Generation.objects.filter(subject=f"action:{quiet.public_id}").exists()


def test_a_drain_stops_when_the_lease_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "ASK_AGAIN_SECONDS", -1.0)
    many_changes(make_action(), 3)
    assert counting.advance(now=SPRING, holds=lambda: False) == 0


def test_the_worker_counts_every_second() -> None:
    change(make_action())
    assert rounds.round_named("tally").every == timedelta(seconds=1)
    assert rounds.run_once("tally", SPRING) == 1


def test_a_round_that_somebody_else_wrote_changes_nothing() -> None:
    action = counted(make_action(), 1)
    change(action)
    number = Tally.objects.get(action=action).round
    with pytest.MonkeyPatch.context() as patch:
        late = {action.pk: counting.Before(action.public_id, number - 1, 0)}
        patch.setattr(counting, "_before", lambda _ids: late)
        assert counting.advance(now=SPRING) == 0
    assert counts.total(action.pk) == 1
    assert counts.untaken(Change.objects.filter(action=action)).count() == 1


def test_a_slow_batch_makes_the_next_one_smaller_and_a_quick_one_larger() -> None:
    pace = Pace(size=1_000)
    pace.learn(0.080)
    assert pace.size == 500
    pace.learn(0.010)
    assert pace.size == 625


def test_the_database_and_we_add_up_the_same() -> None:
    one, other = make_action(), make_action()
    for action, n, country in [(one, 1, "MX"), (other, 3, "CA"), (one, -1, "MX"), (one, 1, ""), (other, 1, "CA")]:
        change(action, n, country=country)
    stretch = Untaken.objects.get(last=counts.FOREVER)
    stretch.first = Change.objects.earliest("pk").pk
    by_it, by_us = adding._added_by_the_database(stretch, 4), adding._added_here(stretch, 4)
    assert by_it is not None
    assert by_us == replace(by_it, ids=by_us.ids if by_us else {})


def test_an_id_that_was_passed_by_is_left_in_a_stretch_of_its_own() -> None:
    action = make_action()
    passed = [change(action) for _each in range(4)][1]
    Change.objects.filter(pk=passed).delete()
    counting.advance(now=SPRING)
    assert Untaken.objects.filter(first=passed, last=passed).exists()
    assert counts.total(action.pk) == 3
