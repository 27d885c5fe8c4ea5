# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table that anybody can write in an office program: one line an office, with its holder and how to reach it."""

from collections.abc import Iterator
from datetime import date

from altavoz.decision_makers.directory import Body
from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.snapshot import (
    OCD,
    BodyFact,
    ContactFact,
    DivisionFact,
    OfficeFact,
    PersonFact,
    PostcodeFact,
    Snapshot,
    TermFact,
)
from altavoz.decision_makers.sources import CannotRead, Files, Line, Source, day_of, table_of

TABLE = "table.csv"
LANGUAGES = ("en", "fr", "es")
WAYS = ("email", "phone", "fax", "postal", "form", "website", "social")
VACANT = "vacant"


def read(files: Files, *, as_of: date) -> Snapshot:
    lines = table_of(files, TABLE, "country", "body", "holder")
    for number, line in enumerate(lines, 2):
        _check(number, line)
    countries = {line["country"].upper() for line in lines}
    return Snapshot(
        country=countries.pop() if len(countries) == 1 else "",
        as_of=as_of,
        said_by=lines[0].get("source") or "a table imported by staff" if lines else "a table imported by staff",
        licence=lines[0].get("licence", "") if lines else "",
        divisions=tuple({line["division"]: _division(line) for line in lines if line.get("division")}.values()),
        bodies=tuple({_body_key(line): _body(line) for line in lines}.values()),
        offices=tuple({_key(line): _office(line) for line in lines}.values()),
        persons=tuple({_person_key(line): _person(line) for line in lines if _held(line)}.values()),
        terms=tuple(_term(number, line) for number, line in enumerate(lines, 2) if line["holder"]),
        contacts=tuple(contact for line in lines for contact in _contacts(line)),
        postcodes=tuple(code for line in lines for code in _postcodes(line)),
    )


def _check(number: int, line: Line) -> None:
    if len(line["country"]) != 2 or not line["country"].isalpha():
        raise CannotRead(f"{TABLE}, line {number}: write the country as two letters, such as MX.")
    if not _titles(line):
        raise CannotRead(f"{TABLE}, line {number}: no title. Fill in title_en, title_fr or title_es.")
    if line.get("division") and not line["division"].startswith(OCD):
        raise CannotRead(f"{TABLE}, line {number}: the division is an OCD id, such as ocd-division/country:mx.")


def _held(line: Line) -> bool:
    """Nothing written means not known; the word `vacant` means that nobody holds it."""
    return bool(line["holder"]) and line["holder"].casefold() != VACANT


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-")[:60]


def _titles(line: Line) -> dict[str, str]:
    return {language: line[f"title_{language}"] for language in LANGUAGES if line.get(f"title_{language}")}


def _body_key(line: Line) -> str:
    return f"csv/{line['country'].lower()}/{_slug(line['body'])}"


def _key(line: Line) -> str:
    given = line.get("key") or next(iter(_titles(line).values()))
    return f"{_body_key(line)}/{_slug(given)}"


def _person_key(line: Line) -> str:
    """Two persons of one name in one body need a person_key to tell them apart."""
    return f"csv/{_slug(line.get('person_key') or _body_key(line) + ' ' + line['holder'])}"


def _division(line: Line) -> DivisionFact:
    ocd_id = line["division"]
    name = line.get("division_name") or ocd_id.rsplit(":", 1)[1]
    parent = ocd_id.rpartition("/")[0]
    return DivisionFact(
        ocd_id, line["country"].upper(), dict.fromkeys(LANGUAGES, name), parent=parent if ":" in parent else ""
    )


def _body(line: Line) -> BodyFact:
    sort = line.get("body_sort") or Body.Sort.OTHER
    known = sort if sort in Body.Sort.values else Body.Sort.OTHER
    return BodyFact(_body_key(line), line["country"].upper(), dict.fromkeys(LANGUAGES, line["body"]), known)


def _office(line: Line) -> OfficeFact:
    salutations = {name: line[f"salutation_{name}"] for name in LANGUAGES if line.get(f"salutation_{name}")}
    country, division = line["country"].upper(), line.get("division", "")
    return OfficeFact(_key(line), country, _titles(line), _body_key(line), line.get("role", ""), division, salutations)


def _person(line: Line) -> PersonFact:
    return PersonFact(_person_key(line), line["holder"], line.get("sort_name", ""), line.get("honorific", ""))


def _term(number: int, line: Line) -> TermFact:
    where = f"{TABLE}, line {number}"
    since, until = day_of(line.get("since", ""), where), day_of(line.get("until", ""), where)
    if not _held(line):
        return TermFact(_key(line), standing=VACANT, since=since, until=until)
    standing = line.get("standing") or "holder"
    return TermFact(_key(line), _person_key(line), standing, since, until, line.get("party", ""))


def _contacts(line: Line) -> Iterator[ContactFact]:
    """They are the office's: whoever holds it next is reached there too."""
    for way in WAYS:
        if line.get(way):
            said = {"hours": line.get("hours", ""), "zone": line.get("zone", "")}
            yield ContactFact(way, line[way], office=_key(line), **said)


def _postcodes(line: Line) -> Iterator[PostcodeFact]:
    for code in line.get("postcodes", "").split():
        if line.get("division"):
            yield PostcodeFact(code.upper(), line["division"])


SOURCE = Source(
    slug="plain_csv",
    about="A table of your own, one line an office",
    read=read,
    files=(TABLE,),
)
