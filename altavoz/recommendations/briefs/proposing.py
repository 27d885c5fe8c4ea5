# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the text of a brief and proposes what in it may be a recommendation. A person decides; nothing is written."""

import re
from dataclasses import dataclass, replace

from altavoz.recommendations.briefs.manuscript import Line, Manuscript, Refused, Sort
from altavoz.recommendations.briefs.pasting import HEADING, read_text
from altavoz.recommendations.models import Recommendation

# Words with which a paragraph asks for something, in the three languages of the centre.
ASKS = re.compile(
    r"\b(should|must|we (?:urge|ask|call (?:on|for)|encourage)|it is important to"
    r"|devrai(?:t|ent)|doi(?:t|vent)|nous (?:demandons|exhortons|appelons)"
    r"|deber[ií]an?|deben?|(?:instamos|pedimos|exhortamos))\b",
    re.IGNORECASE,
)
LONGEST = 400
Standing = Recommendation.Standing


@dataclass(frozen=True)
class Proposal:
    """`rest` may be the second half of a bullet that a page has split: whoever cuts says whether it is."""

    text: str
    area: int = 1
    area_title: str = ""
    heading: str = ""
    lead_in: str = ""
    standing: str = Standing.LISTED
    rest: str = ""
    footnote: str = ""

    @property
    def likely(self) -> bool:
        """A bullet under a heading that says what it is; all others are only offered."""
        return self.standing == Standing.LISTED and bool(self.heading)


def propose(text: str) -> list[Proposal]:
    """Of a pasted text; one that cannot be read proposes nothing."""
    manuscript = read_text(text)
    return [] if isinstance(manuscript, Refused) else propose_in(manuscript)


def propose_in(manuscript: Manuscript) -> list[Proposal]:
    """In the order of the text, at most so many as one screen can hold."""
    reader = _Reader(manuscript)
    for line in manuscript.lines:
        reader.read(line)
    return reader.found[:LONGEST]


class _Reader:
    """Where in the document it is: area, heading, the words that lead in."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.found: list[Proposal] = []
        self.place = Proposal("")
        self.parts = 0
        self.after_bullet = False

    def read(self, line: Line) -> None:
        if line.sort is Sort.BULLET:
            self._offer(line, self.place)
        elif line.sort is Sort.TEXT and self.after_bullet and line.text[:1].islower():
            self.found[-1] = replace(self.found[-1], rest=line.as_published)
        else:
            self._between(line)
        self.after_bullet = line.sort is Sort.BULLET

    def _offer(self, line: Line, place: Proposal) -> None:
        footnote = self.manuscript.notes_to(line)
        self.found.append(replace(place, text=line.as_published, footnote=footnote))

    def _between(self, line: Line) -> None:
        if line.sort is Sort.PART:
            self.parts = line.number or self.parts + 1
            self.place = Proposal("", area=self.parts, area_title=line.plain)
        elif line.sort is Sort.HEADING:
            heading = line.as_published if HEADING.match(line.text) else ""
            self.place = replace(self.place, heading=heading, lead_in="")
        elif line.text.endswith(":") and self.place.heading:
            self.place = replace(self.place, lead_in=line.as_published)
        elif ASKS.search(line.text):
            self._offer(line, replace(self.place, heading="", lead_in="", standing=Standing.PROSE))
