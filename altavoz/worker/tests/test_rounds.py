# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from altavoz.worker import heartbeat, leases, rounds
from altavoz.worker.models import Heartbeat, Lease
from altavoz.worker.rounds import Round, Turn

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "_rounds", {})


def registered_round(run: list[Turn]) -> None:
    def keep(turn: Turn) -> int:
        run.append(turn)
        return 7

    rounds.register(Round(name="tally", every=timedelta(seconds=1), run=keep))


def test_a_round_runs_once_with_the_clock_it_was_given() -> None:
    turns: list[Turn] = []
    registered_round(turns)
    assert rounds.run_once("tally", NOON) == 7
    assert turns[0].now == NOON


def test_each_turn_of_another_hand_has_a_higher_fencing_number() -> None:
    turns: list[Turn] = []
    registered_round(turns)
    rounds.run_once("tally", NOON)
    rounds.run_once("tally", NOON)
    assert turns[0].fence < turns[1].fence


def test_a_round_in_other_hands_is_not_run() -> None:
    turns: list[Turn] = []
    registered_round(turns)
    leases.take(name="tally", holder="a worker", now=NOON)
    assert rounds.run_once("tally", NOON) == 0
    assert turns == []


def test_a_round_that_fails_gives_its_lease_back() -> None:
    def fail(_turn: Turn) -> int:
        raise ValueError("broken")

    rounds.register(Round(name="tally", every=timedelta(seconds=1), run=fail))
    with pytest.raises(ValueError, match="broken"):
        rounds.run_once("tally", NOON)
    assert Lease.objects.get(name="tally").holder == ""


def test_an_unknown_round_is_named() -> None:
    with pytest.raises(rounds.UnknownRound, match="weather"):
        rounds.run_once("weather", NOON)


def test_slow_rounds_and_lonely_ones_have_threads_of_their_own() -> None:
    def nothing(_turn: Turn) -> int:
        return 0

    second = timedelta(seconds=1)
    assert Round("tally", second, nothing).thread == "fast"
    assert Round("recount", second, nothing, slow=True).thread == "slow"
    assert Round("letters", second, nothing, alone=True).thread == "letters"


def test_without_a_worker_nobody_is_alive() -> None:
    assert not heartbeat.alive(NOON)


def test_a_worker_is_alive_for_fifteen_seconds_after_its_last_beat() -> None:
    heartbeat.beat("one", NOON)
    assert heartbeat.alive(NOON + timedelta(seconds=14))
    assert not heartbeat.alive(NOON + timedelta(seconds=15))


def test_a_worker_that_ends_in_good_order_is_gone_at_once() -> None:
    heartbeat.beat("one", NOON)
    heartbeat.stop("one")
    assert not heartbeat.alive(NOON)


def test_workers_that_died_long_ago_are_forgotten() -> None:
    heartbeat.beat("one", NOON - timedelta(hours=2))
    heartbeat.beat("two", NOON)
    assert [row.worker for row in Heartbeat.objects.all()] == ["two"]
