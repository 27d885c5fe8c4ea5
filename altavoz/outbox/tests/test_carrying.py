# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import translation

from altavoz.outbox import claiming, erasing
from altavoz.outbox.carrying import MOST_TRIES, Outcome, carry, pause_after
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import ANA, SPRING, WORDS, FarEnd, a_writer, make_letter, opened
from altavoz.outbox.wire import Absent, Lasting, Parcel, Passing
from altavoz.outbox.writers import Written
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _writer() -> Iterator[None]:
    with a_writer():
        yield


def again(letter: Letter) -> Letter:
    letter.refresh_from_db()
    return letter


def test_a_letter_is_handed_over_and_marked_sent() -> None:
    letter, far = make_letter(), FarEnd()
    assert carry(transports=[far], now=SPRING).sent == 1
    assert [parcel.public_id for parcel in far.taken] == [letter.public_id]
    assert again(letter).state == "sent"
    assert far.closed == 1


def test_a_sent_letter_keeps_the_key_and_loses_the_address() -> None:
    letter = make_letter()
    carry(transports=[FarEnd()], now=SPRING)
    assert again(letter).recipient == ""
    assert bytes(letter.recipient_key) == email_key(ANA)


def test_a_letter_is_not_sent_before_its_time() -> None:
    make_letter(due_at=SPRING + MINUTE)
    assert carry(transports=[FarEnd()], now=SPRING).sent == 0
    assert carry(transports=[FarEnd()], now=SPRING + MINUTE).sent == 1


def test_a_letter_is_not_sent_twice() -> None:
    make_letter()
    carry(transports=[FarEnd()], now=SPRING)
    assert carry(transports=[FarEnd()], now=SPRING + MINUTE).sent == 0


def test_a_letter_that_nobody_wants_any_more_is_withheld() -> None:
    letter = make_letter()
    with a_writer(write=lambda _letter: None):
        carry(transports=[FarEnd()], now=SPRING)
    assert (again(letter).state, letter.recipient) == ("withheld", "")


def test_a_letter_is_written_in_its_own_language() -> None:
    heard: list[str] = []

    def write(_letter: Letter) -> Written:
        heard.append(translation.get_language() or "")
        return WORDS

    make_letter(language="es")
    with a_writer(write=write):
        carry(transports=[FarEnd()], now=SPRING)
    assert heard == ["es"]


def test_an_address_that_asked_not_to_be_written_to_gets_nothing() -> None:
    letter, far = make_letter(), FarEnd()
    donotwrite.add(email_key(ANA), why=DoNotWrite.Why.NOT_ME, now=SPRING)
    carry(transports=[far], now=SPRING)
    assert far.taken == []
    assert again(letter).state == "withheld"


def test_one_address_gets_three_letters_about_one_action() -> None:
    for _ in range(5):
        make_letter()
    with a_writer(limited=True):
        carried = carry(transports=[FarEnd()], now=SPRING)
        later = make_letter(now=SPRING + timedelta(days=30))
        carry(transports=[FarEnd()], now=SPRING + timedelta(days=30))
    assert (carried.outcomes[Outcome.SENT], carried.outcomes[Outcome.WITHHELD]) == (3, 2)
    assert again(later).state == "withheld"


def test_one_address_gets_ten_letters_a_day_about_all_actions() -> None:
    with a_writer(limited=True):
        for number in range(12):
            make_letter(about=f"action-{number}")
        assert carry(transports=[FarEnd()], now=SPRING).sent == 10
        make_letter(about="action-12", now=SPRING + timedelta(days=1, minutes=1))
        assert carry(transports=[FarEnd()], now=SPRING + timedelta(days=1, minutes=1)).sent == 1


def test_the_limits_of_one_address_are_not_those_of_another() -> None:
    for number in range(4):
        make_letter(recipient=f"dee{number}@stranger.example")
    with a_writer(limited=True):
        assert carry(transports=[FarEnd()], now=SPRING).sent == 4


def test_letters_that_a_stranger_cannot_cause_have_no_limit() -> None:
    for _ in range(5):
        make_letter()
    assert carry(transports=[FarEnd()], now=SPRING).sent == 5


def test_a_passing_refusal_is_tried_again_after_a_minute() -> None:
    letter = make_letter()
    carry(transports=[FarEnd(Passing("recipient: 451"))], now=SPRING)
    assert (again(letter).state, letter.tries, letter.trouble) == ("waiting", 1, "recipient: 451")
    assert timedelta(seconds=59) < letter.due_at - SPRING < timedelta(seconds=62)
    assert carry(transports=[FarEnd()], now=letter.due_at).sent == 1


def test_the_pauses_grow_to_six_hours_and_end_after_three_days() -> None:
    pauses = [pause_after(tries) for tries in range(1, MOST_TRIES)]
    assert pauses[:4] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert max(pauses) == timedelta(hours=6)
    assert timedelta(days=2.5) < sum(pauses, timedelta()) < timedelta(days=3.5)


def test_the_last_try_fails_for_good() -> None:
    letter = make_letter()
    Letter.objects.update(tries=MOST_TRIES - 1)
    carry(transports=[FarEnd(Passing("recipient: 451"))], now=SPRING)
    assert (again(letter).state, letter.recipient) == ("failed", "")


def test_a_lasting_refusal_fails_at_once() -> None:
    letter = make_letter()
    carry(transports=[FarEnd(Lasting("recipient: 550 5.1.1"))], now=SPRING)
    assert (again(letter).state, letter.trouble, letter.recipient) == ("failed", "recipient: 550 5.1.1", "")


def test_one_refused_letter_does_not_hold_up_the_next() -> None:
    make_letter()
    make_letter(recipient="bo@campaign.example")
    assert carry(transports=[FarEnd(Lasting("recipient: 550"))], now=SPRING).sent == 1


def test_while_nobody_takes_letters_they_wait_and_lose_no_try() -> None:
    letters = [make_letter(), make_letter()]
    carried = carry(transports=[FarEnd(Absent("ConnectionRefusedError"))], now=SPRING)
    assert carried.absent == "ConnectionRefusedError"
    assert [(again(each).state, each.tries, each.due_at) for each in letters] == [("waiting", 0, SPRING)] * 2
    assert carry(transports=[FarEnd()], now=SPRING).sent == 2


def test_a_letter_that_cannot_be_written_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def write(letter: Letter) -> Written:
        if letter.language == "fr":
            raise ValueError(letter.recipient)
        return WORDS

    broken = make_letter(language="fr")
    make_letter()
    with a_writer(write=write):
        assert carry(transports=[FarEnd()], now=SPRING).sent == 1
    assert again(broken).trouble == "cannot be written: ValueError"
    assert ANA not in caplog.text


def test_a_letter_of_an_unknown_kind_waits_for_its_room() -> None:
    letter = make_letter(kind="weather")
    carry(transports=[FarEnd()], now=SPRING)
    assert (again(letter).state, letter.tries) == ("waiting", 1)


def test_a_letter_of_more_than_100_kb_is_not_sent() -> None:
    letter, far = make_letter(), FarEnd()
    with a_writer(write=lambda _letter: Written("Long", "a" * 100_000, "<p>a</p>")):
        carry(transports=[far], now=SPRING)
    assert far.taken == []
    assert again(letter).trouble == "cannot be written: TooLarge"


def test_a_carrier_that_lost_its_lease_stops_between_two_letters() -> None:
    make_letter()
    make_letter()
    answers = iter([True, True, False, False])
    assert carry(transports=[FarEnd()], now=SPRING, holds=lambda: next(answers)).sent == 1
    assert Letter.objects.get(state="waiting").claimed_by == ""


def test_a_person_erased_on_the_way_leaves_nothing_behind() -> None:
    class Slow(FarEnd):
        def hand_over(self, parcel: Parcel) -> None:
            super().hand_over(parcel)
            erasing.forget_recipient(email_key(ANA), SPRING)

    make_letter()
    carry(transports=[Slow()], now=SPRING)
    assert not Letter.objects.exists()


def test_a_claimed_letter_is_free_again_when_its_carrier_has_died() -> None:
    make_letter()
    claiming.claim("one", now=SPRING, limit=10)
    assert carry(transports=[FarEnd()], now=SPRING + timedelta(seconds=29)).sent == 0
    assert carry(transports=[FarEnd()], now=SPRING + timedelta(seconds=31)).sent == 1


def test_the_message_says_what_programs_need_to_know() -> None:
    letter, far = make_letter(language="fr"), FarEnd()
    carry(transports=[far], now=SPRING)
    message = opened(far.taken[0].content)
    assert message["Content-Language"] == "fr"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{letter.public_id}@[127.0.0.1]>"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
