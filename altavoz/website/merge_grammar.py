# SPDX-License-Identifier: AGPL-3.0-or-later
r"""How a field is written in a text, `[[first name|friend]]`, and how words are made safe for where they go.

Nothing stands inside a field but its name and its fallback, so whatever is nested is words. `\[[` is two brackets
and no field. A value is never read again: brackets in somebody's name stay brackets.
"""

import enum
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

OPENING = "[["
LONGEST_NAME = 80
LONGEST_FALLBACK = 300
# The fallback may hold a bracket, but not two: those begin or end a field.
PIECE = re.compile(
    rf"(?P<literal>\\\[\[)"
    rf"|\[\[(?P<name>[^\[\]|\r\n]{{1,{LONGEST_NAME}}})"
    rf"(?:\|(?P<fallback>(?:[^\[\]\r\n]|\[(?!\[)|\](?!\])){{0,{LONGEST_FALLBACK}}}))?\]\]"
    rf"|(?P<stray>\[\[)"
)
# Behind a prefix several words may stand: `[[figure:disappeared-mx latest]]`.
NAME = re.compile(r"(?:[a-z0-9][a-z0-9_.-]*|[a-z][a-z0-9_]*:[a-z0-9][a-z0-9_.-]*(?: [a-z0-9][a-z0-9_.-]*)*)\Z")
# All that moves a terminal or a header, but for the end of a line and a tabulator; and what turns the reading order.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
TAG = re.compile(r"(<[^>]*>)")
ENDS_LINE = re.compile(r"</(?:p|li|h[1-6]|blockquote|div)\s*>|<(?:br|hr)\s*/?>", re.IGNORECASE)
# Stands for a tag inside a line: no name and no fallback may run across one.
WHERE_A_TAG_WAS = "\ufffc"
ONE_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
TYPST_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


class Output(enum.Enum):
    """Where the words go: all of them are escaped for it, those around the fields too."""

    HTML = "html"
    TEXT = "text"
    TYPST = "typst"
    HEADER = "header"
    URL = "url"


@dataclass(frozen=True)
class Written:
    """A field as it stands in a text; `name` is in the form in which fields are registered, "" for a stray `[[`."""

    name: str
    fallback: str | None
    line: int
    column: int
    as_typed: str


def canonical(name: str) -> str:
    """`First_Name`, `first name` and `first-name ` are one field; after a colon the name stays as it is written."""
    prefix, colon, rest = name.strip().lower().rpartition(":")
    return f"{prefix.strip()}:{' '.join(rest.split())}" if colon else re.sub(r"[\s_-]+", "_", rest)


def fields_in(text: str) -> Iterator[Written]:
    """Every field in its order, and every `[[` that begins none."""
    line, column, read = 1, 1, 0
    for piece in PIECE.finditer(text):
        ended, _end, rest = text[read : piece.start()].rpartition("\n")
        if _end:
            line, column = line + ended.count("\n") + 1, 1
        column += len(rest) - rest.count(WHERE_A_TAG_WAS)
        read = piece.start()
        if piece["literal"] is None:
            yield _written(piece, text, line=line, column=column)


def rich_as_text(html: str) -> str:
    """The lines of a rich text, for its fields alone: a tag inside a line leaves a mark that no field can hold."""
    lined = ENDS_LINE.sub("\n", html)
    return unescape(TAG.sub(WHERE_A_TAG_WAS, lined))


def filled(text: str, value_of: Callable[[str, str | None], str]) -> str:
    """The text with each field replaced by what `value_of(name, fallback)` says; a stray `[[` stays."""
    if OPENING not in text:
        return text
    return PIECE.sub(lambda piece: _value(piece, value_of), text)


def filled_markup(html: str, value_of: Callable[[str, str | None], str]) -> SafeString:
    """The same between the tags of markup; `value_of` answers with markup. In a tag there are no fields."""
    if OPENING not in html:
        return mark_safe(html)  # noqa: S308 - it was markup before
    parts = TAG.split(html)
    parts[::2] = [filled(part, value_of) for part in parts[::2]]
    return mark_safe("".join(parts))  # noqa: S308 - it was markup before, and `value_of` answers with markup


def clean(words: str) -> str:
    return UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _value(piece: re.Match[str], value_of: Callable[[str, str | None], str]) -> str:
    if piece["literal"] is not None or piece["stray"] is not None:
        return OPENING
    return value_of(canonical(piece["name"]), piece["fallback"])


def _written(piece: re.Match[str], text: str, *, line: int, column: int) -> Written:
    name = canonical(piece["name"] or "")
    # A stray one is shown with some words that follow it.
    typed = piece.group() if piece["stray"] is None else text[piece.start() : piece.start() + 24].partition("\n")[0]
    return Written(
        name=name if NAME.match(name) else "",
        fallback=piece["fallback"],
        line=line,
        column=column,
        as_typed=typed.replace(WHERE_A_TAG_WAS, ""),
    )


def _header(words: str) -> str:
    return " ".join(words.split())


def _typst(words: str) -> str:
    """Every sign is a sign and no markup; an empty line begins a paragraph, as there."""
    return ONE_LINE_END.sub(r" \\\n", TYPST_SIGNS.sub(r"\\\1", words))


def _url(words: str) -> str:
    """For a part of an address; `mailto:` wants its lines to end with both signs."""
    return quote(words.replace("\n", "\r\n"), safe="")


MAKE_SAFE: Mapping[Output, Callable[[str], str]] = {
    Output.HTML: escape,
    Output.TEXT: str,
    Output.TYPST: _typst,
    Output.HEADER: _header,
    Output.URL: _url,
}
