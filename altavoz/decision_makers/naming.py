# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a source names, as rows that keep their ids from one import to the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from altavoz.decision_makers.batches import in_batches, inserting, updating
from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.models import Body, BodyText, Division, DivisionText, Office, OfficeText, Person
from altavoz.decision_makers.snapshot import OfficeFact, PersonFact, Snapshot

Ids = Mapping[str, int]


@dataclass(frozen=True)
class Known:
    """The id of everything that the snapshot names, by its key."""

    divisions: Ids
    bodies: Ids
    offices: Ids
    persons: Ids


def add(snapshot: Snapshot) -> Known:
    """Add what is new. Staff's own words stay: what is there already is left alone."""
    in_batches(_divisions(snapshot), inserting(Division, unless_there=True))
    divisions = _ids(Division, "ocd_id")
    in_batches(_division_names(snapshot, divisions), inserting(DivisionText, unless_there=True))
    in_batches(
        (Body(key=body.key, country=body.country, sort=body.sort) for body in snapshot.bodies),
        inserting(Body, unless_there=True),
    )
    bodies = _ids(Body, "key")
    in_batches(_body_names(snapshot, bodies), inserting(BodyText, unless_there=True))
    in_batches((_office(office, bodies, snapshot) for office in snapshot.offices), inserting(Office, unless_there=True))
    offices = _ids(Office, "key")
    in_batches(_titles(snapshot, offices), inserting(OfficeText, unless_there=True))
    in_batches((_person(person) for person in snapshot.persons), inserting(Person, unless_there=True))
    return Known(divisions, bodies, offices, _ids(Person, "key"))


def rename(snapshot: Snapshot, known: Known) -> None:
    """After the switch: names of persons and places of offices that the source has changed."""
    if snapshot.holds_until is not None:
        return  # A source of the past has no news of what things are called today.
    columns = ["name", "sort_name", "folded", "honorific", "wikidata"]
    persons = {person.key: person for person in Person.objects.filter(key__isnull=False)}
    changed = list(_changed((_person(each) for each in snapshot.persons), persons, columns))
    in_batches(changed, updating(Person, columns))
    places = ["country", "institution_id", "role", "division", "source", "source_date"]
    offices = {office.key: office for office in Office.objects.filter(key__isnull=False)}
    told = (_office(each, known.bodies, snapshot) for each in snapshot.offices)
    moved = list(_changed(told, offices, places))
    in_batches(moved, updating(Office, places))


def _changed(told: Iterable[Any], there: Mapping[str | None, Any], columns: list[str]) -> Iterator[Any]:
    """The rows that differ in one of these columns, with the new values; what staff wrote over a source stays.

    Any: rows of one model.
    """
    for new in told:
        row = there[new.key]
        own = row.by_staff.split()
        differing = [name for name in columns if name not in own and getattr(row, name) != getattr(new, name)]
        for name in differing:
            setattr(row, name, getattr(new, name))
        if differing:
            yield row


def _ids(model: type[models.Model], column: str) -> dict[str, int]:
    return {key: pk for key, pk in model._default_manager.values_list(column, "pk") if key}


def _divisions(snapshot: Snapshot) -> Iterator[Division]:
    for each in snapshot.divisions:
        yield Division(
            ocd_id=each.ocd_id,
            country=each.country,
            kind=each.sort,
            parent=each.parent,
            valid_from=each.valid_from,
            valid_through=each.valid_through,
        )


def _division_names(snapshot: Snapshot, ids: Ids) -> Iterator[DivisionText]:
    for each in snapshot.divisions:
        for language, name in each.names.items():
            yield DivisionText(division_id=ids[each.ocd_id], language=language, name=name, folded=fold(name))


def _body_names(snapshot: Snapshot, ids: Ids) -> Iterator[BodyText]:
    for each in snapshot.bodies:
        for language, name in each.names.items():
            yield BodyText(body_id=ids[each.key], language=language, name=name)


def _titles(snapshot: Snapshot, ids: Ids) -> Iterator[OfficeText]:
    for each in snapshot.offices:
        for language, title in each.titles.items():
            salutation = each.salutations.get(language, "")
            yield OfficeText(office_id=ids[each.key], language=language, title=title, salutation=salutation)


def _office(fact: OfficeFact, bodies: Ids, snapshot: Snapshot) -> Office:
    return Office(
        key=fact.key,
        country=fact.country,
        institution_id=bodies.get(fact.body),
        role=fact.role,
        division=fact.division,
        source=snapshot.said_by,
        source_date=snapshot.as_of,
    )


def _person(fact: PersonFact) -> Person:
    return Person(
        key=fact.key,
        name=fact.name,
        sort_name=fact.sort_name,
        folded=fold(fact.name),
        honorific=fact.honorific,
        wikidata=fact.wikidata,
    )
