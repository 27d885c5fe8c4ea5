# SPDX-License-Identifier: AGPL-3.0-or-later
"""What makes a post doubtful; nobody outside learns of it."""

import time
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.participation import handles
from altavoz.participation.handles import Handle, open_handle, seal_handle
from altavoz.participation.limits import Attempt, Doubt, is_disposable, judge
from altavoz.participation.models import Participation
from altavoz.participation.testing import LONG_AGO, SPRING, sign
from altavoz.website import callers
from altavoz.website.callers import block_of, caller_of
from altavoz.website.opened import seal_opened
from altavoz.website.windows import BoundedMemory


def attempt(*, caller: str = "192.0.2.1", email: str = "ana@example.org", trap: str = "", opened: str = "") -> Attempt:
    return Attempt(caller=caller, email=email, trap=trap, opened=opened or seal_opened(LONG_AGO))


def test_an_ordinary_post_is_not_doubtful() -> None:
    assert judge(attempt(), now=SPRING) is Doubt.NONE


def test_the_trap_the_hurry_and_the_throwaway_address_are_held(settings: Settings) -> None:
    settings.MINIMUM_SECONDS = 2
    quick = seal_opened(SPRING - timedelta(seconds=1))
    assert judge(attempt(trap="x"), now=SPRING) is Doubt.TRAP
    assert judge(attempt(opened=quick), now=SPRING) is Doubt.QUICK
    assert judge(attempt(opened="invented"), now=SPRING) is Doubt.QUICK
    assert judge(attempt(email="x@mailinator.com"), now=SPRING) is Doubt.DISPOSABLE
    assert is_disposable("deep.under.mailinator.com")


def test_too_many_from_one_block_are_held_and_others_are_not(settings: Settings) -> None:
    settings.LIMIT_PER_BLOCK = "3/hour"
    judged = [judge(attempt(email=f"a{n}@d{n}.example"), now=SPRING) for n in range(4)]
    assert judged == [Doubt.NONE, Doubt.NONE, Doubt.NONE, Doubt.TOO_MANY]
    assert judge(attempt(caller="192.0.2.2"), now=SPRING) is Doubt.NONE


def test_too_many_from_one_mail_domain_are_held(settings: Settings) -> None:
    settings.LIMIT_PER_DOMAIN = "2/minute"
    judged = [judge(attempt(caller=f"192.0.2.{n}"), now=SPRING) for n in range(3)]
    assert judged[-1] is Doubt.TOO_MANY


def test_ana_is_answered_as_ever_when_there_were_too_many(client: Client, action: Action, settings: Settings) -> None:
    settings.LIMIT_PER_BLOCK = "1/hour"
    answers = [sign(client, action, email=f"a{n}@example.org").status_code for n in range(2)]
    assert answers == [303, 303]
    assert list(Participation.objects.order_by("pk").values_list("held", flat=True)) == ["", "too_many"]


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2fa::1", block_of("2001:db8:1:2ff:aaaa::9")),
        ("not an address", "unknown"),
    ],
)
def test_an_address_is_a_block(address: str, block: str) -> None:
    assert block_of(address) == block


def test_neighbours_beyond_a_56_are_others() -> None:
    assert block_of("2001:db8:1:200::1") != block_of("2001:db8:1:300::1")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "[2001:db8::1]:443", block_of("2001:db8::1")),
        (1, "203.0.113.9:5555", "203.0.113.9"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Settings, proxies: int, forwarded: str, seen: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert caller_of(RequestFactory().post("/", headers={"x-forwarded-for": forwarded})) == seen


def test_the_windows_stay_bounded() -> None:
    memory = BoundedMemory(most=100)
    for number in range(1000):
        memory.acquire_sliding_window_entry(str(number), 1, 60)
    assert len(memory) <= 100


def test_a_window_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = BoundedMemory()
    clock = [600.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    assert [memory.acquire_sliding_window_entry("a", 4, 60) for _ in range(5)] == [True] * 4 + [False]
    clock[0] = 690.0
    assert [memory.acquire_sliding_window_entry("a", 4, 60) for _ in range(3)] == [True, True, False]
    clock[0] = 900.0
    assert memory.get_sliding_window("a", 60)[::2] == (0, 0)


def test_an_address_is_kept_as_a_keyed_hash_alone() -> None:
    judge(attempt(caller="203.0.113.77"), now=SPRING)
    storage = callers.limiter("memory://").storage
    assert isinstance(storage, BoundedMemory)
    assert not any("203.0.113.77" in key for key in storage._young)


def test_a_handle_opens_to_what_was_sealed_and_is_never_the_same() -> None:
    handle = Handle(1, 2, 3, "fr", SPRING)
    first, second = seal_handle(handle), seal_handle(handle)
    assert first != second
    assert open_handle(first) == open_handle(second) == handle


@pytest.mark.parametrize("text", ["", "x", "nonsense", "AA" * 40, "é", "----"])
def test_a_handle_of_somebody_else_opens_to_nothing(text: str) -> None:
    assert open_handle(text) is None


def test_a_handle_that_was_touched_opens_to_nothing() -> None:
    sealed = seal_handle(Handle(1, 2, 3, "fr", timezone.now()))
    assert open_handle(sealed[:-2] + ("AA" if sealed[-2:] != "AA" else "BB")) is None
    assert handles.PURPOSE == "handle"
