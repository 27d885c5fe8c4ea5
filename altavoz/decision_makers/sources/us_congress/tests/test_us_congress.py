# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.decision_makers.sources import CannotRead
from altavoz.decision_makers.sources.us_congress.seats import class_of
from altavoz.decision_makers.sources.us_congress.source import MEMBERS, SOURCE, SOURCE_2016
from altavoz.decision_makers.testing_sources import SourceContract


class TestCongressAsPublished(SourceContract):
    slug = "us_congress"

    def test_nobody_there_has_a_public_address(self) -> None:
        assert not [each for each in self.snapshot().contacts if each.way == "email"]


class TestCongressOfJuly2016(SourceContract):
    slug = "us_congress_2016"

    def test_the_house_has_434_members_with_a_vote_and_one_empty_seat(self) -> None:
        snapshot = self.snapshot()
        voting = {office.key for office in snapshot.offices if office.role == "representative"}
        held = {term.office for term in snapshot.terms if term.person}
        assert (len(voting), len(voting & held)) == (435, 434)
        assert [term.office for term in snapshot.terms if not term.person] == ["us/house/pa/2"]

    def test_six_sit_there_without_a_vote(self) -> None:
        roles = [office.role for office in self.snapshot().offices]
        assert roles.count("delegate") + roles.count("resident_commissioner") == 6

    def test_codes_of_states_drawn_anew_say_so(self) -> None:
        redrawn = {code.division.split("/")[2] for code in self.snapshot().postcodes if code.redrawn}
        assert redrawn == {"state:fl", "state:mn", "state:nc", "state:va"}


@pytest.mark.parametrize(("year", "number"), [(2017, 3), (2019, 1), (2021, 2), (2025, 1), (2027, 2), (2029, 3)])
def test_a_senators_class_is_told_by_the_year_of_the_end(year: int, number: int) -> None:
    assert class_of(year) == number


@pytest.mark.parametrize("broken", [b"", b"[", b"- {}\n", b"a: 1\n", b"\xff\xfe"])
def test_a_broken_list_is_refused_in_words(broken: bytes) -> None:
    with pytest.raises(CannotRead, match=MEMBERS):
        SOURCE.read(SOURCE.bundled() | {MEMBERS: broken}, as_of=date(2026, 6, 15))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(CannotRead, match=r"legislators\.csv is missing"):
        SOURCE_2016.read({}, as_of=date(2016, 6, 30))
