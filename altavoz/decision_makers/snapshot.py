# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a source says, before anything is written: plain facts with the keys that the source gives them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from altavoz.decision_makers.directory import LANGUAGES, Body
from altavoz.decision_makers.models import ContactPoint, Term

Names = Mapping[str, str]
OCD = "ocd-division/country:"
KNOWN_LANGUAGES = frozenset(code for code, _name in LANGUAGES)
MOST_SHOWN = 20


@dataclass(frozen=True)
class DivisionFact:
    ocd_id: str
    country: str
    names: Names
    sort: str = ""
    parent: str = ""
    valid_from: date | None = None
    valid_through: date | None = None


@dataclass(frozen=True)
class BodyFact:
    key: str
    country: str
    names: Names
    sort: str = Body.Sort.CHAMBER


@dataclass(frozen=True)
class OfficeFact:
    key: str
    country: str
    titles: Names
    body: str = ""
    role: str = ""
    division: str = ""
    salutations: Names = field(default_factory=dict)


@dataclass(frozen=True)
class PersonFact:
    key: str
    name: str
    sort_name: str = ""
    honorific: str = ""
    wikidata: str = ""


@dataclass(frozen=True)
class TermFact:
    """Without a person the office is vacant. No term at all says: not known."""

    office: str
    person: str = ""
    standing: str = Term.Standing.HOLDER
    since: date | None = None
    until: date | None = None
    party: str = ""


@dataclass(frozen=True)
class ContactFact:
    """Of an office or of a person, by its key."""

    way: str
    value: str
    office: str = ""
    person: str = ""
    label: str = ""
    note: str = ""
    hours: str = ""
    zone: str = ""


@dataclass(frozen=True)
class PostcodeFact:
    prefix: str
    division: str
    redrawn: bool = False


@dataclass(frozen=True)
class Snapshot:
    """All that one source says on one day. `left_out` are lines that it could not use, each with the reason."""

    country: str
    as_of: date
    said_by: str
    licence: str
    divisions: tuple[DivisionFact, ...] = ()
    bodies: tuple[BodyFact, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    persons: tuple[PersonFact, ...] = ()
    terms: tuple[TermFact, ...] = ()
    contacts: tuple[ContactFact, ...] = ()
    postcodes: tuple[PostcodeFact, ...] = ()
    holds_from: date | None = None
    holds_until: date | None = None
    left_out: tuple[str, ...] = ()

    @property
    def holders(self) -> int:
        return len({(term.office, term.person) for term in self.terms if term.person})


def faults(snapshot: Snapshot) -> list[str]:
    """Everything for which it cannot be imported, in words; an empty list is a good snapshot."""
    return [*_twice(snapshot), *_unknown(snapshot), *_impossible(snapshot)]


def _twice(snapshot: Snapshot) -> Iterator[str]:
    keys = {
        "division": [each.ocd_id for each in snapshot.divisions],
        "body": [each.key for each in snapshot.bodies],
        "office": [each.key for each in snapshot.offices],
        "person": [each.key for each in snapshot.persons],
    }
    for what, names in keys.items():
        yield from (f"{what} {name} stands there twice" for name, times in Counter(names).items() if times > 1)


def _unknown(snapshot: Snapshot) -> Iterator[str]:
    bodies = {each.key for each in snapshot.bodies} | {""}
    offices = {each.key for each in snapshot.offices}
    persons = {each.key for each in snapshot.persons}
    divisions = {each.ocd_id for each in snapshot.divisions} | {""}
    for office in snapshot.offices:
        yield from _missing(f"office {office.key}", "body", [office.body], bodies)
        yield from _missing(f"office {office.key}", "division", [office.division], divisions)
    for term in snapshot.terms:
        yield from _missing("a term", "office", [term.office], offices)
        yield from _missing("a term", "person", [term.person], persons | {""})
    for contact in snapshot.contacts:
        yield from _missing("a contact point", "office", [contact.office], offices | {""})
        yield from _missing("a contact point", "person", [contact.person], persons | {""})
    yield from _missing("a postcode", "division", {each.division for each in snapshot.postcodes}, divisions)


def _missing(who: str, what: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
    yield from (f"{who} names the {what} {name}, which is not there" for name in sorted(set(named) - known))


def _impossible(snapshot: Snapshot) -> Iterator[str]:
    for division in snapshot.divisions:
        if not division.ocd_id.startswith(OCD):
            yield f"division {division.ocd_id} is no OCD id"
    for office in snapshot.offices:
        if not office.titles or not set(office.titles) <= KNOWN_LANGUAGES:
            yield f"office {office.key} needs a title in {', '.join(sorted(KNOWN_LANGUAGES))} and no other language"
    for term in snapshot.terms:
        if term.since and term.until and term.until < term.since:
            yield f"a term of {term.office} ends before it begins"
        if (term.standing == Term.Standing.VACANT) == bool(term.person):
            yield f"a term of {term.office} is vacant with a person, or held without one"
    yield from _unreachable(snapshot)


def _unreachable(snapshot: Snapshot) -> Iterator[str]:
    for contact in snapshot.contacts:
        if contact.way not in ContactPoint.Way.values or not contact.value or len(contact.value) > 500:
            yield f"a contact point of {contact.office or contact.person} has no way or value that can be kept"
        if bool(contact.office) == bool(contact.person):
            yield "a contact point is of an office or of a person, never of both"
