# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter's body as lines that anybody can type, for whoever writes where no script runs, and back again.

An empty line begins a paragraph; `## ` a heading, `- ` and `1. ` items of a list; `**bold**`, `*italic*`;
`[words](https://example.org)` is a link, and `page:12` in its place a page of this centre.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

from django.utils.html import escape

LINK = re.compile(r"(?<!\[)\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()]+|(?:page|document):\d{1,9})\)")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
ITALIC = re.compile(r"\*(?=\S)(.+?)(?<=\S)\*")
OF_OURS = re.compile(r"(page|document):(\d+)\Z")
LINES = (
    ("h3", re.compile(r"### +")),
    ("h2", re.compile(r"## +")),
    ("ul", re.compile(r"- +")),
    ("ol", re.compile(r"\d{1,3}\. +")),
)
BEGINS = {"h2": "## ", "h3": "### "}
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
LISTS = {"ul": "- ", "ol": "1. "}


def to_html(words: str) -> str:
    """Markup of the sort that the editor makes; anything else that was typed is words."""
    blocks = re.split(r"\n[ \t]*\n", words.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(part for block in blocks if block.strip() for part in _block(block.strip("\n")))


def _block(block: str) -> Iterator[str]:
    lines = [_line(line.strip()) for line in block.split("\n")]
    for sort, group in groupby(lines, key=lambda line: line[0]):
        said = [_inline(words) for _sort, words in group]
        if sort in LISTS:
            yield f"<{sort}>{''.join(f'<li>{each}</li>' for each in said)}</{sort}>"
        elif sort in BEGINS:
            yield "".join(f"<{sort}>{each}</{sort}>" for each in said)
        else:
            yield f"<p>{'<br/>'.join(said)}</p>"


def _line(line: str) -> tuple[str, str]:
    for sort, begins in LINES:
        found = begins.match(line)
        if found:
            return sort, line[found.end() :]
    return "p", line


def _inline(words: str) -> str:
    """Links first, for an address may hold a star."""
    parts = LINK.split(words)
    links = [
        f"<a {_leads_to(address)}>{_marked(said)}</a>" for said, address in zip(parts[1::3], parts[2::3], strict=True)
    ]
    between = [_marked(each) for each in parts[::3]]
    return "".join(piece for pair in zip(between, [*links, ""], strict=True) for piece in pair)


def _marked(words: str) -> str:
    return ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", escape(words)))


def _leads_to(address: str) -> str:
    ours = OF_OURS.match(address)
    return f'linktype="{ours[1]}" id="{ours[2]}"' if ours else f'href="{escape(address)}"'


def to_words(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = re.sub(r"[ \t]+\n", "\n", "".join(reader.said))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


class _Reader(HTMLParser):
    """Gathers the lines; what has no sign of its own here keeps its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.lists: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in LISTS:
            self.lists.append(LISTS[tag])
        elif tag == "li":
            self.said.append(f"\n{self.lists[-1] if self.lists else '- '}")
        elif tag == "a":
            self.address = known.get("href") or f"{known.get('linktype', 'page')}:{known.get('id', '')}"
            self.said.append("[")
        else:
            self.said.append(MARKS.get(tag) or BEGINS.get(tag) or ("\n" if tag == "br" else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.said.append(f"]({self.address})")
        elif tag in LISTS:
            self.lists = self.lists[:-1]
            self.said.append("\n\n")
        else:
            self.said.append(MARKS.get(tag) or ("\n\n" if tag == "p" or tag in BEGINS else ""))

    def handle_data(self, data: str) -> None:
        self.said.append(data)
