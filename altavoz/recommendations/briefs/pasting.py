# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text that was pasted, as a manuscript: what a bullet, a heading, a part and a footnote is, its signs tell."""

import re
from collections.abc import Container, Sequence

from altavoz.recommendations.briefs.manuscript import Line, Manuscript, Refused, Sort, Words, checked

AREA = re.compile(r"\s*(\d{1,2})[.)]\s+(\S.{2,250})\Z")
BULLET = re.compile(r"\s*[-•▪◦‣❖*–]\s+(\S.*)\Z", re.DOTALL)
HEADING = re.compile(
    r"\s*(recommendations?|recommandations?|recomendaci(?:ón|ones)|demandes|peticiones)\b", re.IGNORECASE
)
LONGEST_HEADING = 120
# A line of a printed page has fewer signs.
WIDEST_PAPER = 160
HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOW = str.maketrans(HIGH, "0123456789")
NOTE = re.compile(rf"\s*(?:([{HIGH}]{{1,3}})|\[\^?(\w{{1,4}})\]:?)(?:\s+|\Z)(.*)\Z", re.DOTALL)
MARKED = re.compile(rf"(?<=\S)([{HIGH}]{{1,3}})|\[\^?([0-9]{{1,3}})\]")


def read_text(text: str) -> Manuscript | Refused:
    paragraphs = _paragraphs(text)
    notes = {mark: line for mark, line in (_note(place, each) for place, each in enumerate(paragraphs, 1)) if mark}
    body = [(place, each) for place, each in enumerate(paragraphs, 1) if not NOTE.match(each)]
    return checked(Manuscript([_line(place, _marked(each, notes)) for place, each in body], notes))


def _paragraphs(text: str) -> Sequence[str]:
    """A line that begins a bullet, a part or a footnote begins a paragraph; others go on until an empty one.

    Where one line is longer than paper is wide, the text came from a word processor: there each is a paragraph.
    """
    lines = [line.strip() for line in text.replace("\f", "\n\n").splitlines()]
    widest = max(map(len, lines), default=0)
    found: list[str] = []
    before = ""
    for line in lines:
        if line and before and widest <= WIDEST_PAPER and not _begins(line, before, widest):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        before = line
    return found


def _begins(line: str, before: str, widest: int) -> bool:
    """By its sign, or because a title ends before it: that fills no line, and goes on in small letters if at all."""
    if any(sign.match(line) for sign in (BULLET, AREA, NOTE)) or (HEADING.match(line) and line.endswith(":")):
        return True
    is_title = AREA.match(before) or HEADING.match(before)
    return bool(is_title) and len(before) < widest * 2 / 3 and not line[0].islower()


def _note(place: int, paragraph: str) -> tuple[str, Line]:
    found = NOTE.match(paragraph)
    if not found:
        return "", Line(Sort.TEXT)
    return (found[1] or found[2]).translate(LOW), Line(Sort.TEXT, [Words(found[3].strip())], place)


def _marked(paragraph: str, known: Container[str]) -> str:
    """Only where there is such a footnote: m² stays m²."""

    def mark(found: re.Match[str]) -> str:
        said = (found[1] or found[2]).translate(LOW)
        return f"[^{said}]" if said in known else found[0]

    return MARKED.sub(mark, paragraph)


def _line(place: int, paragraph: str) -> Line:
    bullet, area = BULLET.match(paragraph), AREA.match(paragraph)
    if bullet:
        return Line(Sort.BULLET, [Words(bullet[1].strip())], place)
    if area and not paragraph.endswith("."):
        return Line(Sort.PART, [Words(area[2].strip())], place, number=int(area[1]))
    if HEADING.match(paragraph) and len(paragraph) < LONGEST_HEADING:
        return Line(Sort.HEADING, [Words(paragraph)], place)
    return Line(Sort.TEXT, [Words(paragraph)], place)
