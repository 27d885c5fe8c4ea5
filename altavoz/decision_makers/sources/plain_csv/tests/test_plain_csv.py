# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.decision_makers.sources import CannotRead
from altavoz.decision_makers.sources.plain_csv.source import SOURCE, TABLE
from altavoz.decision_makers.testing_sources import AS_OF, SourceContract

HEAD = "country;body;title_en;title_fr;holder;since;email;division;division_name;postcodes;licence"
LINES = (
    "mx;Secretaría de Telares;Minister of Looms;Ministre;Vera Okonjo;2025-01-01;vera@example.org;;;;CC0-1.0",
    "mx;Cámara de Telares;Weaver for the North;;vacant;;;ocd-division/country:mx/state:north;The North;72000 72001;",
    "mx;Cámara de Telares;Weaver for the South;;;;;;;;",
)
GOOD = "\n".join((HEAD, *LINES)).encode()


class TestATableOfOnesOwn(SourceContract):
    slug = "plain_csv"
    files = {TABLE: GOOD}
    as_of = AS_OF

    def test_a_holder_a_vacancy_and_nothing_known_are_three_things(self) -> None:
        snapshot = self.snapshot()
        assert [bool(term.person) for term in snapshot.terms] == [True, False]
        assert len(snapshot.offices) == 3

    def test_codes_lead_to_its_divisions(self) -> None:
        assert [code.prefix for code in self.snapshot().postcodes] == ["72000", "72001"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (HEAD.encode() + "\nmx;Cámara;a;;;;;;;;".encode("latin-1"), "UTF-8"),
        (HEAD.encode("utf-16"), r"UTF-8 \(line 1\)"),
        (b"land;body\nmx;a", "no column country, holder"),
        (HEAD.encode() + b"\nMexico;Looms;a", "two letters"),
        (HEAD.encode() + b"\nmx;Looms", "no title"),
        (HEAD.encode() + b"\nmx;Looms;a;;Vera;spring", "no date"),
        (HEAD.encode() + b"\nmx;Looms;a;;Vera;;;puebla", "OCD id"),
        (b"", "no column"),
    ],
)
def test_a_table_that_cannot_be_used_says_why_and_where(broken: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said):
        SOURCE.read({TABLE: broken}, as_of=date(2026, 4, 1))
