# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.actions.legislator_letter import lists, noting, seating, thanking
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.lists import Settled
from altavoz.actions.legislator_letter.noting import News, Noted
from altavoz.actions.legislator_letter.seating import Seated
from altavoz.actions.legislator_letter.seats import PastedList, Seat, Standing
from altavoz.actions.legislator_letter.testing import DAY, NOW, SOURCE, TODAY, make_letter, say, seat_of
from altavoz.contacting.stances import Stance
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.testing_sources import HOLDERS, weavers_chamber
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db


def states(letter: CircularLetter) -> dict[str, str]:
    return {str(row.seat): row.state for row in noting.current(letter).values()}


def test_a_correction_is_a_new_row_and_the_newest_holds() -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo", state="asked")
    say(letter, "Vera Okonjo", state="signed")
    assert Standing.objects.count() == 2
    assert states(letter) == {"Vera Okonjo": "signed"}


@pytest.mark.parametrize(
    ("news", "noted"),
    [
        (News("signed", "  ", DAY), Noted.NO_SOURCE),
        (News("signed", SOURCE, date(2027, 1, 1)), Noted.IN_THE_FUTURE),
        (News("won", SOURCE, DAY), Noted.NO_SUCH_STATE),
    ],
)
def test_without_source_or_a_day_that_has_been_nothing_is_noted(news: News, noted: Noted) -> None:
    letter = make_letter()
    seats = [seat_of(letter, "Vera Okonjo").pk]
    assert noting.note(letter, seats, news, by=None, now=NOW, today=TODAY).noted is noted
    assert not Standing.objects.exists()


def test_the_same_news_twice_is_noted_once() -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    assert say(letter, "Vera Okonjo").noted is Noted.NOTHING_NEW


def test_a_vacant_seat_is_kept_as_vacant_and_signs_nothing() -> None:
    letter = make_letter(vacant=(4,))
    empty = Seat.objects.get(letter=letter, person__isnull=True)
    assert empty.holding == Seat.Holding.VACANT
    outcome = noting.note(letter, [empty.pk], News("signed", SOURCE, DAY), by=None, now=NOW, today=TODAY)
    assert outcome.noted is Noted.NOTHING_NEW


def test_whoever_comes_later_is_not_mixed_in() -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    later = weavers_chamber(holders=("Ana Nova", *HOLDERS[1:]))
    bring_in(slug="loom", snapshot=later, now=NOW, even_if_fewer=True)
    letter.day = TODAY
    assert seating.take_seats(letter) is Seated.FOLLOWED_ALREADY
    assert states(letter) == {"Vera Okonjo": "signed"}
    assert not Seat.objects.filter(person__name="Ana Nova").exists()


def test_each_note_leaves_an_entry_without_a_name() -> None:
    letter = make_letter()
    bo = make_staff()
    seats = [seat_of(letter, name).pk for name in ("Vera Okonjo", "Nadia Ferro")]
    noting.note(letter, seats, News("signed", SOURCE, DAY), by=bo, now=NOW, today=TODAY)
    entry = AuditEntry.objects.get(act="legislator_letter.note")
    assert (entry.before, entry.after) == ({"unknown": 2}, {"signed": 2})
    assert Standing.objects.filter(noted_by=bo).count() == 2


def propose(letter: CircularLetter, *names: str) -> PastedList:
    return lists.propose(letter, names, News("signed", SOURCE, DAY), by=None, now=NOW)


def sure(pasted: PastedList) -> dict[int, int]:
    return {line.number: line.candidates[0][0] for line in pasted.lines.filter(certainty="sure")}


def test_a_list_is_proposed_confirmed_and_its_unmatched_lines_kept() -> None:
    letter = make_letter()
    pasted = propose(letter, "Rep. Vera Okonjo", "Avila, Tomas", "Nobody Atall")
    assert not Standing.objects.exists()
    done = lists.confirm(pasted, sure(pasted), by=None, now=NOW, today=TODAY)
    assert (done.settled, done.noted, done.unmatched) == (Settled.DONE, 2, 1)
    assert states(letter) == {"Vera Okonjo": "signed", "Tomás Ávila": "signed"}
    assert pasted.lines.get(seat=None).text == "Nobody Atall"


def test_a_list_is_confirmed_once_and_only_with_its_own_candidates() -> None:
    letter = make_letter()
    pasted = propose(letter, "Vera Okonjo")
    stranger = seat_of(letter, "Ilse Brandt").pk
    assert lists.confirm(pasted, {1: stranger}, by=None, now=NOW, today=TODAY).settled is Settled.NOTHING_CHOSEN
    assert lists.confirm(pasted, sure(pasted), by=None, now=NOW, today=TODAY).settled is Settled.DONE
    assert lists.confirm(pasted, sure(pasted), by=None, now=NOW, today=TODAY).settled is Settled.ALREADY


def test_a_name_that_comes_twice_waits_for_a_person() -> None:
    pasted = propose(make_letter(), "Vera Okonjo", "Okonjo, Vera")
    assert list(pasted.lines.values_list("certainty", flat=True)) == ["sure", "choose"]


def test_undoing_puts_back_what_was_known_except_what_was_noted_since() -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo", state="asked")
    pasted = propose(letter, "Vera Okonjo", "Nadia Ferro", "Ilse Brandt")
    lists.confirm(pasted, sure(pasted), by=None, now=NOW, today=TODAY)
    say(letter, "Ilse Brandt", state="withdrawn")
    undone = lists.undo(pasted, by=None, now=NOW)
    assert (undone.settled, undone.taken_back, undone.changed_since) == (Settled.DONE, 2, 1)
    assert states(letter) == {"Vera Okonjo": "asked", "Nadia Ferro": "unknown", "Ilse Brandt": "withdrawn"}
    assert lists.undo(pasted, by=None, now=NOW).settled is Settled.ALREADY


def test_who_has_signed_is_thanked_and_who_has_not_is_asked() -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    say(letter, "Ilse Brandt", state="refused")
    offices = {name: seat_of(letter, name).office_id for name in ("Vera Okonjo", "Ilse Brandt", "Nadia Ferro")}
    found = thanking.stances_of(letter.action_id, list(offices.values()))
    assert found == {offices["Vera Okonjo"]: Stance.HAS_SIGNED, offices["Ilse Brandt"]: Stance.HAS_NOT}
