# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chambers of the demonstration: the House of July 2016, the Commons of October 2018, and one that is invented.

Each comes through the importing room, as it would in any other centre.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from altavoz.decision_makers.directory import Body
from altavoz.decision_makers.importing import Imported, Outcome, bring_in
from altavoz.decision_makers.reading import snapshot_of
from altavoz.decision_makers.snapshot import (
    BodyFact,
    ContactFact,
    DivisionFact,
    OfficeFact,
    PersonFact,
    PostcodeFact,
    Snapshot,
    TermFact,
)
from altavoz.decision_makers.sources import source_named
from altavoz.demonstration.reaching_words import AssemblyFacts
from altavoz.demonstration.words import LANGUAGES

HOUSE, COMMONS, ASSEMBLY = "us/house", "ca/commons", "marola/assembly"
HOUSE_SOURCE, COMMONS_SOURCE = "us_congress_2016", "ca_commons"
LAND = "ocd-division/country:xm"
FICTION = "CC0-1.0 (fictional)"
# Numbers from +1 202 555 0100 to 0199 are given to nobody.
PHONE = "+1 202 555 01{:02d}"


class CannotImport(RuntimeError):
    """A source of the house itself was refused; the message says why."""


@dataclass(frozen=True)
class SeatFacts:
    """A line of the file: where, who, for whom, what is known, in which committees, and what is missing."""

    province: str
    number: int
    name: str
    party: str
    standing: str
    committees: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{ASSEMBLY}/{self.province}/{self.number}"

    @property
    def person(self) -> str:
        return f"marola:{self.name.lower().replace(' ', '-')}"


def seats_of(facts: AssemblyFacts) -> list[SeatFacts]:
    found = []
    for line in facts.seats:
        place, name, party, standing, committees, lacks = (part.strip() for part in line.split("|"))
        province, number = place.split()
        found.append(
            SeatFacts(province, int(number), name, party, standing, tuple(committees.split()), tuple(lacks.split()))
        )
    return found


def import_all(facts: AssemblyFacts, now: datetime) -> None:
    """The House alone and without its table of postcodes: nobody can write to it any more, and it costs seconds."""
    _import(HOUSE_SOURCE, _only(_bundled(HOUSE_SOURCE), HOUSE), now)
    _import(COMMONS_SOURCE, _bundled(COMMONS_SOURCE), now)
    _import("marola", assembly(facts, now.date()), now)


def _import(slug: str, snapshot: Snapshot, now: datetime) -> None:
    done: Imported = bring_in(slug=slug, snapshot=snapshot, now=now)
    if done.outcome is not Outcome.IMPORTED:
        raise CannotImport(f"{slug}: {done.outcome.value} {'; '.join(done.faults[:3])}")


def _bundled(slug: str) -> Snapshot:
    source = source_named(slug)
    if source is None:
        raise CannotImport(slug)
    return snapshot_of(source)


def _only(snapshot: Snapshot, body: str) -> Snapshot:
    offices = tuple(office for office in snapshot.offices if office.body == body)
    keys = {office.key for office in offices}
    terms = tuple(term for term in snapshot.terms if term.office in keys)
    persons = {term.person for term in terms}
    return replace(
        snapshot,
        offices=offices,
        terms=terms,
        persons=tuple(person for person in snapshot.persons if person.key in persons),
        # How they were reached in 2016 reaches nobody today.
        contacts=(),
        postcodes=(),
    )


def assembly(facts: AssemblyFacts, today: date) -> Snapshot:
    """The invented chamber, as a source would tell of it."""
    seats = seats_of(facts)
    names = {(seat.province, seat.number): _place(facts, seat) for seat in seats}
    committees = [(key, seat) for seat in seats for key in seat.committees]
    return Snapshot(
        country=facts.country,
        as_of=today,
        said_by=facts.said_by,
        licence=FICTION,
        divisions=tuple(_divisions(facts, seats, names)),
        bodies=(
            BodyFact(ASSEMBLY, facts.country, facts.names),
            *(
                BodyFact(f"marola/{key}", facts.country, each, Body.Sort.OTHER)
                for key, each in facts.committees.items()
            ),
        ),
        offices=(
            *(_office(facts, seat, names[seat.province, seat.number]) for seat in seats),
            *(_membership(facts, key, seat) for key, seat in committees),
        ),
        persons=tuple(PersonFact(seat.person, seat.name, _sorted(seat.name)) for seat in seats if seat.name),
        terms=(
            *(_term(seat, today) for seat in seats),
            *(TermFact(_member_key(key, seat), seat.person) for key, seat in committees),
        ),
        contacts=tuple(contact for number, seat in enumerate(seats) for contact in _contacts(seat, number)),
        postcodes=tuple(_codes(facts)),
    )


def _division(province: str, number: int) -> str:
    """Whoever has no vote sits for the whole province."""
    return f"{LAND}/province:{province}/district:{number}" if number else f"{LAND}/province:{province}"


def _place(facts: AssemblyFacts, seat: SeatFacts) -> str:
    province = facts.provinces[seat.province]
    return f"{province} {seat.number}" if seat.number else province


def _divisions(
    facts: AssemblyFacts, seats: Sequence[SeatFacts], names: Mapping[tuple[str, int], str]
) -> Iterator[DivisionFact]:
    yield DivisionFact(LAND, facts.country, {"en": "Marola (fictional)"}, "country")
    for key, name in facts.provinces.items():
        yield DivisionFact(_division(key, 0), facts.country, {"en": name}, "province", LAND)
    for seat in seats:
        if seat.number:
            name = names[seat.province, seat.number]
            above = _division(seat.province, 0)
            yield DivisionFact(_division(seat.province, seat.number), facts.country, {"en": name}, "district", above)


def _office(facts: AssemblyFacts, seat: SeatFacts, place: str) -> OfficeFact:
    titles = {language: facts.title[language].format(place=place) for language in LANGUAGES}
    role = "member" if seat.number else "delegate"
    division = _division(seat.province, seat.number)
    return OfficeFact(seat.key, facts.country, titles, ASSEMBLY, role, division, facts.salutation)


def _membership(facts: AssemblyFacts, key: str, seat: SeatFacts) -> OfficeFact:
    return OfficeFact(_member_key(key, seat), facts.country, facts.committees[key], f"marola/{key}", "committee_member")


def _member_key(key: str, seat: SeatFacts) -> str:
    return f"marola/{key}/{seat.province}/{seat.number}"


def _term(seat: SeatFacts, today: date) -> TermFact:
    if not seat.name:
        return TermFact(seat.key, standing="vacant", since=today)
    return TermFact(seat.key, seat.person, party=seat.party)


def _contacts(seat: SeatFacts, number: int) -> Iterator[ContactFact]:
    if not seat.name:
        return
    if "email" not in seat.lacks:
        address = f"{seat.name.lower().replace(' ', '.')}@assembly.marola.invalid"
        yield ContactFact("email", address, person=seat.person)
    if "phone" not in seat.lacks:
        yield ContactFact(
            "phone", PHONE.format(number), person=seat.person, hours="Mo-Fr 09:00-17:00", zone="America/Halifax"
        )
    yield ContactFact("postal", "Assembly of Marola, 1 Assembly Square, Alderport (fictional)", person=seat.person)


def _codes(facts: AssemblyFacts) -> Iterator[PostcodeFact]:
    for code, places in facts.codes.items():
        for place in places.split(","):
            province, number = place.split()
            yield PostcodeFact(code, _division(province, int(number)))


def _sorted(name: str) -> str:
    first, _space, last = name.rpartition(" ")
    return f"{last}, {first}"
