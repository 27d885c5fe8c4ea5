# SPDX-License-Identifier: AGPL-3.0-or-later
"""Marks that stand for words: what lies in the index, and what is looked for.

A database's own index goes on holding words for a while after the row has gone. No name of a case may stay anywhere,
so no word goes in: only keyed marks of twelve letters. What somebody types is never part of a query either, whatever
signs it holds.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from altavoz.website.finding import stems

_LETTERS = str.maketrans("0123456789", "ghijklmnop")
MOST_WORDS = 12
LONGEST_QUESTION = 200
# A page of a hundred screens is found by its beginning.
MOST_TEXT = 40_000


@lru_cache(maxsize=50_000)
def mark(meaning: str) -> str:
    """Letters alone: no parser takes them for a number, an operator or several words."""
    digest = hashlib.blake2s(meaning.encode(), key=_key(settings.SECRET_KEY), digest_size=6)
    return digest.hexdigest().translate(_LETTERS)


def edition() -> str:
    """Another one makes the worker write the index anew: the marks of words are no longer the same."""
    return f"{stems.EDITION}-{mark('edition')}"


def of_text(text: str, language: str) -> str:
    """Each stem once: how often it stands there is not asked."""
    found = (word for word in stems.words_of(text[:MOST_TEXT]) if not stems.is_little(word, language))
    return " ".join(dict.fromkeys(mark(stem) for word in found for stem in stems.stems_of(word, language)))


def of_question(text: str, languages: Iterable[str]) -> list[tuple[str, ...]]:
    """For each word the marks of which one must be there; little words are left out, for the index has none."""
    asked = tuple(languages)
    words = list(dict.fromkeys(stems.words_of(text[:LONGEST_QUESTION])))
    heavy = [word for word in words if not any(stems.is_little(word, each) for each in asked)]
    return [of_word(word, asked) for word in heavy[:MOST_WORDS]]


def of_word(word: str, languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({mark(stem) for each in languages for stem in stems.stems_of(word, each)}))


def of_filter(name: str, value: str) -> str:
    """No stem holds a colon."""
    return mark(f"{name}:{value}")


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hashlib.sha256(b"altavoz finding" + secret.encode()).digest()
