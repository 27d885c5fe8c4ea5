# SPDX-License-Identifier: AGPL-3.0-or-later
"""Crashes at each step, and what is known of the letter afterwards."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from altavoz.outbox import building, claiming, doubts, writing
from altavoz.outbox.carrying import carry
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import SPRING, FarEnd, a_writer, make_letter
from altavoz.outbox.wire import Doubtful, Parcel
from altavoz.outbox.writers import WhenInDoubt, Written

pytestmark = pytest.mark.django_db
LATER = SPRING + timedelta(minutes=3)
FIVE = timedelta(minutes=5)


class Crash(BaseException):
    """The process is gone: nothing after this runs."""


def crash(*_arguments: object, **_names: object) -> None:
    raise Crash


@pytest.fixture(autouse=True)
def _writers() -> Iterator[None]:
    with a_writer("note"), a_writer("official", when_in_doubt=WhenInDoubt.PARK):
        yield


def carried_until(patch: pytest.MonkeyPatch, where: object, step: str, far: FarEnd) -> None:
    with patch.context() as broken:
        broken.setattr(where, step, crash)
        # A process that is killed releases nothing.
        broken.setattr(claiming, "release", lambda *_names: 0)
        with pytest.raises(Crash):
            carry(transports=[far], now=SPRING)


def again(letter: Letter) -> Letter:
    letter.refresh_from_db()
    return letter


@pytest.mark.parametrize(("where", "step"), [(writing, "_message"), (writing, "build"), (claiming, "begin")])
def test_after_a_crash_before_the_wire_the_letter_goes_out_once(
    where: object, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_letter(kind="official")
    far = FarEnd()
    carried_until(monkeypatch, where, step, far)
    carry(transports=[far], now=SPRING + claiming.CLAIM + timedelta(seconds=1))
    assert len(far.taken) == 1


@pytest.mark.parametrize("step", ["hand_over", "finish"])
def test_after_a_crash_on_the_wire_a_confirmation_goes_once_more_after_five_minutes(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, far = make_letter(), FarEnd()
    carried_until(monkeypatch, far if step == "hand_over" else claiming, step, far)
    assert again(letter).state == "handing_over"
    before = len(far.taken)
    carry(transports=[far], now=LATER)
    assert (again(letter).state, len(far.taken)) == ("waiting", before)
    carry(transports=[far], now=SPRING + FIVE + timedelta(seconds=2))
    assert (again(letter).state, len(far.taken)) == ("sent", before + 1)
    assert len({parcel.public_id for parcel in far.taken}) == 1


def test_after_a_crash_on_the_wire_a_letter_to_an_official_waits_for_staff(monkeypatch: pytest.MonkeyPatch) -> None:
    letter, far = make_letter(kind="official"), FarEnd()
    carried_until(monkeypatch, claiming, "finish", far)
    carry(transports=[far], now=LATER)
    carry(transports=[far], now=LATER + FIVE)
    assert (again(letter).state, len(far.taken)) == ("in_doubt", 1)
    assert letter.recipient != ""


def test_a_connection_lost_after_the_words_leaves_the_letter_in_doubt() -> None:
    letter = make_letter(kind="official")
    carry(transports=[FarEnd(Doubtful("connection lost"))], now=SPRING)
    assert (again(letter).state, letter.trouble) == ("in_doubt", "connection lost")


def test_a_confirmation_in_doubt_twice_goes_to_staff() -> None:
    letter = make_letter()
    carry(transports=[FarEnd(Doubtful("lost"))], now=SPRING)
    assert again(letter).state == "waiting"
    carry(transports=[FarEnd(Doubtful("lost"))], now=SPRING + 2 * FIVE)
    assert again(letter).state == "in_doubt"


def test_a_letter_still_in_living_hands_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    letter, far = make_letter(), FarEnd()
    carried_until(monkeypatch, claiming, "finish", far)
    assert doubts.settle_lost(now=SPRING + timedelta(seconds=60)) == 0
    assert again(letter).state == "handing_over"


def test_what_the_server_said_late_outweighs_the_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = make_letter(kind="official")

    class Slow(FarEnd):
        def hand_over(self, parcel: Parcel) -> None:
            super().hand_over(parcel)
            doubts.settle_lost(now=LATER)

    carry(transports=[Slow()], now=SPRING)
    assert again(letter).state == "sent"


def test_staff_send_a_doubtful_letter_again() -> None:
    letter, far = make_letter(kind="official"), FarEnd(Doubtful("lost"))
    carry(transports=[far], now=SPRING)
    assert doubts.send_again(letter.public_id, now=SPRING)
    carry(transports=[far], now=SPRING)
    assert again(letter).state == "sent"


def test_staff_drop_a_doubtful_letter_and_its_address_goes() -> None:
    letter = make_letter(kind="official")
    carry(transports=[FarEnd(Doubtful("lost"))], now=SPRING)
    assert doubts.drop(letter.public_id, now=SPRING)
    assert (again(letter).state, letter.recipient) == ("withheld", "")


def test_only_a_doubtful_letter_can_be_sent_again() -> None:
    letter = make_letter()
    assert not doubts.send_again(letter.public_id, now=SPRING)
    assert not doubts.drop(letter.public_id, now=SPRING)


def test_the_second_copy_has_the_same_message_id() -> None:
    letter = make_letter()
    first = building.build(letter, Written("a", "b", "c"), now=SPRING)
    second = building.build(letter, Written("a", "b", "c"), now=LATER)
    assert f"Message-ID: <{letter.public_id}@".encode() in first
    assert f"Message-ID: <{letter.public_id}@".encode() in second
