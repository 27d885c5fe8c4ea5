# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the text of a brief and proposes what in it may be a recommendation. A person decides; nothing is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from altavoz.recommendations.models import Recommendation

AREA = re.compile(r"\s*(\d{1,2})[.)]\s+(\S.{2,250})\Z")
BULLET = re.compile(r"\s*[-•▪◦‣❖*–]\s+(\S.*)\Z", re.DOTALL)
HEADING = re.compile(
    r"\s*(recommendations?|recommandations?|recomendaci(?:ón|ones)|demandes|peticiones)\b", re.IGNORECASE
)
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

    @property
    def likely(self) -> bool:
        """A bullet under a heading that says what it is; all others are only offered."""
        return self.standing == Standing.LISTED and bool(self.heading)


def propose(text: str) -> list[Proposal]:
    """In the order of the text, at most so many as one screen can hold."""
    reader = _Reader()
    for paragraph in _paragraphs(text):
        reader.read(paragraph)
    return reader.found[:LONGEST]


def _paragraphs(text: str) -> Sequence[str]:
    """A line that begins a bullet begins a paragraph; other lines go on until an empty one."""
    found: list[str] = []
    fresh = True
    for line in text.replace("\f", "\n\n").splitlines():
        if not line.strip():
            fresh = True
        elif fresh or BULLET.match(line) or AREA.match(line):
            found.append(line.strip())
            fresh = False
        else:
            found[-1] += f" {line.strip()}"
    return found


class _Reader:
    """Where in the document it is: area, heading, the words that lead in."""

    def __init__(self) -> None:
        self.found: list[Proposal] = []
        self.place = Proposal("")
        self.after_bullet = False

    def read(self, paragraph: str) -> None:
        bullet = BULLET.match(paragraph)
        if bullet:
            self.found.append(replace(self.place, text=bullet[1].strip()))
        elif self.after_bullet and paragraph[:1].islower():
            self.found[-1] = replace(self.found[-1], rest=paragraph)
        else:
            self._between(paragraph)
        self.after_bullet = bool(bullet)

    def _between(self, paragraph: str) -> None:
        area = AREA.match(paragraph)
        if area and not paragraph.endswith("."):
            self.place = Proposal("", area=int(area[1]), area_title=area[2].strip())
        elif HEADING.match(paragraph) and len(paragraph) < 120:
            self.place = replace(self.place, heading=paragraph, lead_in="")
        elif paragraph.endswith(":") and self.place.heading:
            self.place = replace(self.place, lead_in=paragraph)
        elif ASKS.search(paragraph):
            self.found.append(replace(self.place, text=paragraph, heading="", lead_in="", standing=Standing.PROSE))
