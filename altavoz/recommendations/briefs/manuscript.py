# SPDX-License-Identifier: AGPL-3.0-or-later
"""The text of a document as it was read, from wherever it came: lines in their order, tables, footnotes.

A mark of a footnote stands in the words as `[^1]`.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from altavoz.recommendations.briefs.blocks import MARK

DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Sort(enum.Enum):
    PART = "part"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True)
class Words:
    """A stretch of text, and where it leads."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph, or a table with its `rows`. `place` is its number in the document, for whoever has to find it."""

    sort: Sort
    words: Sequence[Words] = ()
    place: int = 0
    number: int | None = None
    rows: Sequence[Sequence[str]] = ()

    @property
    def text(self) -> str:
        return " ".join("".join(each.text for each in self.words).split())

    @property
    def plain(self) -> str:
        """Without marks: the name of a part goes into lists, which have no footnotes."""
        return MARK.sub("", self.text)

    @property
    def as_published(self) -> str:
        """With the marks of its footnotes as a reader of the paper sees them."""
        return MARK.sub(lambda found: found[1].translate(DIGITS), self.text)


@dataclass(frozen=True)
class Manuscript:
    lines: Sequence[Line]
    notes: Mapping[str, Line] = field(default_factory=dict)

    def notes_to(self, line: Line) -> str:
        """The footnotes of one line as they were published, one under the other."""
        marks = dict.fromkeys(MARK.findall(line.text))
        return "\n".join(f"{mark.translate(DIGITS)} {self.notes[mark].text}" for mark in marks if mark in self.notes)


class Trouble(enum.Enum):
    """Why a text was not taken in; where that has a place, the places are named."""

    BROKEN = "broken"
    NOT_DOCX = "not a docx"
    TOO_LARGE = "too large"
    TRACKED_CHANGES = "tracked changes"
    NOTE_WITHOUT_TEXT = "note without text"
    EMPTY = "empty"


@dataclass(frozen=True)
class Place:
    """Which paragraph, and how it begins."""

    number: int
    words: str


@dataclass(frozen=True)
class Refused:
    trouble: Trouble
    places: Sequence[Place] = ()


def checked(manuscript: Manuscript) -> Manuscript | Refused:
    """Refused where it is empty, or where a mark leads to a footnote without text."""
    if not manuscript.lines:
        return Refused(Trouble.EMPTY)
    empty = {mark for mark, note in manuscript.notes.items() if not note.text}
    places = [
        Place(line.place, f"[^{mark}] {line.text[:60]}")
        for line in manuscript.lines
        for mark in MARK.findall(line.text)
        if mark in empty
    ]
    if empty:
        places = places or [Place(manuscript.notes[mark].place, f"[^{mark}]") for mark in sorted(empty)]
        return Refused(Trouble.NOTE_WITHOUT_TEXT, places)
    return manuscript
