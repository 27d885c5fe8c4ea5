# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from io import StringIO

import pytest

from altavoz.organisations.safe_csv import cell, lines


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_is_shown_as_it_is(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("harmless", ["Ana", "a=b", "12", "安娜", ""])
def test_other_words_are_left_alone(harmless: str) -> None:
    assert cell(harmless) == harmless


def test_nothing_is_an_empty_cell() -> None:
    assert cell(None) == ""


def test_commas_quotes_and_lines_come_back_as_they_were() -> None:
    rows: list[list[object]] = [["Ana, of the valley", 'said "yes"', "two\nlines"], [1, None, "x"]]
    text = "".join(lines(["a", "b", "c"], rows))
    assert text.startswith("\ufeff")
    assert list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        ["a", "b", "c"],
        ["Ana, of the valley", 'said "yes"', "two\nlines"],
        ["1", "", "x"],
    ]
