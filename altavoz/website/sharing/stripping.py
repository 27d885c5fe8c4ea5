# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is left of a page for the slowest lines: words, links, lists, tables and forms; no picture, colour or script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

Attributes = dict[str, str | None]

BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "p", "ul", "ol", "dl", "blockquote", "table", "form", "fieldset", "pre", "details"}
)
INSIDE = frozenset(
    {"li", "dt", "dd", "caption", "thead", "tbody", "tr", "th", "td", "legend", "summary", "option", "optgroup"}
)
INLINE = frozenset({"a", "strong", "b", "em", "i", "sub", "sup", "label", "button", "select", "textarea"})
VOID = frozenset({"br", "hr", "input"})
KEPT = BLOCKS | INSIDE | INLINE | VOID
# Words among words: they go, and what stands in them remains without a gap.
SEAMLESS = frozenset({"span", "time", "abbr", "cite", "small", "code", "mark", "bdi", "data", "q", "u", "s"})
SILENT = frozenset({"script", "style", "svg", "template", "iframe", "object", "video", "audio", "progress"})
NO_END = frozenset({"img", "br", "hr", "input", "source", "link", "meta", "wbr", "col", "track"})
# Said elsewhere, or of no use without what hangs on it.
DROPPED_CLASSES = frozenset({"print-only", "share", "share-address", "languages", "lang-code"})
ATTRIBUTES = frozenset(
    {
        *("href", "lang", "action", "method", "enctype", "type", "name", "value", "for", "required", "checked"),
        *("selected", "min", "max", "maxlength", "autocomplete", "accept", "rows", "scope", "colspan", "rowspan"),
        *("start", "inputmode", "multiple", "disabled", "open", "label"),
    }
)
FIELDS = frozenset({"input", "select", "textarea", "button"})
LED_TO = re.compile(r'href="#([^"]+)"|for="([^"]+)"|aria-describedby="([^"]+)"')

NAMES_OF_PLACES = re.compile(r'(?:<a id="[^"]*"></a>)+')


def pieces_of(html: str) -> list[str]:
    """The page's main part, in pieces between which it may be parted."""
    begin, end = html.find("<main"), html.rfind("</main>")
    main = html[begin:end] if 0 <= begin < end else html
    stripper = _Stripper(frozenset(name for found in LED_TO.findall(main) for name in found if name))
    stripper.feed(main)
    stripper.close()
    stripper.end_piece()
    return stripper.pieces


@dataclass
class _Stripper(HTMLParser):
    led_to: frozenset[str]
    pieces: list[str] = field(default_factory=list)
    piece: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    silent: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if self.silent or _is_silent(tag, said):
            self.silent += tag not in NO_END
        elif tag in KEPT:
            self._begin(tag, said)
        else:
            self._pass(tag, said)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= tag not in NO_END
        elif tag in VOID:
            return
        elif tag in KEPT:
            self._end(tag)
        elif tag not in SEAMLESS:
            self._gap()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        words = data if {"pre", "textarea"} & set(self.open) else re.sub(r"\s+", " ", data)
        if words != " " or not (self.piece and self.piece[-1].endswith((" ", ">")) and self._between_blocks()):
            self.piece.append(escape(words, quote=False))

    def end_piece(self) -> None:
        """Words that stand alone are a paragraph; the name of a place goes with what comes after it."""
        text = "".join(self.piece).strip()
        names = NAMES_OF_PLACES.match(text)
        text = text.removeprefix(names[0]) if names else text
        self.piece = [names[0]] if names else []
        if re.sub(r"<[^>]*>", "", text).strip() or "<input" in text or "<hr" in text:
            first = re.match(r"<(\w+)", text)
            whole = text if first and first[1] in BLOCKS | {"hr"} else f"<p>{text}</p>"
            self.pieces.append("".join([*self.piece, whole]))
            self.piece = []

    def _begin(self, tag: str, said: Attributes) -> None:
        if tag in BLOCKS and not self._within_block() and not self.open:
            self.end_piece()
        self.piece.append(f"<{tag}{''.join(self._attributes(tag, said))}>")
        if tag not in VOID:
            self.open.append(tag)

    def _end(self, tag: str) -> None:
        if tag not in self.open:
            return
        self.piece.append(f"</{tag}>")
        while self.open.pop() != tag:
            pass
        if not self.open and tag in BLOCKS:
            self.end_piece()

    def _pass(self, tag: str, said: Attributes) -> None:
        """What is not kept leaves its words, and its name where a link leads to it."""
        if tag == "img":
            words = (said.get("alt") or "").strip()
            self.piece.append(f"[{escape(words, quote=False)}] " if words else "")
            return
        if tag not in SEAMLESS:
            self._gap()
        name = said.get("id") or ""
        if name in self.led_to and name != "main":
            self.piece.append(f'<a id="{escape(name)}"></a>')

    def _gap(self) -> None:
        if not self.open:
            has_words = re.sub(r"<[^>]*>", "", "".join(self.piece)).strip()
            if has_words:
                self.end_piece()
        elif self.piece and not self.piece[-1].endswith((" ", ">")):
            self.piece.append(" ")

    def _attributes(self, tag: str, said: Attributes) -> Iterator[str]:
        for name, value in said.items():
            is_named = name == "id" and (tag in FIELDS or value in self.led_to)
            if is_named or name in ATTRIBUTES or name == "aria-describedby":
                yield f" {name}" if value is None else f' {name}="{escape(value)}"'

    def _within_block(self) -> bool:
        return any(tag in BLOCKS for tag in self.open)

    def _between_blocks(self) -> bool:
        return not self.open or self.open[-1] in {"ul", "ol", "dl", "table", "tbody", "thead", "tr", "form", "select"}


def _is_silent(tag: str, said: Attributes) -> bool:
    if tag in SILENT or "hidden" in said or said.get("aria-hidden") == "true":
        return True
    return bool(DROPPED_CLASSES & set((said.get("class") or "").split()))
