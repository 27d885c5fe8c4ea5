# SPDX-License-Identifier: AGPL-3.0-or-later
"""A story as lines of words, for paper and for letters: whatever block it was, what it says remains."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


class Sort(enum.Enum):
    HEADING = "heading"
    SMALL_HEADING = "small heading"
    TEXT = "text"
    ITEM = "item"
    NUMBERED = "numbered"
    QUOTE = "quote"
    FINE = "fine"


@dataclass(frozen=True)
class Run:
    """Words in one hand; `link` is a whole address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Line:
    """`number` counts the items of a numbered list."""

    sort: Sort
    runs: tuple[Run, ...]
    number: int = 0

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)


SORTS = {
    "h2": Sort.HEADING,
    "h3": Sort.SMALL_HEADING,
    "h4": Sort.SMALL_HEADING,
    "p": Sort.TEXT,
    "div": Sort.TEXT,
    "figure": Sort.TEXT,
    "li": Sort.ITEM,
    "blockquote": Sort.QUOTE,
    "figcaption": Sort.FINE,
    "small": Sort.FINE,
}
# Drawings say nothing, and what is hidden from the eye is said elsewhere.
SILENT = frozenset({"svg", "style", "script", "template"})
LINKED = ("http://", "https://", "mailto:", "tel:")


@dataclass
class _Reader(HTMLParser):
    base: str
    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    silent: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT or self.silent:
            self.silent += tag not in {"br", "img", "hr", "input", "path", "circle"}
            return
        if tag in SORTS:
            self._end_line()
            self.open.append(tag)
        elif tag in {"ul", "ol"}:
            self.counted.append(0 if tag == "ol" else -1)
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in {"b", "strong", "i", "em"}:
            self.open.append(tag)
        elif tag == "a":
            self.links.append(self._address(dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
            return
        if tag in SORTS:
            self._end_line()
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]
        elif tag in {"ul", "ol"} and self.counted:
            self.counted.pop()
        elif tag == "a" and self.links:
            self.links.pop()

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split()) if data.strip() else ""
        if self.silent or not (words or (self.runs and data)):
            return
        before = " " if data[:1].isspace() and self.runs and not self.runs[-1].text.endswith((" ", "\n")) else ""
        after = " " if words and data[-1:].isspace() else ""
        link = self.links[-1] if self.links else ""
        bold, italic = not {"b", "strong"}.isdisjoint(self.open), not {"i", "em"}.isdisjoint(self.open)
        self.runs.append(Run(f"{before}{words}{after}", bold, italic, link))

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        runs, self.runs = self.runs, []
        if not "".join(run.text for run in runs).strip():
            return
        sort = next((SORTS[tag] for tag in reversed(self.open) if tag in SORTS and tag != "div"), Sort.TEXT)
        if sort is Sort.TEXT and "blockquote" in self.open:
            sort = Sort.QUOTE
        number = 0
        if sort is Sort.ITEM and self.counted and self.counted[-1] >= 0:
            self.counted[-1] += 1
            sort, number = Sort.NUMBERED, self.counted[-1]
        self.lines.append(Line(sort, tuple(runs), number))

    def _address(self, href: str) -> str:
        """A link inside the page leads nowhere on paper."""
        whole = "" if href.startswith("#") else urljoin(self.base, href)
        return whole if whole.startswith(LINKED) else ""


def lines_of(html: str, *, base: str) -> tuple[Line, ...]:
    """`html` is our own markup; its addresses begin at `base`."""
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return tuple(reader.lines)


def as_text(lines: Iterable[Line]) -> str:
    """For a plain letter; an address stands behind the words that lead there."""
    return "\n\n".join(_as_text(line) for line in lines)


def _as_text(line: Line) -> str:
    words = "".join(_run_as_text(run) for run in line.runs).strip()
    leads = {Sort.ITEM: "- ", Sort.NUMBERED: f"{line.number}. ", Sort.QUOTE: "> "}
    return f"{leads.get(line.sort, '')}{words.upper() if line.sort is Sort.HEADING else words}"


def _run_as_text(run: Run) -> str:
    return f"{run.text} ({run.link})" if run.link and run.link != run.text.strip() else run.text
