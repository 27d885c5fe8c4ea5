# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a brief as its reader sees it: pieces in their order, a table of contents, footnotes that lead back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import expand_db_html

from altavoz.recommendations.briefs.blocks import MARK, cells_of
from altavoz.recommendations.briefs.whereabouts import Standing, standing_at
from altavoz.recommendations.models import Document, Participant, Recommendation
from altavoz.website import merge_fields

TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True)
class Piece:
    """One block; `sort` says how the template draws it."""

    sort: str
    html: SafeString | str = ""
    anchor: str = ""
    number: int | None = None
    record: Recommendation | None = None
    # Heading and lead-in of a record, where they differ from those of the record before it.
    heading: str = ""
    lead_in: str = ""
    points: Sequence[SafeString] = ()
    rows: Sequence[Sequence[SafeString]] = ()


@dataclass(frozen=True)
class Contents:
    """A part, and the headings in it."""

    piece: Piece
    under: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    mark: str
    html: SafeString
    # How often the text leads to it: as many ways lead back.
    places: Sequence[int]


@dataclass(frozen=True)
class Brief:
    pieces: Sequence[Piece]
    contents: Sequence[Contents]
    notes: Sequence[Note]
    asking: Sequence[Participant]
    asked: Sequence[Participant]
    quoted: int


def brief_of(document: Document, body: StreamValue, notes: StreamValue) -> Brief:
    marks = _Marks([block.value["mark"] for block in notes])
    pieces = list(_pieces(body, _records(document, body), marks))
    people = list(document.participants.order_by("order", "pk"))
    return Brief(
        pieces=pieces,
        contents=_contents(pieces),
        notes=[_note(block, marks) for block in notes if block.value["mark"] in marks.led],
        asking=[each for each in people if each.side == Participant.Side.ASKING],
        asked=[each for each in people if each.side == Participant.Side.ASKED],
        quoted=sum(piece.record is not None for piece in pieces),
    )


class _Marks:
    """Counts how often the text has led to each footnote; a mark that leads nowhere stays as it is written."""

    def __init__(self, there: Sequence[str]) -> None:
        self.there = frozenset(there)
        self.led: dict[str, int] = {}

    def filled(self, html: str) -> SafeString:
        parts = TAG.split(html)
        parts[::2] = [MARK.sub(self._link, part) for part in parts[::2]]
        return merge_fields.render_markup("".join(parts), values=[])

    def _link(self, found: re.Match[str]) -> str:
        mark = found[1]
        if mark not in self.there:
            return found[0]
        self.led[mark] = place = self.led.get(mark, 0) + 1
        return format_html(
            '<sup class="note-mark"><a id="to-note-{}-{}" href="#note-{}">{}</a></sup>', mark, place, mark, mark
        )


def _records(document: Document, body: StreamValue) -> Standing:
    return standing_at([block.value for block in body if block.block_type == "record"], document=document)


def _pieces(body: StreamValue, records: Standing, marks: _Marks) -> Iterator[Piece]:
    """Points that follow each other are one list."""
    points: list[SafeString] = []
    said = _Said()
    for place, block in enumerate(body, 1):
        if block.block_type == "bullet":
            points.append(marks.filled(expand_db_html(str(block.value))))
            continue
        if points:
            yield Piece("points", points=points)
            points = []
        yield from map(said.before, _of_block(block, place, records, marks))
    if points:
        yield Piece("points", points=points)


def _of_block(block: StreamValue.StreamChild, place: int, records: Standing, marks: _Marks) -> Iterator[Piece]:
    """One piece; of a number as many records as stand in its place now."""
    if block.block_type != "record":
        yield _piece(block, place, marks)
        return
    for row in records.get(block.value, ()):
        yield Piece("record", record=row, heading=row.heading, lead_in=row.lead_in, anchor=row.number)


def _piece(block: StreamValue.StreamChild, place: int, marks: _Marks) -> Piece:
    sort, value = block.block_type, block.value
    if sort == "part":
        return Piece(sort, html=mark_safe(escape(value["title"])), number=value["number"], anchor=f"part-{place}")  # noqa: S308 - escaped
    if sort == "heading":
        return Piece(sort, html=marks.filled(escape(value)), anchor=f"part-{place}")
    if sort == "table":
        cells = [[marks.filled(escape(cell)) for cell in row] for row in cells_of(value["rows"])]
        return Piece(sort, html=mark_safe(escape(value["caption"])), rows=cells)  # noqa: S308 - escaped
    return Piece(sort, html=marks.filled(expand_db_html(str(value))))


class _Said:
    """What was read last: under one heading, and after one lead-in, records stand without saying either again."""

    def __init__(self) -> None:
        self.heading = self.lead_in = ""

    def before(self, piece: Piece) -> Piece:
        if piece.record is None:
            self._read(piece)
            return piece
        heading = "" if piece.heading == self.heading else piece.heading
        lead_in = "" if not heading and piece.lead_in == self.lead_in else piece.lead_in
        self.heading, self.lead_in = piece.heading, piece.lead_in
        return replace(piece, heading=heading, lead_in=lead_in)

    def _read(self, piece: Piece) -> None:
        words = " ".join(unescape(strip_tags(piece.html)).split())
        if piece.sort == "text":
            self.lead_in = words
        else:
            self.heading, self.lead_in = (words if piece.sort == "heading" else ""), ""


def _contents(pieces: Sequence[Piece]) -> list[Contents]:
    found: list[Contents] = []
    for piece in pieces:
        if piece.sort == "part" or (piece.sort == "heading" and not found):
            found.append(Contents(piece))
        elif piece.sort == "heading":
            found[-1].under.append(piece)
    return found


def _note(block: StreamValue.StreamChild, marks: _Marks) -> Note:
    mark = block.value["mark"]
    html = mark_safe(expand_db_html(str(block.value["text"])))  # noqa: S308 - what the editor's own filter let through
    return Note(mark, html, range(1, marks.led[mark] + 1))
