# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several connections, each with one letter in hand."""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from altavoz.outbox import carrying, checks, claiming, erasing
from altavoz.outbox.carrying import Outcome, carry
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import ANA, SPRING, WORDS, FarEnd, a_writer, make_letter
from altavoz.outbox.wire import Absent, Doubtful, Lasting, Parcel, Passing
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.personal_data.addresses import email_key

pytestmark = pytest.mark.django_db
LATER = SPRING + timedelta(minutes=3)


class Crash(BaseException):
    """The process is gone: nothing after this runs."""


@pytest.fixture(autouse=True)
def _writers() -> Iterator[None]:
    with a_writer("note"), a_writer("official", when_in_doubt=WhenInDoubt.PARK):
        yield


def make_letters(number: int, *, kind: str = "note") -> list[Letter]:
    return [make_letter(kind=kind, recipient=f"office{place}@chamber.invalid") for place in range(number)]


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def handed_over(ends: Sequence[FarEnd]) -> list[str]:
    return [parcel.public_id for end in ends for parcel in end.taken]


class Together(FarEnd):
    """Takes no letter before each of them has one."""

    def __init__(self, meeting: threading.Barrier) -> None:
        super().__init__()
        self.meeting = meeting

    def hand_over(self, parcel: Parcel) -> None:
        self.meeting.wait(10)
        super().hand_over(parcel)


def test_each_connection_has_a_letter_at_the_same_time() -> None:
    make_letters(6)
    meeting = threading.Barrier(3)
    ends = [Together(meeting) for _ in range(3)]
    assert carry(transports=ends, now=SPRING).sent == 6
    assert [len(end.taken) for end in ends] == [2, 2, 2]
    assert len(set(handed_over(ends))) == 6
    assert [end.closed for end in ends] == [1, 1, 1]


def test_a_connection_that_is_not_needed_is_not_opened() -> None:
    make_letters(1)
    ends = [FarEnd(), FarEnd()]
    assert carry(transports=ends, now=SPRING).sent == 1
    assert [len(end.taken) for end in ends] == [1, 0]


def test_one_statement_says_of_all_that_they_go() -> None:
    make_letters(8)
    ends = [FarEnd() for _ in range(4)]
    with CaptureQueriesContext(connection) as queries:
        carry(transports=ends, now=SPRING)
    updates = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    # The claim, two beginnings and two ends.
    assert len(updates) == 5
    assert states() == ["sent"] * 8


def test_each_answer_is_that_letters_own() -> None:
    make_letters(4, kind="official")
    ends = [FarEnd(), FarEnd(Passing("451")), FarEnd(Lasting("550")), FarEnd(Doubtful("lost"))]
    outcomes = carry(transports=ends, now=SPRING).outcomes
    assert states() == ["sent", "waiting", "failed", "in_doubt"]
    assert [outcomes[each] for each in (Outcome.SENT, Outcome.PUT_OFF, Outcome.FAILED, Outcome.DOUBTFUL)] == [1] * 4


def test_a_server_that_allows_two_connections_gets_all_letters_over_two() -> None:
    letters = make_letters(9)
    closed = [Absent("SMTPConnectError 421")] * 9
    ends = [FarEnd(), FarEnd(), FarEnd(*closed), FarEnd(*closed)]
    carried = carry(transports=ends, now=SPRING)
    assert (carried.sent, carried.absent) == (9, "")
    assert sorted(handed_over(ends)) == sorted(letter.public_id for letter in letters)
    assert not Letter.objects.exclude(tries=0).exists()
    # Nobody asked again at a closed door.
    assert [len(end.answers) for end in ends[2:]] == [8, 8]


def test_where_no_connection_is_answered_all_letters_wait_and_lose_no_try() -> None:
    make_letters(5)
    carried = carry(transports=[FarEnd(Absent("refused")) for _ in range(3)], now=SPRING)
    assert (carried.sent, carried.absent) == (0, "refused")
    assert states() == ["waiting"] * 5
    assert not Letter.objects.exclude(tries=0, claimed_by="", due_at=SPRING).exists()
    assert carry(transports=[FarEnd()], now=SPRING).sent == 5


def test_after_a_crash_no_more_are_in_doubt_than_there_are_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = make_letters(10, kind="official")
    ends = [FarEnd() for _ in range(3)]
    real = claiming.finish
    calls: list[int] = []

    def finish(some: Sequence[Letter], **names: object) -> set[int]:
        calls.append(len(some))
        if len(calls) > 1:
            raise Crash
        return real(some, state=Letter.State.SENT, now=SPRING)

    with monkeypatch.context() as broken:
        broken.setattr(claiming, "finish", finish)
        broken.setattr(claiming, "release", lambda *_names: 0)
        with pytest.raises(Crash):
            carry(transports=ends, now=SPRING)
    assert len(handed_over(ends)) == 6
    assert sorted(states()) == ["handing_over"] * 3 + ["sent"] * 3 + ["waiting"] * 4
    again = [FarEnd() for _ in range(3)]
    carry(transports=again, now=LATER)
    # Sent, in doubt and waiting are all there are, and nobody got two.
    assert sorted(states()) == ["in_doubt"] * 3 + ["sent"] * 7
    assert not set(handed_over(ends)) & set(handed_over(again))
    assert set(handed_over([*ends, *again])) == {letter.public_id for letter in letters}


def test_a_carrier_that_lost_its_lease_stops_with_what_is_on_the_wire() -> None:
    make_letters(3)
    answers = iter([True, True, False, False])
    carry(transports=[FarEnd(), FarEnd()], now=SPRING, holds=lambda: next(answers))
    assert sorted(states()) == ["sent", "sent", "waiting"]
    assert Letter.objects.get(state="waiting").claimed_by == ""


def test_one_address_gets_no_more_over_many_connections_than_over_one() -> None:
    for _ in range(5):
        make_letter()
    with a_writer(limited=True):
        ends = [FarEnd() for _ in range(4)]
        outcomes = carry(transports=ends, now=SPRING).outcomes
    assert (outcomes[Outcome.SENT], outcomes[Outcome.WITHHELD]) == (3, 2)
    assert len(handed_over(ends)) == 3


def test_a_person_erased_before_the_wire_gets_nothing_and_the_others_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    make_letter()
    make_letter(recipient="bo@campaign.example")
    real = claiming.begin

    def begin(letters: Sequence[Letter], carrier: str, **names: object) -> set[int]:
        erasing.forget_recipient(email_key(ANA), SPRING)
        return real(letters, carrier, now=SPRING)

    monkeypatch.setattr(claiming, "begin", begin)
    ends = [FarEnd(), FarEnd()]
    carried = carry(transports=ends, now=SPRING)
    assert (carried.sent, carried.outcomes[Outcome.TAKEN]) == (1, 1)
    assert [parcel.recipient for end in ends for parcel in end.taken] == ["bo@campaign.example"]


def test_what_waited_for_a_slow_server_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana takes her signature back while the letter before hers is on the wire."""
    make_letters(2)
    wanted = [True]

    class Slow(FarEnd):
        def hand_over(self, parcel: Parcel) -> None:
            super().hand_over(parcel)
            wanted[0] = False

    monkeypatch.setattr(carrying, "FRESH", timedelta(0))
    with a_writer(write=lambda _letter: WORDS if wanted[0] else None):
        far = Slow()
        carry(transports=[far], now=SPRING)
    assert len(far.taken) == 1
    assert states() == ["sent", "withheld"]


def test_a_room_may_read_for_several_letters_at_once() -> None:
    asked: list[int] = []

    def prepare(letters: Sequence[Letter]) -> Callable[[Letter], Written]:
        asked.append(len(letters))
        return lambda _letter: WORDS

    make_letters(4)
    register("note", Writer(lambda _letter: None, WhenInDoubt.RESEND, limited=False, prepare=prepare))
    assert carry(transports=[FarEnd(), FarEnd()], now=SPRING).sent == 4
    assert asked == [2, 2]


def test_a_room_that_cannot_read_for_several_writes_one_by_one() -> None:
    def prepare(_letters: Sequence[Letter]) -> Callable[[Letter], Written]:
        raise ValueError(ANA)

    make_letters(2)
    register("note", Writer(lambda _letter: WORDS, WhenInDoubt.RESEND, limited=False, prepare=prepare))
    assert carry(transports=[FarEnd(), FarEnd()], now=SPRING).sent == 2


def test_what_is_no_answer_of_a_server_is_raised_and_the_others_are_noted() -> None:
    make_letters(2)
    with pytest.raises(RuntimeError):
        carry(transports=[FarEnd(), FarEnd(RuntimeError("a slip of ours"))], now=SPRING)
    assert states() == ["sent", "handing_over"]


@pytest.mark.parametrize("number", [0, 51])
def test_a_number_of_connections_that_cannot_be_meant_is_refused(number: int, settings: Settings) -> None:
    settings.SMTP_CONNECTIONS = number
    assert [message.id for message in checks.mail_settings()] == ["outbox.E003"]
