# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words without their accents and endings, in each language: "desaparecidas" is looked for as "desaparec".

The stems are Snowball's. It expects accents to be right, and knows some endings only one at a time; so a word has up to
a few stems, and is found by each of them.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
# What words are made with: another number makes the worker write the whole index anew.
EDITION = "3"
ALGORITHMS: Mapping[str, str] = {"en": "english", "fr": "french", "es": "spanish"}
# Where an s is the ending of many, and the stem without it another.
MANY = ("fr", "es")
# Nobody looks for these.
LITTLE: Mapping[str, str] = {
    "en": "a an and are as at be but by for from has have in is it its not of on or that the their this to was were "
    "which who will with",
    "fr": "a au aux avec ce ces cette d dans de des du elle en est et eu il ils j je l la le les leur leurs lui mais n "
    "ne ni nous on ou par pas pour qu que qui s sa se ses son sont sur un une vous y",
    "es": "a al como con de del desde e el ella en entre era es esta este ha han hasta la las le les lo los mas me muy "
    "ni no o para pero por que se ser si sin sobre su sus un una uno y",
}
# A stemmer holds the word that it works on, and is shared by the threads of a process.
_one_at_a_time = Lock()


def words_of(text: str) -> list[str]:
    """In the order of the text, small, with their accents; very long ones are no words."""
    plain = unicodedata.normalize("NFKC", text.casefold())
    return [word for word in WORD.findall(plain) if len(word) <= LONGEST_WORD]


def folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_little(word: str, language: str) -> bool:
    return folded(word) in _little(language)


@lru_cache(maxsize=50_000)
def stems_of(word: str, language: str) -> tuple[str, ...]:
    """Without accents; in a language of which nothing is known a word is its own stem."""
    if language not in ALGORITHMS:
        return (folded(word),)
    bare = folded(word)
    ways = [word, bare, _stem(word, language)]
    if language in MANY and bare.endswith("s") and len(bare) > 3:
        ways.append(bare[:-1])
    return tuple(dict.fromkeys(folded(_stem(way, language)) for way in ways))


def _stem(word: str, language: str) -> str:
    with _one_at_a_time:
        return _stemmer(language)(word)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    return snowballstemmer.stemmer(ALGORITHMS[language]).stemWord


@cache
def _little(language: str) -> frozenset[str]:
    return frozenset(LITTLE.get(language, "").split())
