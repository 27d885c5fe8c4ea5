# SPDX-License-Identifier: AGPL-3.0-or-later
"""An editor's text as mail programs can show it: as simple HTML with its looks in its tags, and as plain words.

Both are made from the same lines, so they say the same; nothing is loaded from anywhere, and no address is changed
but for the campaign code on those of our own pages.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from altavoz.campaigns.copies.lines import Line, Run, Sort, lines_of
from altavoz.outbox.looks import worn
from altavoz.outbox.rendering import MARKED

PARAGRAPHS = {
    Sort.HEADING: ("h2", "heading"),
    Sort.SMALL_HEADING: ("h3", "small-heading"),
    Sort.QUOTE: ("blockquote", "quote"),
    Sort.FINE: ("p", "quiet"),
}
LONGEST_RULE = 60
LISTS = {Sort.ITEM: "ul", Sort.NUMBERED: "ol"}
# Pages that people read: /en/..., /fr/... Files and the doors of letters take no code.
OUR_PAGE = re.compile(r"/(?:{})/".format("|".join(code for code, _name in settings.LANGUAGES)))


def read(markup: str, *, code: str) -> tuple[Line, ...]:
    """The lines of a rich text, with whole addresses, and with the campaign code on those of our own pages."""
    lines = lines_of(expand_db_html(markup), base=f"{settings.ALTAVOZ_URL}/")
    return tuple(Line(line.sort, tuple(_coded(run, code) for run in line.runs), line.number) for line in lines)


def with_code(address: str, code: str) -> str:
    """The same address, and a page of ours will know from which mailing its reader comes; other addresses stay."""
    parts = urlsplit(address)
    ours = f"{parts.scheme}://{parts.netloc}" == settings.ALTAVOZ_URL
    if not code or not ours or parts.query or not OUR_PAGE.match(parts.path):
        return address
    return parts._replace(query=f"from={code}").geturl()


def as_html(lines: Sequence[Line]) -> SafeString:
    return mark_safe("\n".join(_blocks(lines)))  # noqa: S308 - all words in it are escaped


def as_text(lines: Sequence[Line]) -> str:
    """Headings are underlined, lists keep their signs, and an address stands behind the words that lead there."""
    pieces: list[str] = []
    for sort, some in groupby(lines, key=lambda line: line.sort):
        words = [_words(line) for line in some]
        pieces.append("\n".join(words) if sort in LISTS else "\n\n".join(words))
    return "\n\n".join(pieces)


def _coded(run: Run, code: str) -> Run:
    return Run(run.text, run.bold, run.italic, with_code(run.link, code)) if run.link else run


def _blocks(lines: Sequence[Line]) -> Iterator[str]:
    for sort, some in groupby(lines, key=lambda line: line.sort):
        if sort in LISTS:
            items = "\n".join(f"<li{worn('item')}>{_runs(line)}</li>" for line in some)
            yield f"<{LISTS[sort]}{worn('list')}>\n{items}\n</{LISTS[sort]}>"
        else:
            tag, look = PARAGRAPHS.get(sort, ("p", "text"))
            yield from (f"<{tag}{worn(look)}>{_runs(line)}</{tag}>" for line in some)


def _runs(line: Line) -> str:
    return "".join(_run(run) for run in line.runs).strip()


def _run(run: Run) -> str:
    html = str(escape(run.text)).replace("\n", "<br>")
    html = f"<strong>{html}</strong>" if run.bold else html
    html = f"<em>{html}</em>" if run.italic else html
    return f'<a{worn("link")} href="{escape(run.link)}">{html}</a>' if run.link else html


def _words(line: Line) -> str:
    words = "".join(_said(run) for run in line.runs).strip()
    match line.sort:
        case Sort.HEADING:
            return f"{words}\n{'=' * _length(words)}"
        case Sort.SMALL_HEADING:
            return f"{words}\n{'-' * _length(words)}"
        case Sort.ITEM:
            return f"- {words}"
        case Sort.NUMBERED:
            return f"{line.number}. {words}"
        case Sort.QUOTE:
            return f"> {words}"
        case _:
            return words


def _length(words: str) -> int:
    return min(len(MARKED.sub("", words)), LONGEST_RULE)


def _said(run: Run) -> str:
    where = run.link.removeprefix("mailto:").removeprefix("tel:")
    words = run.text.rstrip()
    return f"{words} ({where}){run.text[len(words) :]}" if run.link and where != run.text.strip() else run.text
