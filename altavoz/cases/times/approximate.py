# SPDX-License-Identifier: AGPL-3.0-or-later
"""When something happened, no more exact than anybody knows: "late on 8 September 2020", "since August 2021".

Rows carry it in the columns of `models.known.WhenKnown`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from altavoz.cases.times.known import (
    BELONGS_TO,
    WITHOUT_PARTS,
    Contradiction,
    Known,
    Part,
    Precision,
    Qualifier,
    beginning,
    first_and_last,
)
from altavoz.cases.times.words import in_words

__all__ = [
    "BELONGS_TO",
    "Contradiction",
    "Known",
    "Part",
    "Precision",
    "Qualifier",
    "Read",
    "beginning",
    "cannot_follow",
    "in_words",
    "is_ahead",
    "iso",
    "read",
]

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\Z")
FIELDS = ("on", "until", "precision", "part", "qualifier")
OPEN_INTERVALS: Mapping[str, str] = {
    Qualifier.SINCE: "{0}/..",
    Qualifier.AFTER: "{0}/..",
    Qualifier.BEFORE: "../{0}",
    Qualifier.UNTIL: "../{0}",
    Qualifier.BY: "../{0}",
    Qualifier.ABOUT: "{0}~",
}


@dataclass(frozen=True)
class Read:
    """What a form said of a time; `wrong` names the field of each trouble."""

    known: Known
    wrong: Mapping[str, Contradiction]


def cannot_follow(first: Known, later: Known) -> bool:
    """Whether what should come later is surely over before the first begins."""
    return first.earliest is not None and later.latest is not None and later.latest < first.earliest


def is_ahead(known: Known, *, today: date) -> bool:
    """Whether it surely lies in days to come; tomorrow is today somewhere."""
    return known.earliest is not None and known.earliest > today + timedelta(days=1)


def read(data: Mapping[str, str], *, prefix: str = "") -> Read:
    """A time from the fields `on`, `until`, `precision`, `part` and `qualifier`.

    "2020-09" is a month and "2020" a year, whatever was chosen beside it.
    """
    said = {name: str(data.get(f"{prefix}{name}") or "").strip() for name in FIELDS}
    wrong: dict[str, Contradiction] = {}
    on, precision = _day(said["on"], "on", wrong)
    until, _ignored = _day(said["until"], "until", wrong)
    choices = {"precision": Precision.values, "part": Part.values, "qualifier": Qualifier.values}
    for name, values in choices.items():
        if said[name] and said[name] not in values:
            wrong[name] = Contradiction.UNKNOWN_WORD
    known = beginning(
        Known(on, until, precision or said["precision"] or Precision.DAY, said["part"], said["qualifier"])
        if not wrong
        else Known(on, until)
    )
    for trouble in known.contradictions():
        wrong.setdefault(BELONGS_TO[trouble], trouble)
    return Read(known, wrong)


def iso(known: Known) -> dict[str, str | None]:
    """For programs: ISO 8601 as EDTF widens it ("2020-09-08~", "2021-08/.."), and the parts that it has no sign for."""
    return {
        "edtf": _edtf(known),
        "earliest": known.earliest.isoformat() if known.earliest else None,
        "latest": known.latest.isoformat() if known.latest else None,
        "precision": known.precision if known.on else None,
        "part": known.part or None,
        "qualifier": known.qualifier or None,
    }


def _day(text: str, name: str, wrong: dict[str, Contradiction]) -> tuple[date | None, str]:
    """The first day of what was written, and how exact it is where the writing itself says so."""
    found = ISO_DATE.match(text)
    if found is None:
        if text:
            wrong[name] = Contradiction.NOT_A_DATE
        return None, ""
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        written = date(year or 0, month or 1, day or 1)
    except ValueError:
        wrong[name] = Contradiction.NOT_A_DATE
        return None, ""
    return written, "" if day else Precision.MONTH if month else Precision.YEAR


def _edtf(known: Known) -> str:
    if known.on is None:
        return ""
    about = "~" if known.qualifier == Qualifier.ABOUT else ""
    if known.until:
        return f"{_edtf_day(known.on, known)}{about}/{_edtf_day(known.until, known)}{about}"
    if known.precision in WITHOUT_PARTS:
        first, last = first_and_last(known)
        months = known.precision == Precision.SEASON
        return f"{first.isoformat()[: 7 if months else 10]}{about}/{last.isoformat()[: 7 if months else 10]}{about}"
    return OPEN_INTERVALS.get(known.qualifier, "{0}").format(_edtf_day(known.on, known))


def _edtf_day(day: date, known: Known) -> str:
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.SEASON: 7}.get(Precision(known.precision), 10)
    return day.isoformat()[:length]
