# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import date

import pytest

from altavoz.decision_makers.sources import CannotRead
from altavoz.decision_makers.sources.ca_commons.source import LAST_DAY, REPRESENT, REPRESENT_SOURCE
from altavoz.decision_makers.testing_sources import SourceContract

MEMBER = {
    "name": "Vera Okonjo",
    "first_name": "Vera",
    "last_name": "Okonjo",
    "party_name": "Shuttle",
    "district_name": "Québec",
    "email": "vera@example.org",
    "url": "https://example.org/vera",
    "offices": [{"type": "legislature", "tel": "1 613 555-0100", "postal": "House of Commons\nOttawa"}],
}
NOWHERE = {**MEMBER, "name": "Nadia Ferro", "district_name": "Nowhere"}


class TestThe42ndParliament(SourceContract):
    slug = "ca_commons"

    def test_nobody_is_said_to_sit_there_after_the_last_day_of_the_list(self) -> None:
        assert all(term.until is not None and term.until <= LAST_DAY for term in self.snapshot().terms)

    def test_there_are_338_ridings(self) -> None:
        assert len(self.snapshot().offices) == 338

    def test_who_has_no_riding_is_left_out_and_named(self) -> None:
        assert [line.split(":")[0] for line in self.snapshot().left_out] == ["Rob Anders", "Denis Paradis"]

    def test_the_letter_x_is_that_of_two_territories(self) -> None:
        assert len([code for code in self.snapshot().postcodes if code.prefix == "X"]) == 2


class TestRepresent(SourceContract):
    slug = "ca_commons_represent"
    files = {REPRESENT: json.dumps({"objects": [MEMBER, NOWHERE]}).encode()}
    as_of = date(2026, 4, 1)

    def test_a_member_comes_with_every_contact(self) -> None:
        contacts = {contact.way: contact.value for contact in self.snapshot().contacts}
        assert contacts["email"] == "vera@example.org"
        assert contacts["postal"] == "House of Commons Ottawa"

    def test_a_riding_that_is_not_there_is_told(self) -> None:
        assert [line for line in self.snapshot().left_out if "Nowhere" in line]


@pytest.mark.parametrize("broken", [b"{}", b"[]", b"<html>", b'{"objects": [{}]}', b'{"objects": []}'])
def test_what_is_no_answer_of_represent_is_refused(broken: bytes) -> None:
    with pytest.raises(CannotRead, match=REPRESENT):
        REPRESENT_SOURCE.read(REPRESENT_SOURCE.bundled() | {REPRESENT: broken}, as_of=date(2026, 4, 1))
