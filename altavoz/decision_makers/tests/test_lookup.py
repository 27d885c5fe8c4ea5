# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from altavoz.decision_makers.holders import Standing
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.lookup import Found, Reason, Trouble, look_up
from altavoz.decision_makers.reaching import contacts_of
from altavoz.decision_makers.snapshot import PostcodeFact, Snapshot
from altavoz.decision_makers.testing import make_office, make_person
from altavoz.decision_makers.testing_sources import weavers_chamber

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, 12, tzinfo=UTC)
TODAY = NOW.date()
NORTH = "ocd-division/country:ca/state:north"


def there_is(snapshot: Snapshot) -> None:
    bring_in(slug="looms", snapshot=snapshot, now=NOW)


def ask(*, country: str = "CA", on: date = TODAY, code: str = "", division: str = "", name: str = "") -> Found:
    return look_up(country=country, on=on, code=code, division=division, name=name)


def names(found: Found) -> list[str]:
    return [str(each.holder.person or each.holder.standing.value) for each in found.candidates]


def test_a_code_gives_the_holder_and_the_reason() -> None:
    there_is(weavers_chamber())
    found = ask(code="k2b 1c1")
    assert (names(found), found.ambiguous) == (["Vera Okonjo"], False)
    assert found.candidates[0].reason is Reason.CODE


def test_a_code_in_two_districts_shows_both_and_never_guesses() -> None:
    there_is(weavers_chamber())
    found = ask(code="K1A 0B1")
    assert (names(found), found.ambiguous) == (["Vera Okonjo", "Ruth Adeyemi"], True)
    assert {each.reason for each in found.candidates} == {Reason.CODE_IN_SEVERAL}


def test_a_redrawn_district_shows_every_candidate_and_says_so() -> None:
    whole = weavers_chamber()
    there_is(replace(whole, postcodes=(PostcodeFact("K2", whole.offices[0].division, redrawn=True),)))
    found = ask(code="K2B 1C1")
    assert (len(found.candidates), found.ambiguous) == (5, True)
    assert {each.reason for each in found.candidates} == {Reason.REDRAWN}


def test_a_state_gives_a_choice_of_what_lies_in_it() -> None:
    there_is(weavers_chamber())
    found = ask(division=NORTH)
    assert (len(found.candidates), found.ambiguous) == (5, True)
    assert {each.reason for each in found.candidates} == {Reason.CHOICE}


@pytest.mark.parametrize("typed", ["tomas avila", "TOMÁS", "avila"])
def test_a_name_is_found_without_its_accents(typed: str) -> None:
    there_is(weavers_chamber())
    assert names(ask(name=typed)) == ["Tomás Ávila"]


def test_district_one_is_not_district_eleven() -> None:
    there_is(weavers_chamber(holders=tuple(f"Holder {number}" for number in range(1, 13))))
    assert names(ask(name="north 1")) == ["Holder 1"]


def test_a_vacancy_is_an_answer() -> None:
    there_is(weavers_chamber(vacant=(0,)))
    found = ask(code="K2B 1C1")
    assert found.candidates[0].holder.standing is Standing.VACANT


def test_of_a_list_of_the_past_nobody_is_said_to_hold_it_today() -> None:
    past = weavers_chamber()
    ended = date(2025, 12, 31)
    there_is(replace(past, terms=tuple(replace(term, until=ended) for term in past.terms), holds_until=ended))
    found = ask(code="K2B 1C1")
    assert (found.candidates[0].holder.standing, found.other_days) == (Standing.NOT_KNOWN, True)
    assert found.candidates[0].last is not None
    assert names(ask(code="K2B 1C1", on=date(2025, 6, 1))) == ["Vera Okonjo"]


def test_an_office_that_staff_wrote_is_found_too() -> None:
    there_is(weavers_chamber())
    office = make_office(holder=make_person("Ana Ruiz"))
    assert ask(name="ana ruiz").candidates[0].office == office


def test_two_persons_of_one_name_are_both_shown_and_nobody_is_chosen() -> None:
    there_is(weavers_chamber())
    for _time in range(2):
        make_office(holder=make_person("Ana Ruiz"))
    found = ask(name="Ana Ruiz")
    assert (names(found), found.ambiguous) == (["Ana Ruiz", "Ana Ruiz"], True)


def test_contacts_come_with_whoever_holds_it() -> None:
    there_is(weavers_chamber())
    found = ask(code="K2B 1C1")
    contacts = contacts_of(found.candidates, found.editions)
    assert [contact.value for contact in contacts[found.candidates[0].office.pk]] == ["+1 555 0100"]


@pytest.mark.parametrize(
    ("asked", "trouble"),
    [
        ({}, Trouble.NOTHING_ASKED),
        ({"code": "90002"}, Trouble.FOREIGN_CODE),
        ({"code": "' OR 1=1 --"}, Trouble.BAD_CODE),
        ({"code": "K" * 5000}, Trouble.BAD_CODE),
        ({"code": "T1A 0B1"}, Trouble.UNKNOWN_CODE),
        ({"division": "ocd-division/country:ca/ed:1"}, Trouble.UNKNOWN_DIVISION),
        ({"name": "%"}, Trouble.SHORT_NAME),
        ({"name": "nobody of that name"}, Trouble.UNKNOWN_NAME),
        ({"name": "zz", "country": "FR"}, Trouble.NO_SOURCE),
    ],
)
def test_what_cannot_be_answered_has_its_reason(asked: dict[str, str], trouble: Trouble) -> None:
    there_is(weavers_chamber())
    assert ask(**asked).trouble is trouble  # type: ignore[arg-type]  # names of parameters, all of them texts


def test_a_country_without_a_table_of_codes_says_so() -> None:
    there_is(replace(weavers_chamber(country="MX"), postcodes=()))
    assert ask(country="MX", code="72000").trouble is Trouble.NO_TABLE
