# SPDX-License-Identifier: AGPL-3.0-or-later
"""A .docx as a manuscript: a zip of XML from strangers, so nothing in it is read without a limit.

What it says of bold, fonts and pictures is left aside. Tracked changes are refused: nobody but whoever wrote them
can say which of the two texts is the document.
"""

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from altavoz.recommendations.briefs.blocks import MOST_CELLS, MOST_ROWS
from altavoz.recommendations.briefs.manuscript import (
    Line,
    Manuscript,
    Place,
    Refused,
    Sort,
    Trouble,
    Words,
    checked,
)
from altavoz.recommendations.briefs.pasting import AREA, HEADING, LONGEST_HEADING

LARGEST_FILE = 10_000_000
LARGEST_MEMBER = 20_000_000
MOST_MEMBERS = 2_000
MOST_LINES = 5_000
LONGEST_TEXT = 400_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TRACKED = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange")}
# Text boxes and what stands there for older programs would be read twice.
SKIPPED = {f"{W}p", f"{W}tbl", f"{COMPATIBLE}Fallback", f"{W}del", f"{W}pPr", f"{W}rPr"}
LEADS_OUT = ("https://", "http://", "mailto:")
Links = Mapping[str, str]


class _TooLarge(Exception):
    """More than a brief can be."""


@dataclass(frozen=True)
class _Parts:
    """What is read of the zip; a part that is not there is None."""

    document: Element
    styles: Element | None
    footnotes: Element | None
    links: Links
    links_of_notes: Links


def read_docx(content: bytes) -> Manuscript | Refused:
    if len(content) > LARGEST_FILE:
        return Refused(Trouble.TOO_LARGE)
    try:
        parts = _open(content)
    except _TooLarge:
        return Refused(Trouble.TOO_LARGE)
    except KeyError:
        return Refused(Trouble.NOT_DOCX)
    # What a broken zip, a broken stream of it, a password or broken XML raise.
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ParseError, DefusedXmlException):
        return Refused(Trouble.BROKEN)
    return _read(parts)


def _read(parts: _Parts) -> Manuscript | Refused:
    body = parts.document.find(f"{W}body")
    if body is None:
        return Refused(Trouble.NOT_DOCX)
    blocks = list(_blocks(body))
    notes = _notes(parts)
    changed = [*_tracked(blocks), *_tracked_notes(parts.footnotes)]
    if changed or any(each.tag in TRACKED for each in body.iter()):
        return Refused(Trouble.TRACKED_CHANGES, changed)
    lines = [line for line in _lines(blocks, _names_of_styles(parts.styles), parts.links) if line.text or line.rows]
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > LONGEST_TEXT:
        return Refused(Trouble.TOO_LARGE)
    return checked(Manuscript(lines, notes))


def _open(content: bytes) -> _Parts:
    with ZipFile(io.BytesIO(content)) as zipped:
        if len(zipped.infolist()) > MOST_MEMBERS:
            raise _TooLarge
        there = set(zipped.namelist())
        return _Parts(
            document=_member(zipped, "word/document.xml"),
            styles=_member(zipped, "word/styles.xml") if "word/styles.xml" in there else None,
            footnotes=_member(zipped, "word/footnotes.xml") if "word/footnotes.xml" in there else None,
            links=_links(zipped, "word/_rels/document.xml.rels", there),
            links_of_notes=_links(zipped, "word/_rels/footnotes.xml.rels", there),
        )


def _member(zipped: ZipFile, name: str) -> Element:
    """Never more than the limit is unpacked, whatever the zip says of its size."""
    with zipped.open(name) as packed:
        content = packed.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        raise _TooLarge
    found: Element = fromstring(content, forbid_dtd=True)
    return found


def _links(zipped: ZipFile, name: str, there: set[str]) -> Links:
    if name not in there:
        return {}
    said = ((each.get("Id", ""), each.get("Target", "")) for each in _member(zipped, name))
    return {key: target for key, target in said if target.lower().startswith(LEADS_OUT)}


def _blocks(body: Element) -> Iterator[Element]:
    """Paragraphs and tables in their order; forms and boxes around them are opened."""
    waiting = [iter(body)]
    while waiting:
        each = next(waiting[-1], None)
        if each is None:
            waiting.pop()
        elif each.tag in {f"{W}p", f"{W}tbl"}:
            yield each
        elif each.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
            waiting.append(iter(each))


def _tracked(blocks: Sequence[Element]) -> list[Place]:
    found = []
    for number, block in enumerate(blocks, 1):
        if any(each.tag in TRACKED for each in block.iter()):
            found.append(Place(number, _whole_text(block)[:80]))
    return found


def _tracked_notes(footnotes: Element | None) -> list[Place]:
    changed = [note for note in footnotes or () if any(each.tag in TRACKED for each in note.iter())]
    return [Place(0, f"[^{note.get(f'{W}id', '')}] {_whole_text(note)[:70]}") for note in changed]


def _whole_text(block: Element) -> str:
    """With what was deleted, so that it can be found."""
    said = "".join(each.text or "" for each in block.iter() if each.tag in {f"{W}t", f"{W}delText"})
    return " ".join(said.split())


def _notes(parts: _Parts) -> dict[str, Line]:
    """Those that the text leads to, with the marks 1, 2, 3 that a reader sees; separators are none."""
    led = [each.get(f"{W}id", "") for each in parts.document.iter(f"{W}footnoteReference")]
    marks = _marks(led)
    there = {note.get(f"{W}id", ""): note for note in parts.footnotes or ()}
    found = {}
    for number, mark in marks.items():
        paragraphs = list(there[number].iter(f"{W}p")) if number in there else []
        words = [word for each in paragraphs for word in (*_words(each, parts.links_of_notes, {}), Words(" "))]
        found[mark] = Line(Sort.TEXT, words)
    return found


def _marks(led: Sequence[str]) -> dict[str, str]:
    return {number: str(place) for place, number in enumerate(dict.fromkeys(led), 1)}


def _lines(blocks: Sequence[Element], styles: Mapping[str, str], links: Links) -> Iterator[Line]:
    led = [each.get(f"{W}id", "") for block in blocks for each in block.iter(f"{W}footnoteReference")]
    marks = _marks(led)
    for place, block in enumerate(blocks, 1):
        if block.tag == f"{W}tbl":
            yield Line(Sort.TABLE, place=place, rows=_rows(block, marks))
        else:
            yield _paragraph(place, block, _words(block, links, marks), styles)


def _paragraph(place: int, block: Element, words: Sequence[Words], styles: Mapping[str, str]) -> Line:
    style = block.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
    line = Line(Sort.TEXT, words, place)
    area = AREA.match(line.text)
    if area and not line.text.endswith("."):
        return Line(Sort.PART, [Words(area[2].strip())], place, number=int(area[1]))
    if name.startswith("heading 1"):
        return Line(Sort.PART, words, place)
    if name.startswith(("heading", "title", "subtitle")):
        return Line(Sort.HEADING, words, place)
    if name.startswith("list") or block.find(f"{W}pPr/{W}numPr") is not None:
        return Line(Sort.BULLET, words, place)
    is_heading = HEADING.match(line.text) and len(line.text) < LONGEST_HEADING
    return Line(Sort.HEADING, words, place) if is_heading else line


def _words(block: Element, links: Links, marks: Mapping[str, str]) -> list[Words]:
    """Its text in order, each stretch with where it leads. No recursion: a file may nest as deep as it likes."""
    found: list[Words] = []
    waiting: list[tuple[Iterator[Element], str]] = [(iter(block), "")]
    while waiting:
        within, url = waiting[-1]
        each = next(within, None)
        if each is None:
            waiting.pop()
        elif (said := _said(each, marks)) is not None:
            found.append(Words(said, url))
        elif each.tag not in SKIPPED:
            leads = links.get(each.get(f"{R}id", ""), url) if each.tag == f"{W}hyperlink" else url
            waiting.append((iter(each), leads))
    return found


def _said(each: Element, marks: Mapping[str, str]) -> str | None:
    if each.tag == f"{W}t":
        return each.text or ""
    if each.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
        return " "
    if each.tag == f"{W}noBreakHyphen":
        return "-"
    if each.tag == f"{W}footnoteReference":
        mark = marks.get(each.get(f"{W}id", ""))
        return f"[^{mark}]" if mark else ""
    return None


def _rows(table: Element, marks: Mapping[str, str]) -> list[list[str]]:
    """As many as a page shows, each filled up to the width of the first."""
    rows = []
    for row in list(table.findall(f"{W}tr"))[:MOST_ROWS]:
        cells = row.findall(f"{W}tc")[:MOST_CELLS]
        rows.append([_cell(cell, marks) for cell in cells])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _cell(cell: Element, marks: Mapping[str, str]) -> str:
    said = (Line(Sort.TEXT, _words(each, {}, marks)).text for each in cell.iter(f"{W}p"))
    return " ".join(each for each in said if each).replace("|", "/")


def _names_of_styles(styles: Element | None) -> dict[str, str]:
    """By their ids, which each language of the program writes otherwise; the names stay."""
    found = {}
    for each in styles.findall(f"{W}style") if styles is not None else ():
        name = each.find(f"{W}name")
        if name is not None:
            found[each.get(f"{W}styleId", "")] = name.get(f"{W}val", "").lower()
    return found
