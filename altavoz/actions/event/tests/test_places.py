# SPDX-License-Identifier: AGPL-3.0-or-later
"""First come, first served: who comes, who waits, and who moves up."""

from datetime import timedelta

import pytest

from altavoz.actions.event import places
from altavoz.actions.event.planning import plan
from altavoz.actions.event.rows import Seat
from altavoz.actions.event.testing import WORDS, facts_of, make_event, say_yes, states
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation import withdrawal
from altavoz.participation.did import deeds
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from altavoz.participation.testing import SPRING
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import erase_person, export_person

pytestmark = pytest.mark.django_db
LATER = SPRING + timedelta(hours=1)


def test_where_everybody_has_room_everybody_comes() -> None:
    event = make_event()
    say_yes(event, "ana")
    assert states(event) == {"ana": "coming"}
    assert not Seat.objects.exists()


def test_who_comes_after_the_last_place_waits() -> None:
    event = make_event(capacity=1)
    say_yes(event, "ana")
    say_yes(event, "bo", now=LATER)
    assert states(event) == {"ana": "coming", "bo": "waiting"}


def test_a_place_given_back_goes_to_who_waits_longest_and_never_to_a_newcomer() -> None:
    event = make_event(capacity=1)
    ana = say_yes(event, "ana")
    say_yes(event, "bo", now=LATER)
    say_yes(event, "chandra", now=LATER + timedelta(minutes=1))
    withdrawal.withdraw(token=ana.token, now=LATER)
    say_yes(event, "dee", now=LATER + timedelta(minutes=2))
    assert places.move_up(now=LATER) == 1
    assert states(event) == {"bo": "coming", "chandra": "waiting", "dee": "waiting"}


def test_who_moves_up_is_told_where_to_look_and_not_how_to_get_in() -> None:
    event = make_event(capacity=1)
    ana = say_yes(event, "ana")
    bo = say_yes(event, "bo", now=LATER)
    withdrawal.not_me(token=ana.token, now=LATER)
    places.move_up(now=LATER)
    letter = Letter.objects.get(kind=places.LETTER)
    written = writer_of(letter).write(letter)
    assert written is not None
    assert f"/confirm/{bo.token}/" in written.text
    assert "Ring twice" not in written.text + written.html


def test_who_gave_the_place_back_meanwhile_gets_no_letter() -> None:
    event = make_event(capacity=1)
    ana = say_yes(event, "ana")
    bo = say_yes(event, "bo", now=LATER)
    withdrawal.withdraw(token=ana.token, now=LATER)
    places.move_up(now=LATER)
    withdrawal.withdraw(token=bo.token, now=LATER)
    letter = Letter.objects.get(kind=places.LETTER)
    assert writer_of(letter).write(letter) is None


def test_a_held_person_keeps_nobody_from_a_place_and_moves_up_once_released() -> None:
    event = make_event(capacity=2)
    doubtful = say_yes(event, "dee", held=Doubt.TOO_MANY)
    say_yes(event, "ana", now=LATER)
    places.move_up(now=LATER)
    assert states(event) == {"dee": "waiting", "ana": "coming"}
    sifting.release(participation_id=doubtful.pk, now=LATER)
    places.move_up(now=LATER)
    assert states(event)["dee"] == "coming"


def test_who_is_taken_out_loses_the_place_and_keeps_the_turn() -> None:
    event = make_event(capacity=1)
    dee = say_yes(event, "dee")
    say_yes(event, "ana", now=LATER)
    Participation.objects.filter(pk=dee.pk).update(state=Participation.State.INVALIDATED)
    places.take_back(now=LATER)
    places.move_up(now=LATER)
    assert states(event) == {"dee": "waiting", "ana": "coming"}


def test_a_bigger_room_lets_people_in_and_a_smaller_one_throws_nobody_out() -> None:
    event = make_event(capacity=1)
    say_yes(event, "ana")
    say_yes(event, "bo", now=LATER)
    plan(event.action, facts_of(capacity=2), now=LATER)
    places.move_up(now=LATER)
    assert set(states(event).values()) == {"coming"}
    plan(event.action, facts_of(capacity=1), now=LATER)
    assert set(states(event).values()) == {"coming"}
    assert Seat.objects.count() == 2


def test_who_came_without_a_number_counts_once_there_is_one() -> None:
    event = make_event()
    say_yes(event, "ana")
    event = plan(event.action, facts_of(capacity=1), now=LATER).event
    say_yes(event, "bo", now=LATER)
    assert states(event) == {"ana": "coming", "bo": "waiting"}


def test_without_limit_again_everybody_who_waits_comes() -> None:
    event = make_event(capacity=1)
    say_yes(event, "ana")
    say_yes(event, "bo", now=LATER)
    plan(event.action, facts_of(), now=LATER)
    places.move_up(now=LATER)
    assert set(states(event).values()) == {"coming"}


def test_that_somebody_comes_is_exported_and_erased_with_her() -> None:
    event = make_event(capacity=1)
    say_yes(event, "ana")
    key = email_key("ana@example.org")
    assert any(row.get("state") == "coming" for rows in export_person(key).values() for row in rows)
    assert erase_person(key, LATER)
    assert states(event) == {}
    assert Seat.objects.get().rsvp is None


def test_ana_reads_what_she_said_yes_to_and_her_letter_leads_there() -> None:
    event = make_event(capacity=1)
    ana, bo = say_yes(event, "ana"), say_yes(event, "bo", now=LATER)
    hers = [deed.words for deed in deeds.tell(ana, language="en")]
    assert hers[1].startswith("You said yes, and a place is kept for you: Friday 20 November 2099")
    assert WORDS["en"].place not in " ".join(hers)
    assert "wait for a place" in deeds.tell(bo, language="en")[1].words
    withdrawal.withdraw(token=ana.token, now=LATER)
    assert places.move_up(now=LATER) == 1
    letter = Letter.objects.get(kind=places.LETTER)
    written = writer_of(letter).write(letter)
    assert written is not None
    assert f"/did/{bo.token}/" in written.text
