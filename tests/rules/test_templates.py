# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML first: nothing inline, because the policy of our pages refuses it, and no word left untranslated."""

import re
from collections.abc import Iterator

import pytest

from tests.rules.house import Source, broken, obeyed, sources, templates

INLINE = {
    "a style sheet inside the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a script inside the page": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.IGNORECASE
    ),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
ELSEWHERE = re.compile(r"(src|href|action)=\"(https?:)?//|url\(\s*['\"]?(https?:)?//|@import", re.IGNORECASE)
LINK_OUT = re.compile(r"<a\b[^>]*href=\"https?://", re.IGNORECASE)
UNTRIMMED = re.compile(r"{%\s*blocktrans(late)?\b(?![^%]*\btrimmed\b)")


def inline(source: Source) -> Iterator[str]:
    for what, pattern in INLINE.items():
        if pattern.search(source.text):
            yield what


def third_parties(source: Source) -> Iterator[str]:
    for line in source.lines:
        if ELSEWHERE.search(line) and not LINK_OUT.search(line):
            yield f"asks another machine: {line.strip()[:80]}"


def untrimmed(source: Source) -> Iterator[str]:
    if source.path.endswith(".html") and UNTRIMMED.search(source.text):
        yield "a blocktranslate without `trimmed` puts the page's indentation before translators"


def test_nothing_is_inline() -> None:
    obeyed(broken(inline, tuple(each for each in templates() if each.path.endswith(".html"))))


def test_no_page_asks_a_third_party() -> None:
    obeyed(broken(third_parties, (*templates(), *sources(".css", under="altavoz/"))))


def test_every_translated_block_is_trimmed() -> None:
    obeyed(broken(untrimmed, templates()))


@pytest.mark.parametrize(
    "sample",
    [
        "<style>p {}</style>",
        '<p style="color: red">',
        "<script>alert(1)</script>",
        '<a\n onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_what_is_inline_is_refused(sample: str) -> None:
    assert list(inline(Source("a.html", sample)))


@pytest.mark.parametrize(
    "sample",
    [
        "<script src=\"{% static 'a.js' %}\" defer></script>",
        '<link rel="stylesheet" href="/a.css">',
        "<p>One style</p>",
    ],
)
def test_what_stands_in_its_own_file_passes(sample: str) -> None:
    assert not list(inline(Source("a.html", sample)))


def test_a_third_party_is_refused_and_a_link_for_people_passes() -> None:
    assert list(third_parties(Source("a.html", '<img src="https://pictures.example/a.png">')))
    assert list(third_parties(Source("a.css", "@import url(//fonts.example/a.css)")))
    assert not list(third_parties(Source("a.html", '<a href="https://www.un.org/">')))


def test_an_untrimmed_block_is_refused_and_a_trimmed_one_passes() -> None:
    assert list(untrimmed(Source("a.html", "{% blocktranslate with a=b %}")))
    assert not list(untrimmed(Source("a.html", "{% blocktranslate trimmed with a=b %}")))
