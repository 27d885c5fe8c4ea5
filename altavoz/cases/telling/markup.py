# SPDX-License-Identifier: AGPL-3.0-or-later
"""A timeline as a page shows it.

A template looks up every word of every line anew, which for hundreds of lines takes longer than all the rest of the
page: here they are joined, and each word is escaped on its way in.
"""

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from altavoz.cases.telling.story import Link, TimelineLine

NOT_OURS = ' rel="noreferrer nofollow"'


def timeline(lines: Iterable[TimelineLine]) -> SafeString:
    items = "\n".join(_lines(lines))
    return mark_safe(f'<ol class="timeline is-long">\n{items}\n</ol>')  # noqa: S308 - all words in it are escaped


def _lines(lines: Iterable[TimelineLine]) -> Iterator[str]:
    read_more, source_is = escape(_("Read more")), escape(_("Source:"))
    for line in lines:
        spoken = f' lang="{escape(line.language)}"' if line.language else ""
        parts = [
            _opening(line),
            f"<h3{spoken}>{escape(line.title)}</h3>",
            f"<p{spoken}>{escape(line.text)}</p>" if line.text else "",
            f'<div class="rich">{conditional_escape(line.rich)}</div>' if line.rich else "",
            _links(line.links, read_more) if line.links else "",
            _source(line, source_is),
        ]
        yield "".join(parts) + "</li>"


def _opening(line: TimelineLine) -> str:
    good = ' class="is-good"' if line.is_good else ""
    label = f'<span class="sort"> · {escape(line.label)}</span>' if line.label else ""
    return f'<li{good}><span class="when">{escape(capfirst(line.when))}{label}</span>'


def _links(links: Iterable[Link], read_more: str) -> str:
    told = "".join(
        f'<a href="{escape(link.url)}"{NOT_OURS if link.leads_away else ""}>{escape(link.label) or read_more}</a>'
        for link in links
    )
    return f'<p class="links">{told}</p>'


def _source(line: TimelineLine, source_is: str) -> str:
    if not line.source and not line.confidence:
        return ""
    source = f"{source_is} {escape(line.source)} · " if line.source else ""
    return f'<p class="source">{source}{escape(line.confidence)}</p>'
