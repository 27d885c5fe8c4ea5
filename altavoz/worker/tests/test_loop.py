# SPDX-License-Identifier: AGPL-3.0-or-later
"""The loop itself: real threads, real rows, and an end that comes quickly."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, OperationalError

from altavoz.worker import heartbeat
from altavoz.worker.keeping import Keeper
from altavoz.worker.loop import Lane, Loop, Plan
from altavoz.worker.models import Heartbeat, Lease
from altavoz.worker.rounds import Round, Turn

SECOND = timedelta(seconds=1)
ADDRESS = "ana@" + "example.org"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def utc() -> datetime:
    return datetime.now(UTC)


@contextmanager
def running(*rounds: Round, worker: str = "one", once_ended: Callable[[], object] = int) -> Iterator[Loop]:
    stop = threading.Event()
    loop = Loop(worker=worker, rounds=rounds, clock=utc, stop=stop)
    thread = threading.Thread(target=loop.run)
    thread.start()
    try:
        yield loop
    finally:
        stop.set()
        thread.join(5)
        assert not thread.is_alive()
        once_ended()
        # A worker that ends does not wait for a busy round; the next test must not meet one.
        for each in (*loop.lanes, loop.pulse):
            each.join(10)


def every_tenth(name: str, run: Callable[[Turn], int]) -> Round:
    return Round(name=name, every=timedelta(seconds=0.1), run=run)


def doing(*deeds: Callable[[], object]) -> Callable[[Turn], int]:
    def run(_turn: Turn) -> int:
        for deed in deeds:
            deed()
        return len(deeds)

    return run


def noting(turns: list[Turn]) -> Callable[[Turn], int]:
    def run(turn: Turn) -> int:
        turns.append(turn)
        return 1

    return run


def lane_of(round_: Round, clock: Callable[[], datetime]) -> tuple[Lane, Plan]:
    lane = Lane("fast", [round_], keeper=Keeper(holder="one", clock=clock), stop=threading.Event())
    return lane, lane.plans[0]


@pytest.mark.django_db(transaction=True)
def test_rounds_come_again_and_again_until_the_end() -> None:
    thrice = threading.Semaphore(0)
    with running(every_tenth("tally", doing(thrice.release))):
        assert all(thrice.acquire(timeout=10) for _ in range(3))
    assert Lease.objects.get(name="tally").until is None
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_failing_round_does_not_stop_its_neighbours() -> None:
    reached = threading.Semaphore(0)

    def fail(_turn: Turn) -> int:
        raise RuntimeError

    with running(every_tenth("broken", fail), every_tenth("tally", doing(reached.release))):
        assert all(reached.acquire(timeout=10) for _ in range(2))


@pytest.mark.django_db(transaction=True)
def test_the_worker_ends_within_two_seconds_though_a_round_hangs() -> None:
    begun, never, ended = threading.Event(), threading.Event(), list[float]()

    def look() -> None:
        ended.append(time.monotonic())
        assert Lease.objects.get(name="stuck").until is not None
        never.set()

    with running(every_tenth("stuck", doing(begun.set, lambda: never.wait(30))), once_ended=look):
        assert begun.wait(10)
        started = time.monotonic()
    assert ended[0] - started < 2.3


@pytest.mark.django_db(transaction=True)
def test_a_running_worker_is_seen_alive() -> None:
    begun = threading.Event()
    with running(every_tenth("tally", doing(begun.set))) as loop:
        assert begun.wait(10)
        loop.pulse.beat()
        assert heartbeat.alive(utc())


@pytest.mark.django_db(transaction=True)
def test_a_trouble_is_logged_once_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_turn: Turn) -> int:
        raise ValueError(ADDRESS)

    lane, plan = lane_of(every_tenth("tally", fail), utc)
    with caplog.at_level(logging.INFO):
        lane.take_turn(plan)
        lane.take_turn(plan)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "ValueError in worker/tests/test_loop.py, fail" in caplog.text
    assert ADDRESS not in caplog.text
    assert Lease.objects.get(name="tally").last_trouble.startswith("ValueError")


@pytest.mark.django_db(transaction=True)
def test_the_pause_after_a_trouble_grows_to_a_minute() -> None:
    def fail(_turn: Turn) -> int:
        raise ValueError

    lane, plan = lane_of(every_tenth("tally", fail), utc)
    pauses = []
    for _ in range(8):
        lane.take_turn(plan)
        pauses.append(plan.pause())
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.django_db(transaction=True)
def test_a_mended_round_says_so_and_forgets_its_trouble(caplog: pytest.LogCaptureFixture) -> None:
    answers = iter([ValueError(), None])

    def mend(_turn: Turn) -> int:
        error = next(answers)
        if error is not None:
            raise error
        return 1

    lane, plan = lane_of(every_tenth("tally", mend), utc)
    with caplog.at_level(logging.INFO):
        lane.take_turn(plan)
        lane.take_turn(plan)
    assert "round tally is well again" in caplog.text
    assert Lease.objects.get(name="tally").last_trouble == ""


@pytest.mark.django_db(transaction=True)
def test_a_nightly_round_is_not_done_again_at_each_start() -> None:
    turns: list[Turn] = []
    nightly = Round("recount", timedelta(hours=24), noting(turns), slow=True)
    for _ in range(2):
        lane, plan = lane_of(nightly, lambda: NOON)
        lane.take_turn(plan)
        lane.keeper.release(["recount"])
    assert len(turns) == 1


@pytest.mark.django_db(transaction=True)
def test_the_lease_is_kept_from_turn_to_turn() -> None:
    turns: list[Turn] = []
    clock = iter(NOON + timedelta(seconds=number) for number in range(100))
    lane, plan = lane_of(every_tenth("tally", noting(turns)), lambda: next(clock))
    lane.take_turn(plan)
    lane.take_turn(plan)
    assert turns[0].fence == turns[1].fence


@pytest.mark.django_db(transaction=True)
def test_a_turn_that_lasts_longer_than_its_lease_learns_that_it_was_lost() -> None:
    times = [NOON]
    heard: list[bool] = []

    def run(turn: Turn) -> int:
        heard.append(turn.holds())
        times.append(NOON + timedelta(seconds=11))
        heard.append(turn.holds())
        return 1

    lane, plan = lane_of(every_tenth("tally", run), lambda: times[-1])
    lane.take_turn(plan)
    assert heard == [True, False]


@pytest.mark.django_db(transaction=True)
def test_an_absent_database_is_waited_for(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    turns: list[Turn] = []
    lane, plan = lane_of(every_tenth("tally", noting(turns)), utc)
    with monkeypatch.context() as away:
        away.setattr(Lease.objects, "filter", gone)
        lane.take_turn(plan)
        lane.take_turn(plan)
    lane.take_turn(plan)
    assert len(turns) == 1
    assert caplog.text.count("it will be tried again") == 1


def gone(**_lookups: object) -> None:
    raise OperationalError("the database is away")


def test_a_database_error_is_one_that_the_pulse_waits_for() -> None:
    assert issubclass(OperationalError, DatabaseError)
