# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list as other programs write it: which encoding, which sign between the cells, and what is wrong in which line.

It is kept as UTF-8 with plain line ends, so that whoever reads it later has nothing to guess.
"""

import codecs
import csv
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 250_000
# A cell may hold a postal address in lines; more of them, and somebody has forgotten a quotation mark.
MOST_LINES_A_ROW = 20
LOOKED_AT = 50
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NOT_DECODED = "\ufffd"


class Wrong(enum.Enum):
    EMPTY = "empty"
    TOO_BIG = "too big"
    WORKBOOK = "workbook"
    NO_TEXT = "no text"
    ENCODING = "encoding"
    QUOTE = "quote"
    NO_HEADER = "no header"
    ONE_LINE = "one line"


class NoTable(Exception):
    """`line` is where it went wrong, 0 where it is all of the file."""

    def __init__(self, wrong: Wrong, line: int = 0) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong
        self.line = line


@dataclass(frozen=True)
class Row:
    """`line` is where it begins in the file."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Table:
    encoding: str
    delimiter: str
    header: Sequence[str]
    rows: int
    text: str


def understand(content: bytes) -> Table:
    """Raises NoTable."""
    if not content.strip():
        raise NoTable(Wrong.EMPTY)
    if len(content) > MOST_BYTES:
        raise NoTable(Wrong.TOO_BIG)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NoTable(Wrong.WORKBOOK)
    encoding, text = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise NoTable(Wrong.NO_TEXT, text[: text.index("\0")].count("\n") + 1)
    delimiter = _delimiter(text)
    every = rows([text], delimiter)
    header = [cell.strip() for cell in next(every, Row(1, ())).cells]
    if not any(header) or any("@" in cell for cell in header):
        raise NoTable(Wrong.NO_HEADER, 1)
    return Table(encoding, delimiter, header, _counted(every), text)


def rows(chunks: Iterable[str], delimiter: str) -> Iterator[Row]:
    """All of them, the header first; empty lines are left out. Raises NoTable."""
    reader = csv.reader(_lines(chunks), delimiter=delimiter)
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            if last - first >= MOST_LINES_A_ROW:
                raise NoTable(Wrong.QUOTE, first)
            if any(cell.strip() for cell in cells):
                yield Row(first, cells)
    except csv.Error:
        # A cell beyond all measure: a quotation mark that is never closed swallows the rest of the file.
        raise NoTable(Wrong.QUOTE, last + 1) from None


def _counted(every: Iterable[Row]) -> int:
    number = sum(1 for _row in every)
    if not number:
        raise NoTable(Wrong.ONE_LINE)
    if number > MOST_ROWS:
        raise NoTable(Wrong.TOO_BIG)
    return number


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding, _strictly(content, encoding)
    try:
        return "utf-8", content.decode()
    except UnicodeDecodeError as broken:
        if _is_mostly_utf8(content):
            raise NoTable(Wrong.ENCODING, _line_at(content, broken.start)) from None
    return "windows-1252", _strictly(content, "windows-1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise NoTable(Wrong.ENCODING, _line_at(content, broken.start)) from None


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether more letters beyond English are written in UTF-8 than are not: then the others are mistakes."""
    text = content.decode(errors="replace")
    broken = text.count(NOT_DECODED)
    return sum(1 for letter in text if not letter.isascii()) - broken > broken


def _line_at(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def _delimiter(text: str) -> str:
    """The sign that cuts the first rows into the same number of cells, and into most of them."""
    head = "\n".join(text.split("\n", LOOKED_AT)[:LOOKED_AT])
    return max(DELIMITERS, key=lambda sign: _fits(head, sign))


def _fits(head: str, sign: str) -> tuple[bool, float, int]:
    widths = [len(cells) for cells in csv.reader(head.splitlines(keepends=True), delimiter=sign)]
    alike = sum(1 for width in widths if width == widths[0])
    return widths[0] > 1, alike / len(widths), widths[0]


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split("\n")
        for line in whole:
            yield f"{line}\n"
    if rest:
        yield rest
