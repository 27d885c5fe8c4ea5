# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the demonstration quotes of the letter and the brief of 2018: each ask is a record, and in its area."""

from collections import Counter

from altavoz.demonstration.words import LANGUAGES, read_file

ROWS = read_file("recommended")["recommendations"]
BRIEF = [row for row in ROWS if row["document"] == "APG-2018"]
LETTER = [row for row in ROWS if row["document"] == "APG-2018-L"]


def area(row: dict[str, str]) -> str:
    return row["number"].split(".")[0]


def test_every_bullet_and_every_ask_in_prose_is_a_record_of_its_area() -> None:
    bullets = Counter(area(row) for row in BRIEF if row.get("standing") != "prose")
    prose = Counter(area(row) for row in BRIEF if row.get("standing") == "prose")
    assert bullets == {"1": 8, "2": 8, "3": 3, "4": 6, "5": 1, "6": 6}
    assert (bullets.total(), prose, len(LETTER)) == (32, {"1": 2, "2": 1}, 9)


def test_the_brief_asks_canada_and_the_letter_the_incoming_government() -> None:
    assert {row["asked"] for row in BRIEF} == {"canada"}
    assert {row["asked"] for row in LETTER} == {"incoming"}
    acted_on = Counter(row.get("acts_on", "") for row in BRIEF)
    assert acted_on == {"mexico": 25, "": 7, "companies": 2, "oaxaca": 1}
    (child,) = [row for row in BRIEF if row["text"].startswith("Ensure that no child")]
    assert (child["asked"], child["acts_on"]) == ("canada", "mexico")


def test_every_bullet_stands_under_its_heading_and_lead_ins_are_kept() -> None:
    assert all(row["heading"].startswith("Recommendations") for row in BRIEF if row.get("standing") != "prose")
    leads = Counter(area(row) for row in BRIEF if row.get("lead_in"))
    assert leads == {"1": 8, "2": 7, "3": 3, "5": 1}


def test_the_page_of_the_brief_tells_of_both_sides_in_three_languages() -> None:
    brief = read_file("brief")
    sides = Counter(each["side"] for each in brief["participants"])
    far = [each["name"] for each in brief["participants"] if each.get("how") == "teleconference"]
    assert (sides, far) == ({"asking": 8, "asked": 6}, ["Laura Ramirez", "Maria-Cristina Harris"])
    assert [len(brief[language]["areas"]) for language in LANGUAGES] == [6, 6, 6]
