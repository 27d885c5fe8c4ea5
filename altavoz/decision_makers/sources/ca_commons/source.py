# SPDX-License-Identifier: AGPL-3.0-or-later
"""Canada's House of Commons: the 42nd Parliament as Wikidata had it in October 2018, and the Represent service's JSON.

No open table leads from a postcode to a riding. Its first letter gives the province, and the riding is chosen by name.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from altavoz.decision_makers.folding import fold
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
from altavoz.decision_makers.sources import CannotRead, Files, Line, Source, day_of, table_of, text_of

DATA = Path(__file__).parent / "data"
MEMBERS, RIDINGS, REPRESENT = "house-of-commons.csv", "federal-ridings.csv", "represent.json"
COUNTRY = "ocd-division/country:ca"
COMMONS = "ca/commons"
BODY = BodyFact(
    COMMONS,
    "CA",
    {
        "en": "House of Commons of Canada",
        "fr": "Chambre des communes du Canada",
        "es": "Cámara de los Comunes de Canadá",
    },
)
SALUTATION = {
    "en": "Dear Member of Parliament",
    "fr": "Madame la Députée, Monsieur le Député",
    "es": "Estimada Diputada, estimado Diputado",
}
# The first letter of a postcode; X is that of two territories.
LETTERS = {
    "nl": "A", "ns": "B", "pe": "C", "nb": "E", "qc": "GHJ", "on": "KLMNP", "mb": "R", "sk": "S", "ab": "T",
    "bc": "V", "nt": "X", "nu": "X", "yt": "Y",
}  # fmt: skip
# The last day of which this list tells; nobody is said to sit there after it.
LAST_DAY = date(2018, 10, 5)


def read_42nd(files: Files, *, as_of: date) -> Snapshot:
    ridings = _ridings(files)
    members = table_of(
        files, MEMBERS, "person_wikidata", "name_en", "ocd_division", "party_en", "start_date", "end_date"
    )
    left_out = [f"{line['name_en']}: no riding is given" for line in members if not line["ocd_division"]]
    seated = [line for line in members if line["ocd_division"]]
    terms = _without_doubles(_term(line) for line in seated)
    known = {term.office for term in terms}
    empty = [riding["ENNAME"] for riding in ridings if _key(_id(riding["MS_FB"])) not in known]
    return Snapshot(
        country="CA",
        as_of=as_of,
        said_by="Wikidata, by way of EveryPolitician (proto-commons-canada)",
        licence="CC0-1.0; ridings: Open Government Licence – Canada",
        divisions=tuple(_divisions(ridings)),
        bodies=(BODY,),
        offices=tuple(_offices(ridings)),
        persons=tuple({line["person_wikidata"]: _person(line) for line in seated}.values()),
        terms=terms,
        postcodes=tuple(_postcodes()),
        holds_from=date(2015, 10, 19),
        holds_until=LAST_DAY,
        left_out=(*left_out, *(f"{name}: nobody is named, so its holder is not known" for name in empty)),
    )


def read_represent(files: Files, *, as_of: date) -> Snapshot:
    """The answer of represent.opennorth.ca for /representatives/house-of-commons/, which an operator has saved."""
    ridings = _ridings(files)
    ids = {fold(riding[column]): _id(riding["MS_FB"]) for riding in ridings for column in ("ENNAME", "FRNAME")}
    found = [member for member in _objects(files) if fold(member["district_name"]) in ids]
    unknown = [member["district_name"] for member in _objects(files) if fold(member["district_name"]) not in ids]
    seats = {f"represent:{fold(member['name'])}": ids[fold(member["district_name"])] for member in found}
    return Snapshot(
        country="CA",
        as_of=as_of,
        said_by="represent.opennorth.ca (the House of Commons' own list)",
        licence="Open Government Licence – Canada; each fact as the House of Commons publishes it",
        divisions=tuple(_divisions(ridings)),
        bodies=(BODY,),
        offices=tuple(_offices(ridings)),
        persons=tuple(_represented(member) for member in found),
        terms=tuple(
            TermFact(_key(seats[person.key]), person.key, since=as_of, party=str(member.get("party_name") or ""))
            for member, person in ((member, _represented(member)) for member in found)
        ),
        contacts=tuple(contact for member in found for contact in _contacts(member)),
        postcodes=tuple(_postcodes()),
        holds_from=as_of,
        left_out=tuple(f"{name}: no riding of the 2013 order has this name" for name in unknown),
    )


def _ridings(files: Files) -> list[Line]:
    return table_of(files, RIDINGS, "FEDUID", "ENNAME", "FRNAME", "PRNAME", "MS_FB", "MS_FB_PARE")


def _id(mapped: str) -> str:
    return f"ocd-division/{mapped}"


def _key(division: str) -> str:
    return f"{COMMONS}/{division.rsplit(':', 1)[1]}"


def _divisions(ridings: Iterable[Line]) -> Iterator[DivisionFact]:
    yield DivisionFact(COUNTRY, "CA", {"en": "Canada", "fr": "Canada", "es": "Canadá"}, "country")
    provinces = {riding["MS_FB_PARE"]: riding["PRNAME"] for riding in ridings}
    for mapped, name in sorted(provinces.items()):
        english, _slash, french = name.partition(" / ")
        yield DivisionFact(_id(mapped), "CA", {"en": english, "fr": french or english}, "province", COUNTRY)
    for riding in ridings:
        names = {"en": riding["ENNAME"], "fr": riding["FRNAME"]}
        parent = _id(riding["MS_FB_PARE"])
        drawn = {"valid_from": date(2015, 10, 19), "valid_through": date(2024, 4, 23)}
        yield DivisionFact(_id(riding["MS_FB"]), "CA", names, "riding", parent, **drawn)


def _offices(ridings: Iterable[Line]) -> Iterator[OfficeFact]:
    for riding in ridings:
        division = _id(riding["MS_FB"])
        titles = {
            "en": f"Member of Parliament for {riding['ENNAME']}",
            "fr": f"Membre de la Chambre des communes pour {riding['FRNAME']}",
            "es": f"Integrante de la Cámara de los Comunes por {riding['ENNAME']}",
        }
        yield OfficeFact(_key(division), "CA", titles, COMMONS, "member", division, SALUTATION)


def _postcodes() -> Iterator[PostcodeFact]:
    for province, letters in LETTERS.items():
        sort = "territory" if province in {"nt", "nu", "yt"} else "province"
        yield from (PostcodeFact(letter, f"{COUNTRY}/{sort}:{province}") for letter in letters)


def _person(line: Line) -> PersonFact:
    first, _space, last = line["name_en"].rpartition(" ")
    wikidata = line["person_wikidata"]
    return PersonFact(f"wikidata:{wikidata}", line["name_en"], f"{last}, {first}".strip(", "), wikidata=wikidata)


def _term(line: Line) -> TermFact:
    where = f"{MEMBERS}, {line['name_en']}"
    return TermFact(
        office=_key(line["ocd_division"]),
        person=f"wikidata:{line['person_wikidata']}",
        since=day_of(line["start_date"], where),
        until=min(day_of(line["end_date"], where) or LAST_DAY, LAST_DAY),
        party=line["party_en"],
    )


def _without_doubles(terms: Iterable[TermFact]) -> tuple[TermFact, ...]:
    """Wikidata has some members twice in one riding: once for this parliament with a party, once from long before."""
    best: dict[tuple[str, str, date | None], TermFact] = {}
    for term in terms:
        who = (term.office, term.person, term.until)
        if who not in best or (not best[who].party and term.party):
            best[who] = term
    return tuple(best.values())


def _objects(files: Files) -> list[Mapping[str, Any]]:  # Any: JSON as somebody else wrote it
    try:
        found = json.loads(text_of(files, REPRESENT))["objects"]
    except (ValueError, KeyError, TypeError) as error:
        raise CannotRead(f"{REPRESENT} is no answer of the Represent service.") from error
    if not found or not all(isinstance(each, dict) and {"name", "district_name"} <= set(each) for each in found):
        raise CannotRead(f"{REPRESENT} holds no representatives with name and district_name.")
    return list(found)


def _represented(member: Mapping[str, Any]) -> PersonFact:  # Any: JSON as somebody else wrote it
    sort_name = f"{member.get('last_name') or ''}, {member.get('first_name') or ''}".strip(", ")
    return PersonFact(f"represent:{fold(member['name'])}", member["name"], sort_name)


def _contacts(member: Mapping[str, Any]) -> Iterator[ContactFact]:  # Any: JSON as somebody else wrote it
    person = _represented(member).key
    for way, name in (("email", "email"), ("website", "url")):
        if member.get(name):
            yield ContactFact(way, str(member[name]), person=person)
    for place in member.get("offices") or ():
        label = str(place.get("type") or "")
        for way, name in (("phone", "tel"), ("fax", "fax"), ("postal", "postal")):
            if place.get(name):
                yield ContactFact(way, " ".join(str(place[name]).split()), person=person, label=label)


RIDINGS_DATA = {RIDINGS: DATA / "federal-ridings-2013.csv.gz"}
SOURCE = Source(
    slug="ca_commons",
    about="Canada's House of Commons, 42nd Parliament, as of October 2018",
    read=read_42nd,
    files=(MEMBERS, RIDINGS),
    data={MEMBERS: DATA / "house-of-commons-42nd.csv.gz", **RIDINGS_DATA},
    data_as_of=LAST_DAY,
)
REPRESENT_SOURCE = Source(
    slug="ca_commons_represent",
    about="Canada's House of Commons, from a saved answer of the Represent service",
    read=read_represent,
    files=(REPRESENT, RIDINGS),
    data=RIDINGS_DATA,
)
