# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what somebody pasted or uploaded to lines with one name each. Knows nothing of who sits in the chamber."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

MOST_LINES = 2_000
LONGEST_LINE = 300
MOST_BYTES = 1024 * 1024

TYPOGRAPHIC = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
    | dict.fromkeys("–—‒―−", "-")
    | dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " ")
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad")
)
BULLET = re.compile(r"^\s*(?:[•·●○◦▪▫■□‣⁃*\u2013\u2014-]+|\(?\d{1,4}\s*[.):]|\(?[a-z]\))\s*", re.IGNORECASE)
# Columns of tables as people name them, in the languages of the house.
NAME_HEADS = ("name", "member", "member name", "legislator", "representative", "full name", "nom", "nombre")
LAST_HEADS = ("last", "last name", "lastname", "surname", "family name", "nom de famille", "apellido", "apellidos")
FIRST_HEADS = ("first", "first name", "firstname", "given name", "prénom", "prenom")
PLACE_HEADS = ("state", "province", "estado", "état", "party", "parti", "partido", "district", "riding", "distrito")
SEPARATORS = ",;\t"
# "Rep. A (D-CA), Rep. B (R-TX) and Rep. C": cut after a bracket, and before a title.
AFTER_BRACKET = re.compile(r"(?<=[)\]])\s*(?:[,;]\s*(?:(?:and|et|y)\s)?|\s(?:and|et|y)\s)\s*", re.IGNORECASE)
TITLE_AHEAD = re.compile(
    r"\s*(?:[,;]|\s(?:and|et|y|&)\s)\s*(?:and\s|et\s|y\s)?\s*"
    r"(?=(?:Reps?|Sens?|Cong(?:ress)?(?:wo)?man|Del|Hon|Dip|Representative|Senator|Delegate|MP)\b\.?\s)",
    re.IGNORECASE,
)


class CannotReadList(Exception):
    """Says in words what is wrong with what was given."""


def tidy(text: str) -> str:
    """One sort of quotes, dashes and spaces, and none of the marks that nobody sees."""
    return unicodedata.normalize("NFC", text).translate(TYPOGRAPHIC)


def text_of(data: bytes) -> str:
    """As UTF-8 or UTF-16, else as old programs of the office write it. Raises CannotReadList for what is no text."""
    if len(data) > MOST_BYTES:
        raise CannotReadList
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise CannotReadList
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def names_in(text: str) -> list[str]:
    """The names as they were pasted, one an entry, in their order; bullets and numbers are gone."""
    lines = [line for line in text.replace("\x00", "").splitlines() if line.strip()]
    found: list[str] = []
    for name in _from_table(lines) or _from_lines(lines):
        if len(found) >= MOST_LINES:
            raise CannotReadList
        if any(letter.isalpha() for letter in name):
            found.append(name[:LONGEST_LINE])
    return found


def _from_lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        bare = BULLET.sub("", tidy(line)).strip()
        for piece in re.split(r"\s*;\s*", bare):
            for part in AFTER_BRACKET.split(piece):
                yield from (name.strip(" ,;") for name in TITLE_AHEAD.split(part) if name.strip(" ,;."))


def _from_table(lines: Sequence[str]) -> list[str]:
    """Where the first line names columns that we know: the name, and beside it in brackets where it is from."""
    if not lines:
        return []
    separator = max(SEPARATORS, key=lines[0].count)
    heads = [_head(cell) for cell in next(csv.reader([lines[0]], delimiter=separator))]
    if len(heads) < 2 and heads[0] not in NAME_HEADS:
        return []
    last = _first_of(heads, LAST_HEADS)
    name, first = _first_of(heads, NAME_HEADS), _first_of(heads, FIRST_HEADS)
    if last is None and first is not None:
        last = name  # "nom" beside "prénom" is the family's.
    if name is None and last is None:
        return []
    places = [number for number, head in enumerate(heads) if head in PLACE_HEADS]
    rows = csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=separator)
    try:
        return [_row(row, name=name, last=last, first=first, places=places) for row in rows]
    except csv.Error:
        return []


def _row(row: list[str], *, name: int | None, last: int | None, first: int | None, places: list[int]) -> str:
    def cell(number: int | None) -> str:
        return tidy(row[number]).strip() if number is not None and number < len(row) else ""

    who = f"{cell(first)} {cell(last)}".strip() if last is not None else cell(name)
    where = "-".join(filter(None, map(cell, places)))
    return f"{who} ({where})" if where and who else who


def _head(cell: str) -> str:
    return tidy(cell).strip().casefold().replace("_", " ")


def _first_of(heads: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((heads.index(head) for head in wanted if head in heads), None)
