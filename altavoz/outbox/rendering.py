# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words for a letter from a pair of templates, `<name>.txt` and `<name>.html`, in the active language.

Thousands of letters differ in a name and an address or two. What they share is rendered once, with a mark where each
word of a person's own stands, and kept; a letter then only puts its own words there. It looks as if rendered alone.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape
from django.utils.translation import get_language

from altavoz.outbox.writers import Written

EMPTY_LINES = re.compile(r"\n{3,}")
# Nobody can type it, and no template changes it.
MARK = f"own{secrets.token_hex(12)}"
MARKED = re.compile(rf"{MARK}([a-z_]+)Z")
Names = tuple[str, ...]
Words = tuple[tuple[str, object], ...]


def render(
    name: str | Sequence[str],
    *,
    subject: str,
    words: Mapping[str, object],
    own: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Written:
    """Both templates extend `outbox/letter.html` and `outbox/letter.txt`; they see `words`, `own` and `subject`.

    Of several names the first that there is. `own` is what only this letter says, in texts that the templates write
    as they are or ask whether they are empty; everything in `words` is then something that can be a key.
    """
    names = (name,) if isinstance(name, str) else tuple(name)
    if own is None:
        text, html = _rendered(names, {**words, "subject": subject})
    else:
        own = {**own, "subject": subject}
        there = frozenset(word for word, value in own.items() if value)
        shared_words = tuple(sorted(words.items()))
        shared_text, shared_html = _shared(names, get_language() or "", shared_words, there, frozenset(own))
        text = MARKED.sub(lambda found: own[found[1]], shared_text)
        html = MARKED.sub(lambda found: escape(own[found[1]]), shared_html)
    return Written(subject, EMPTY_LINES.sub("\n\n", text).strip(), html, headers or {})


def html_alone(name: str, *, words: Mapping[str, object], own: Mapping[str, str]) -> str:
    """`<name>.html` for a letter whose text somebody wrote herself. What is HTML in `own` is put there as it is."""
    there = frozenset(word for word, value in own.items() if value)
    shared = _shared_html(f"{name}.html", get_language() or "", tuple(sorted(words.items())), there, frozenset(own))
    return MARKED.sub(lambda found: conditional_escape(own[found[1]]), shared)


def mark(word: str) -> str:
    """What stands in shared words where a letter puts this word of its own; in markup it stands between the tags."""
    return f"{MARK}{word}Z"


@lru_cache(maxsize=128)
def _shared(names: Names, _language: str, words: Words, there: frozenset[str], own: frozenset[str]) -> tuple[str, str]:
    """In the active language, with marks for those of a person's own words that there are."""
    return _rendered(names, {**dict(words), **_marks(there, own)})


@lru_cache(maxsize=128)
def _shared_html(name: str, _language: str, words: Words, there: frozenset[str], own: frozenset[str]) -> str:
    return render_to_string(name, {**dict(words), **_marks(there, own)})


def _marks(there: frozenset[str], own: frozenset[str]) -> dict[str, str]:
    return {word: mark(word) if word in there else "" for word in own}


def _rendered(names: Names, given: Mapping[str, object]) -> tuple[str, str]:
    context = dict(given)
    text, html = ([f"{each}.{ending}" for each in names] for ending in ("txt", "html"))
    return render_to_string(text, context), render_to_string(html, context)
