# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the button to the outbox: turn by turn, office by office, and nothing twice."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.contacting import following, halting, hours
from altavoz.contacting.models import BodyRules, Message, OfficeRules, OfficeStop
from altavoz.contacting.putting import put_due
from altavoz.contacting.rounds import messages_round
from altavoz.contacting.testing_letters import make_mail_office, make_many_messages, make_message, make_offices
from altavoz.decision_makers.models import Body, Office, Term
from altavoz.decision_makers.testing import make_person, make_term
from altavoz.outbox.carrying import carry
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import FarEnd
from altavoz.outbox.wire import Lasting, Passing
from altavoz.participation import withdrawal
from altavoz.participation.models import Participation
from altavoz.worker.rounds import Turn

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 7, 8, 16, 0, tzinfo=UTC)


@pytest.fixture
def action() -> Action:
    return make_action()


@pytest.fixture
def office() -> Office:
    return make_mail_office()


def states() -> Counter[str]:
    return Counter(Message.objects.values_list("state", flat=True))


def test_a_confirmed_message_becomes_a_letter_to_the_office(action: Action, office: Office) -> None:
    message = make_message(action, office, now=NOON)
    assert put_due(now=NOON) == 1
    letter, message = Letter.objects.get(kind="message"), Message.objects.get()
    assert (letter.recipient, letter.subject_id, letter.about) == (office.email, message.pk, action.public_id)
    assert (message.state, message.letter, message.due_at) == ("put", letter.pk, NOON)
    assert put_due(now=NOON) == 0


def test_an_office_that_nobody_spoke_of_gets_ten_an_hour_spread_over_it(action: Action, office: Office) -> None:
    make_many_messages(action, [office], 15, now=NOON)
    far = FarEnd()
    for minute in range(0, 60, 3):
        now = NOON + minute * MINUTE
        messages_round(Turn(now, 1, lambda: True))
        carry(transports=[far], now=now + timedelta(seconds=1))
    assert len(far.taken) == 10
    went = sorted(turn for turn in Message.objects.exclude(letter=None).values_list("due_at", flat=True) if turn)
    assert went[1] - went[0] == 6 * MINUTE


def test_the_cap_counts_what_other_actions_sent(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, per_hour=1)
    make_message(action, office, now=NOON)
    make_message(make_action(), office, now=NOON)
    put_due(now=NOON)
    carry(transports=[FarEnd()], now=NOON + MINUTE)
    following.follow(now=NOON + MINUTE)
    assert put_due(now=NOON + 2 * MINUTE) == 0
    assert put_due(now=NOON + 62 * MINUTE) == 1


def test_what_waits_for_the_mail_server_counts_until_it_went(action: Action, office: Office) -> None:
    make_many_messages(action, [office], 20, now=NOON)
    for minute in range(0, 180, 6):
        put_due(now=NOON + minute * MINUTE)
    assert states()["put"] == 10


def test_the_rules_of_a_body_hold_for_its_offices_until_one_has_its_own(action: Action, office: Office) -> None:
    body = Body.objects.create(country="CA")
    Office.objects.filter(pk=office.pk).update(institution=body)
    BodyRules.objects.create(body=body, opens=time(9), closes=time(10), zone="America/Toronto")
    make_message(action, office, now=NOON)
    assert put_due(now=NOON) == 0
    OfficeRules.objects.create(office=office, opens=time(9), closes=time(17), zone="America/Toronto")
    assert put_due(now=NOON) == 1


def test_who_is_held_or_has_withdrawn_sends_nothing(action: Action, office: Office) -> None:
    held = make_message(action, office, now=NOON)
    gone = make_message(action, office, now=NOON, email="bo@example.org")
    Participation.objects.filter(pk=held.participation_id).update(held="limit")
    withdrawal.withdraw(token=gone.participation.token, now=NOON)
    assert put_due(now=NOON) == 0


def test_what_was_taken_down_sends_nothing(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    Action.objects.update(state=Action.State.TAKEN_DOWN)
    assert put_due(now=NOON) == 0


def test_an_address_that_vanished_is_seen_by_staff_and_mended(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    Office.objects.update(email="")
    put_due(now=NOON)
    assert states() == {"no_address": 1}
    Office.objects.update(email="desk@looms.invalid")
    assert halting.send_on(office=office, now=NOON) == 1
    assert put_due(now=NOON + MINUTE) == 1


@pytest.mark.parametrize("address", ["not an address", "a@b.invalid\r\nBcc: everybody@example.org"])
def test_what_is_no_address_is_not_written_to(action: Action, office: Office, address: str) -> None:
    make_message(action, office, now=NOON)
    Office.objects.update(email=address)
    put_due(now=NOON)
    assert states() == {"no_address": 1}


def test_the_letter_knows_that_the_holder_changed(action: Action, office: Office) -> None:
    vera = make_person("Vera Okonjo")
    make_term(office, vera)
    message = make_message(action, office, now=NOON)
    Message.objects.update(person=vera)
    Term.objects.all().delete()
    make_term(office, make_person("Ilse Brandt"))
    put_due(now=NOON)
    message.refresh_from_db()
    assert message.holder_changed


def test_a_stopped_office_gets_nothing_and_what_waited_comes_back(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    assert halting.stop(office=office, now=NOON)
    assert not halting.stop(office=office, now=NOON)
    assert states() == {"confirmed": 1}
    assert not Letter.objects.filter(kind="message").exists()
    assert put_due(now=NOON) == 0
    assert halting.resume(office=office)
    assert put_due(now=NOON) == 1


def test_a_letter_that_is_put_off_before_closing_waits_for_the_next_opening(action: Action, office: Office) -> None:
    """At five minutes to five its server says "not now"; a minute later is no hour of the office."""
    OfficeRules.objects.create(office=office, opens=time(9), closes=time(17), zone="UTC")
    late = datetime(2026, 7, 8, 16, 59, 30, tzinfo=UTC)
    make_message(action, office, now=late)
    put_due(now=late)
    Letter.objects.exclude(kind="message").delete()
    carry(transports=[FarEnd(Passing("recipient: 451"))], now=late)
    assert hours.keep(now=late + timedelta(seconds=10)) == 1
    far = FarEnd()
    carry(transports=[far], now=late + 10 * MINUTE)
    assert not far.taken
    letter = Letter.objects.get()
    assert (letter.due_at, letter.tries) == (datetime(2026, 7, 9, 9, 0, tzinfo=UTC), 1)
    assert hours.keep(now=late + 10 * MINUTE) == 0
    carry(transports=[far], now=letter.due_at)
    assert len(far.taken) == 1


def test_what_lay_at_an_absent_server_over_closing_waits_too(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, opens=time(9), closes=time(17), zone="UTC")
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    assert hours.keep(now=NOON + MINUTE) == 0
    assert hours.keep(now=NOON + timedelta(hours=2)) == 1


def test_a_letter_in_somebodys_hands_is_not_postponed(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, opens=time(9), closes=time(17), zone="UTC")
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    Letter.objects.update(claimed_by="carrier", claimed_until=NOON + MINUTE)
    assert hours.keep(now=NOON + timedelta(hours=2)) == 0


def test_what_came_of_the_letter_is_written_on_the_message(action: Action) -> None:
    good, bad = make_offices(2)
    make_message(action, good, now=NOON)
    make_message(action, bad, now=NOON, email="bo@example.org")
    Letter.objects.all().delete()
    put_due(now=NOON)
    carry(transports=[FarEnd(None, Lasting("recipient: 550 5.1.1"))], now=NOON + MINUTE)
    following.follow(now=NOON + MINUTE)
    assert states() == {"sent": 1, "failed": 1}
    assert all(Message.objects.values_list("done_at", flat=True))


def test_who_withdraws_before_the_carrier_comes_sends_nothing(action: Action, office: Office) -> None:
    message = make_message(action, office, now=NOON)
    put_due(now=NOON)
    withdrawal.withdraw(token=message.participation.token, now=NOON)
    far = FarEnd()
    carry(transports=[far], now=NOON + MINUTE)
    assert not [parcel for parcel in far.taken if parcel.recipient == office.email]


def test_two_hundred_offices_at_once_each_get_one(action: Action) -> None:
    make_many_messages(action, make_offices(200), 200, now=NOON)
    assert put_due(now=NOON) == 200
    assert set(Counter(Letter.objects.values_list("subject_id", flat=True)).values()) == {1}
    assert OfficeStop.objects.count() == 0
