# SPDX-License-Identifier: AGPL-3.0-or-later
import time

import pytest

from altavoz.actions.legislator_letter import pasting
from altavoz.actions.legislator_letter.matching import Certainty, Matched, Matcher, Member, member

# Fictional members of a fictional chamber.
PEOPLE = (
    ("Tomás Ávila", "Ávila, Tomás", "Shuttle", "North", "1"),
    ("Linda Sánchez-Roy", "Sánchez-Roy, Linda", "Loom", "North", "2"),
    ("Ana Maloney", "Maloney, Ana", "Loom", "South", "1"),
    ("Sean Patrick Maloney", "Maloney, Sean", "Loom", "South", "2"),
    ("Robert “Bobby” O’Shea", "O’Shea, Robert", "Shuttle", "South", "3"),
    ("Debbie Dingley", "Dingley, Debbie", "Loom", "West", "1"),
    ("Chris Van der Weave", "Van der Weave, Chris", "Loom", "West", "2"),
)


def chamber() -> list[Member]:
    return [
        member(key=key, name=name, sort_name=sort, places=[place, place[:2]], parties=[party], district=number)
        for key, (name, sort, party, place, number) in enumerate(PEOPLE, 1)
    ]


def match(text: str) -> list[Matched]:
    return Matcher(chamber()).match(pasting.names_in(text))


@pytest.mark.parametrize(
    "line",
    [
        "• Rep. Tomás Ávila (S-NO)",
        "12. Tomas Avila",
        "- Avila, Tomas",
        "Diputado Tomás Ávila of North",
        "AVILA, TOMÁS (S–NO–01)",
        "Tomás\u00a0Ávila, S-NO",
        "Hon. Thomas Avila [S-North]",
    ],
)
def test_a_name_is_known_however_it_was_written(line: str) -> None:
    [matched] = match(line)
    assert matched.certainty is Certainty.SURE
    assert matched.candidates[0].key == 1


@pytest.mark.parametrize(
    ("line", "certainty", "keys"),
    [
        ("Rep. Maloney (L-SO)", Certainty.CHOOSE, {3, 4}),
        ("Maloney", Certainty.CHOOSE, {3, 4}),
        ("John Dingley (L-WE)", Certainty.CHOOSE, {6}),
        ("Tomas Avila (L-WE)", Certainty.CHOOSE, {1}),
        ("Donald Duck (S-NO)", Certainty.NONE, set()),
        ("<script>alert(1)</script>", Certainty.NONE, set()),
        ('=HYPERLINK("x")', Certainty.NONE, set()),
    ],
)
def test_what_fits_two_people_or_contradicts_is_never_guessed(line: str, certainty: Certainty, keys: set[int]) -> None:
    [matched] = match(line)
    assert matched.certainty is certainty
    assert {candidate.key for candidate in matched.candidates} == keys


def test_names_with_commas_between_them_are_told_apart() -> None:
    found = match("Rep. Bobby O'Shea (S-SO), Linda Sanchez-Roy (L-NO) and Chris Van der Weave (L-WE); Ana Maloney")
    assert [matched.candidates[0].key for matched in found] == [5, 2, 7, 3]
    assert all(matched.certainty is Certainty.SURE for matched in found)


def test_a_list_of_family_names_alone_is_split_and_left_to_a_person() -> None:
    found = match("Avila, Dingley, O’Shea")
    assert [matched.candidates[0].key for matched in found] == [1, 6, 5]
    assert {matched.certainty for matched in found} == {Certainty.CHOOSE}


def test_a_slip_of_the_pen_is_forgiven_but_looked_at_where_the_given_name_is_missing() -> None:
    assert match("Debbie Dingly")[0].certainty is Certainty.SURE
    assert match("Dingly")[0].certainty is Certainty.CHOOSE


@pytest.mark.parametrize(
    "table",
    ["Last,First,State,Party\nÁvila,Tomás,NO,Shuttle", "name;state\nTomas Avila;North", "prénom\tnom\nTomás\tÁvila"],
)
def test_a_table_is_read_by_the_names_of_its_columns(table: str) -> None:
    assert [matched.candidates[0].key for matched in match(table)] == [1]


def test_a_file_in_an_old_encoding_is_read() -> None:
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        assert "Tomás Ávila" in pasting.text_of("Tomás Ávila".encode(encoding))


def test_what_is_no_text_or_too_long_is_refused() -> None:
    with pytest.raises(pasting.CannotReadList):
        pasting.text_of(b"PK\x03\x04\x00\x00")
    with pytest.raises(pasting.CannotReadList):
        pasting.names_in("Ana\n" * (pasting.MOST_LINES + 1))


def a_word(number: int) -> str:
    syllables = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa")
    return "".join(syllables[number // step % len(syllables)] for step in (1, 11, 121)) + "n"


def test_a_thousand_misspelled_lines_take_less_than_two_seconds() -> None:
    many = [
        member(key=key, name=f"{a_word(3 * key)} {a_word(key)}", sort_name="", places=["no"], parties=[], district="")
        for key in range(434)
    ]
    lines = [f"Rep. {a_word(3 * number)} {a_word(number)[:3]}x{a_word(number)[4:]} (L-NO)" for number in range(1000)]
    begun = time.process_time()
    found = Matcher(many).match(lines)
    assert time.process_time() - begun < 2
    assert all(matched.candidates for matched in found[:434])
