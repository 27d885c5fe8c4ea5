# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every source is asked, and a small fictional legislature for tests."""

from datetime import date
from typing import ClassVar

from altavoz.decision_makers.models import Term
from altavoz.decision_makers.snapshot import (
    BodyFact,
    ContactFact,
    DivisionFact,
    OfficeFact,
    PersonFact,
    PostcodeFact,
    Snapshot,
    TermFact,
    faults,
)
from altavoz.decision_makers.sources import Files, Source, source_named

AS_OF = date(2026, 4, 1)
HOLDERS = ("Vera Okonjo", "Nadia Ferro", "Ilse Brandt", "Tomás Ávila", "Ruth Adeyemi")


def weavers_chamber(
    *, holders: tuple[str, ...] = HOLDERS, vacant: tuple[int, ...] = (), country: str = "CA", as_of: date = AS_OF
) -> Snapshot:
    """A fictional chamber: one seat a district, district 1 and 2 share the code 10001. Nobody in it is real."""
    north = f"ocd-division/country:{country.lower()}/state:north"
    districts = [f"{north}/seat:{number}" for number, _name in enumerate(holders, 1)]
    keys = [f"loom/{number}" for number, _name in enumerate(holders, 1)]
    persons = [PersonFact(f"loom:{name}", name) for name in holders]
    seated = [
        (key, person) for number, (key, person) in enumerate(zip(keys, persons, strict=True)) if number not in vacant
    ]
    return Snapshot(
        country=country,
        as_of=as_of,
        said_by="the Gazette of the Looms (fictional)",
        licence="CC0-1.0",
        divisions=(
            DivisionFact(north, country, {"en": "The North", "fr": "Le Nord"}, "state"),
            *(DivisionFact(each, country, {"en": f"North {n}"}, "seat", north) for n, each in enumerate(districts, 1)),
        ),
        bodies=(BodyFact("loom", country, {"en": "Chamber of Looms"}),),
        offices=tuple(
            OfficeFact(key, country, {"en": f"Weaver for North {number}"}, "loom", "weaver", division)
            for number, (key, division) in enumerate(zip(keys, districts, strict=True), 1)
        ),
        persons=tuple(person for _key, person in seated),
        terms=(
            *(TermFact(key, person.key, since=date(2025, 1, 1), party="Shuttle") for key, person in seated),
            *(TermFact(keys[number], standing=Term.Standing.VACANT, since=as_of) for number in vacant),
        ),
        contacts=tuple(ContactFact("phone", "+1 555 0100", person=person.key) for _key, person in seated),
        postcodes=(
            PostcodeFact("K1A", districts[0]),
            PostcodeFact("K1A", districts[-1]),
            PostcodeFact("K2", districts[0]),
        ),
    )


READ: dict[type, Snapshot] = {}


class SourceContract:
    """Inherit it in the tests of a source: it reads what lies in its folder, and reads it well."""

    slug: ClassVar[str]
    files: ClassVar[Files | None] = None
    as_of: ClassVar[date | None] = None

    def source(self) -> Source:
        found = source_named(self.slug)
        assert found is not None
        return found

    def snapshot(self) -> Snapshot:
        """Read once for all the tests that look at it: the whole of a congress takes a second."""
        kind = type(self)
        if kind not in READ:
            READ[kind] = self.read_anew()
        return READ[kind]

    def read_anew(self) -> Snapshot:
        source = self.source()
        as_of = self.as_of or source.data_as_of
        assert as_of is not None
        return source.read(source.bundled() | dict(self.files or {}), as_of=as_of)

    def test_it_reads_its_sample_without_faults(self) -> None:
        assert faults(self.snapshot()) == []

    def test_it_reads_the_same_twice(self) -> None:
        assert self.read_anew() == self.snapshot()

    def test_it_says_where_it_is_from_of_which_day_and_under_which_licence(self) -> None:
        snapshot = self.snapshot()
        assert snapshot.said_by
        assert snapshot.licence
        assert snapshot.offices

    def test_no_address_is_guessed(self) -> None:
        """An e-mail address stands in the file itself, or nowhere."""
        source = self.source()
        told = b"".join((source.bundled() | dict(self.files or {})).values()).decode()
        assert all(each.value in told for each in self.snapshot().contacts if each.way == "email")
