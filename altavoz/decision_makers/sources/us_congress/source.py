# SPDX-License-Identifier: AGPL-3.0-or-later
"""Congress as github.com/unitedstates/congress-legislators publishes it in YAML, and as it stood in July 2016."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from altavoz.decision_makers.snapshot import ContactFact, PersonFact, Snapshot, TermFact
from altavoz.decision_makers.sources import CannotRead, Files, Line, Source, day_of, table_of, text_of
from altavoz.decision_makers.sources.us_congress import seats
from altavoz.decision_makers.sources.us_congress.seats import HOUSE, SENATE, Seat

DATA = Path(__file__).parent / "data"
CC0 = "CC0-1.0 (public domain); table of postcodes: work of the United States Government"
# The loader in C reads a million letters in a second; the one in Python takes ten.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ZIPS, STATES = "zccd.csv", "states.csv"
MEMBERS, SOCIAL, OFFICES = (
    "legislators-current.yaml",
    "legislators-social-media.yaml",
    "legislators-district-offices.csv",
)
MEMBERS_2016 = "legislators.csv"
# Between the day of the list and the table of postcodes courts had these drawn anew.
REDRAWN_IN_2016 = frozenset({"fl", "mn", "nc", "va"})
NETWORKS = {
    "twitter": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "youtube": "https://www.youtube.com/{}",
}
WASHINGTON = {"label": "Washington, DC", "zone": "America/New_York"}
Member = Mapping[str, Any]  # Any: YAML as somebody else wrote it


def read_current(files: Files, *, as_of: date) -> Snapshot:
    members = [_flat(member) for member in _yaml(files, MEMBERS)]
    social = {entry["id"].get("bioguide", ""): entry["social"] for entry in _yaml(files, SOCIAL)}
    for line in members:
        line.update({network: str(social.get(line["bioguide"], {}).get(network, "")) for network in NETWORKS})
    local = list(_district_offices(table_of(files, OFFICES, "bioguide", "address", "city", "phone")))
    said = "github.com/unitedstates/congress-legislators"
    return _snapshot(files, members, as_of, said_by=said, local=local, holds_from=date(2025, 1, 3))


def read_2016(files: Files, *, as_of: date) -> Snapshot:
    members = table_of(files, MEMBERS_2016, "bioguide", "chamber", "state", "district", "term_start", "term_end")
    return _snapshot(
        files,
        members,
        as_of,
        said_by="github.com/unitedstates/congress-legislators, as of 30 June 2016",
        holds_from=date(2015, 1, 6),
        holds_until=date(2017, 1, 3),
        redrawn=REDRAWN_IN_2016,
    )


def _snapshot(
    files: Files,
    members: list[Line],
    as_of: date,
    *,
    said_by: str,
    holds_from: date,
    holds_until: date | None = None,
    redrawn: frozenset[str] = frozenset(),
    local: Iterable[ContactFact] = (),
) -> Snapshot:
    names = {line["id"]: line["name"] for line in table_of(files, STATES, "id", "name")}
    zips = table_of(files, ZIPS, "state_abbr", "zcta", "cd")
    held = {_seat(member): member for member in members}
    every = seats.in_table(zips) | set(held)
    empty = sorted(every - set(held))
    known = {_person_key(member["bioguide"]) for member in members}
    return Snapshot(
        country="US",
        as_of=as_of,
        said_by=said_by,
        licence=CC0,
        divisions=tuple(seats.divisions(every, names)),
        bodies=seats.BODIES,
        offices=tuple(seats.offices(every, names)),
        persons=tuple(_person(member) for member in members),
        terms=(
            *(_term(seat, member) for seat, member in held.items()),
            *(TermFact(seat.key, standing="vacant", since=as_of, until=holds_until) for seat in empty),
        ),
        contacts=(
            *(contact for member in members for contact in _contacts(member)),
            *(contact for contact in local if contact.person in known),
        ),
        postcodes=tuple(seats.postcodes(zips, redrawn)),
        holds_from=holds_from,
        holds_until=holds_until,
    )


def _yaml(files: Files, name: str) -> list[Any]:  # Any: YAML as somebody else wrote it
    try:
        found = yaml.load(text_of(files, name), Loader=Loader)  # noqa: S506 - a safe loader, chosen above
    except yaml.YAMLError as error:
        raise CannotRead(f"{name} cannot be read as YAML.") from error
    if not isinstance(found, list) or not found:
        raise CannotRead(f"{name} holds no list of members.")
    return found


def _flat(member: Member) -> Line:
    """A member of the YAML file with the last of his terms, in the columns of our tables."""
    try:
        term, name, bio = member["terms"][-1], member["name"], member.get("bio", {})
        flat = {
            "bioguide": member["id"]["bioguide"],
            "wikidata": member["id"].get("wikidata", ""),
            "chamber": {"rep": "house", "sen": "senate"}[term["type"]],
            "state": term["state"],
            "district": term.get("district", ""),
            "class": term.get("class", ""),
            "party": term.get("party", ""),
            "last": name["last"],
            "first": name["first"],
            "suffix": name.get("suffix", ""),
            "official_full": name.get("official_full", ""),
            "gender": bio.get("gender", ""),
            "term_start": term["start"],
            "term_end": term["end"],
            "phone": term.get("phone", ""),
            "fax": term.get("fax", ""),
            "office": term.get("address") or term.get("office", ""),
            "contact_form": term.get("contact_form", ""),
            "url": term.get("url", ""),
        }
    except (KeyError, IndexError, TypeError) as error:
        raise CannotRead(f"{MEMBERS} has a member without a name, a Bioguide id or a term: {error}.") from error
    return {column: str(value) for column, value in flat.items()}


def _seat(member: Line) -> Seat:
    state = member["state"].lower()
    if member["chamber"] == "house":
        return Seat(HOUSE, state, int(member["district"] or 0))
    # Whoever was appointed sits until the next election only, so the class is not in the year for all of them.
    return Seat(SENATE, state, int(member.get("class") or seats.class_of(int(member["term_end"][:4]))))


def _person_key(bioguide: str) -> str:
    return f"bioguide:{bioguide}"


def _person(member: Line) -> PersonFact:
    first = " ".join(part for part in (member["first"], member["last"], member.get("suffix", "")) if part)
    return PersonFact(
        key=_person_key(member["bioguide"]),
        name=member.get("official_full") or first,
        sort_name=f"{member['last']}, {member['first']}",
        wikidata=member.get("wikidata", ""),
    )


def _term(seat: Seat, member: Line) -> TermFact:
    return TermFact(
        office=seat.key,
        person=_person_key(member["bioguide"]),
        since=day_of(member["term_start"], f"term of {member['bioguide']}"),
        until=day_of(member["term_end"], f"term of {member['bioguide']}"),
        party=member.get("party", ""),
    )


def _contacts(member: Line) -> Iterator[ContactFact]:
    """As published. No e-mail address is: the office's own form is how one writes there."""
    person = _person_key(member["bioguide"])
    for way, column in (("phone", "phone"), ("fax", "fax"), ("postal", "office")):
        if member.get(column):
            yield ContactFact(way, member[column], person=person, **WASHINGTON)
    for way, column in (("form", "contact_form"), ("website", "url")):
        if member.get(column):
            yield ContactFact(way, member[column], person=person)
    for network, link in NETWORKS.items():
        if member.get(network):
            yield ContactFact("social", link.format(member[network]), person=person, label=network.capitalize())


def _district_offices(lines: Iterable[Line]) -> Iterator[ContactFact]:
    for line in lines:
        person, label = _person_key(line["bioguide"]), ", ".join(filter(None, (line["city"], line.get("state", ""))))
        street = ", ".join(filter(None, (line["address"], line.get("suite", ""), line.get("building", ""))))
        said = {"label": label, "hours": line.get("hours", "")}
        for way, value in (("phone", line["phone"]), ("fax", line.get("fax", ""))):
            if value:
                yield ContactFact(way, value, person=person, **said)
        if street:
            yield ContactFact("postal", f"{street}, {label} {line.get('zip', '')}".strip(), person=person, **said)


SOURCE = Source(
    slug="us_congress",
    about="Congress of the United States, as congress-legislators publishes it",
    read=read_current,
    files=(MEMBERS, SOCIAL, OFFICES, ZIPS, STATES),
    data={
        MEMBERS: DATA / "legislators-current.yaml.gz",
        SOCIAL: DATA / "legislators-social-media.yaml.gz",
        OFFICES: DATA / "legislators-district-offices.csv.gz",
        ZIPS: DATA / "zccd-119.csv.gz",
        STATES: DATA / "states.csv.gz",
    },
    data_as_of=date(2026, 6, 15),
)
SOURCE_2016 = Source(
    slug="us_congress_2016",
    about="Congress of the United States as it stood in July 2016",
    read=read_2016,
    files=(MEMBERS_2016, ZIPS, STATES),
    data={
        MEMBERS_2016: DATA / "legislators-2016-06-30.csv.gz",
        ZIPS: DATA / "zccd-115.csv.gz",
        STATES: DATA / "states.csv.gz",
    },
    data_as_of=date(2016, 6, 30),
)
