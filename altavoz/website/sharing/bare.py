# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as bare text, at its own address with `?text`: made of the page itself, so it never says anything else.

A long page comes in parts (`?text=2`), none of them more than fifteen thousand bytes.
"""

import re
from collections.abc import Mapping
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponse
from django.template.loader import render_to_string

from altavoz.website.sharing.stripping import pieces_of

QUESTION = "text"
PART = re.compile(r"[1-9][0-9]?")
# With what stands around it, a part stays under fifteen thousand bytes.
MOST_BYTES = 13_000
PLACE, NAMED = re.compile(r'href="#([^"]+)"'), re.compile(r' id="([^"]+)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def part_asked(question: Mapping[str, str]) -> int:
    """Which part of the bare page is asked for; 0 where it is the page as it is."""
    if QUESTION not in question:
        return 0
    said = question[QUESTION]
    return int(said) if PART.fullmatch(said) else 1


def reduce(response: HttpResponse, *, part: int, request: HttpRequest) -> None:
    """That rendered page becomes its own bare text."""
    html = response.content.decode()
    title = TITLE.search(html)
    parts = parts_of(pieces_of(html))
    shown = min(part, len(parts))
    # The words were escaped when the page was made, and again when they were stripped.
    context = {
        "title_html": title[1].strip() if title else "",
        "main_html": parts[shown - 1],
        "parts": [(number, number == shown) for number in range(1, len(parts) + 1)],
        **_around(response),
    }
    response.content = render_to_string("website/sharing/bare.html", context, request=request).encode()


def parts_of(pieces: list[str]) -> list[str]:
    """Never parted within a piece: a form or a table stays whole."""
    parts: list[list[str]] = [[]]
    size = 0
    for piece in pieces:
        length = len(piece.encode()) + 1
        if parts[-1] and size + length > MOST_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(piece)
        size += length
    return _led_across(["\n".join(part) for part in parts])


def _led_across(parts: list[str]) -> list[str]:
    """A link to a place on the page leads to the part where that place is."""
    where = {name: number for number, part in enumerate(parts, start=1) for name in NAMED.findall(part)}

    def led(number: int, link: re.Match[str]) -> str:
        there = where.get(link[1], number)
        return link[0] if there == number else f'href="?{QUESTION}={there}#{link[1]}"'

    return [PLACE.sub(partial(led, number), part) for number, part in enumerate(parts, start=1)]


def _around(response: HttpResponse) -> dict[str, object]:
    context = getattr(response, "context_data", None) or {}
    return {"page": context.get("page")}
