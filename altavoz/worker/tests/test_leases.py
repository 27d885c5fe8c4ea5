# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from altavoz.worker import leases
from altavoz.worker.models import Lease

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_a_free_round_is_taken_by_the_first_who_asks() -> None:
    assert leases.take(name="tally", holder="one", now=NOON) is not None
    assert leases.take(name="tally", holder="two", now=NOON) is None


def test_a_crash_frees_the_round_after_ten_seconds() -> None:
    first = leases.take(name="tally", holder="one", now=NOON)
    assert leases.take(name="tally", holder="two", now=later(9.9)) is None
    second = leases.take(name="tally", holder="two", now=later(10))
    assert first is not None
    assert second is not None
    assert second.fence == first.fence + 1


def test_who_renews_keeps_the_round() -> None:
    held = leases.take(name="tally", holder="one", now=NOON)
    assert held is not None
    assert leases.renew(held, now=later(9)) is not None
    assert leases.take(name="tally", holder="two", now=later(15)) is None


def test_a_lease_that_ran_out_is_not_renewed() -> None:
    held = leases.take(name="tally", holder="one", now=NOON)
    assert held is not None
    assert leases.renew(held, now=later(10)) is None


def test_a_late_holder_cannot_renew_what_another_has_taken() -> None:
    held = leases.take(name="tally", holder="one", now=NOON)
    leases.take(name="tally", holder="two", now=later(11))
    assert held is not None
    assert leases.renew(held, now=later(12)) is None


def test_all_of_one_worker_are_renewed_together_and_no_others() -> None:
    leases.take(name="tally", holder="one", now=NOON)
    leases.take(name="letters", holder="one", now=NOON)
    leases.take(name="sweep", holder="two", now=NOON)
    assert leases.renew_all(holder="one", now=later(5)) == {"tally": 1, "letters": 1}
    assert Lease.objects.get(name="sweep").until == later(10)


def test_what_ran_out_is_not_among_the_renewed() -> None:
    leases.take(name="tally", holder="one", now=NOON)
    assert leases.renew_all(holder="one", now=later(10)) == {}


def test_a_round_given_back_is_free_at_once() -> None:
    leases.take(name="tally", holder="one", now=NOON)
    leases.release(holder="one", names=["tally"])
    assert leases.take(name="tally", holder="two", now=NOON) is not None


def test_nobody_gives_back_for_another() -> None:
    leases.take(name="tally", holder="one", now=NOON)
    assert leases.release(holder="two", names=["tally"]) == 0
