# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds names of people in words that are to be public: a full name in any order, a name after "Dear" or "Ms".

A name is found as its owner typed it, with or without accents and capitals. It says where, never who.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from altavoz.personal_data.addresses import email_key

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# What may stand between two words of one name: "Lima, Ana", "Ana M. Lima".
BETWEEN = re.compile(r"[\s.,\-]{1,3}\Z")
SHORT_WORDS = frozenset(WORD.findall("de del da das do dos di la las los van von der den el al bin ben y e i"))
FORMS_OF_ADDRESS = frozenset(
    WORD.findall(
        "dear mr mrs ms miss mx dr prof sir madam sr sra srta don dona senor senora senorita estimada estimado"
        " apreciada apreciado querida querido lic ciudadana ciudadano m mme mlle monsieur madame mademoiselle cher"
        " chere maitre"
    )
)
# Scripts that put no blank between the words: a name is looked for as a row of signs.
NO_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, order=True)
class Place:
    """From one sign to before another, in the words of a language."""

    language: str
    begin: int
    end: int


class Words:
    """Public words in their languages, made ready to be asked for one name after another."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.rows: list[tuple[str, str]] = [(language, text.casefold()) for language, text in texts.items()]
        self.pairs: dict[tuple[str, str], list[Place]] = {}
        self.addressed: dict[str, list[Place]] = {}
        self.keys: dict[bytes, list[Place]] = {}
        for language, text in texts.items():
            self._read(language, text)

    def names(self, given_name: str, family_name: str) -> Iterator[Place]:
        """Every place where this name stands."""
        given, family = _words(given_name), _words(family_name)
        for first in given:
            for last in family:
                yield from self.pairs.get((first, last), ())
                yield from self.pairs.get((last, first), ())
        for word in (*given[:1], *family):
            yield from self.addressed.get(word, ())
        if NO_BLANKS.search(family_name + given_name):
            yield from self._in_a_row(given_name, family_name)

    def _read(self, language: str, text: str) -> None:
        found = list(WORD.finditer(text))
        folded = [fold(each[0]) for each in found]
        for at, first in enumerate(found):
            for further in _next(text, found, folded, at):
                place = Place(language, first.start(), found[further].end())
                self.pairs.setdefault((folded[at], folded[further]), []).append(place)
            if folded[at] in FORMS_OF_ADDRESS:
                for further in range(at + 1, min(at + 3, len(found))):
                    place = Place(language, found[further].start(), found[further].end())
                    self.addressed.setdefault(folded[further], []).append(place)
        for each in ADDRESS.finditer(text):
            self.keys.setdefault(email_key(each[0].strip(".")), []).append(Place(language, each.start(), each.end()))

    def _in_a_row(self, given_name: str, family_name: str) -> Iterator[Place]:
        for whole in {family_name + given_name, given_name + family_name}:
            wanted = "".join(whole.split()).casefold()
            for language, text in self.rows:
                at = text.find(wanted) if len(wanted) > 1 else -1
                if at >= 0:
                    yield Place(language, at, at + len(wanted))


def fold(word: str) -> str:
    """Without accents and capitals."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _words(name: str) -> list[str]:
    """Of "María de la Luz": maria, luz."""
    folded = (fold(each) for each in WORD.findall(name[:200]))
    return [word for word in folded if len(word) > 1 and word not in SHORT_WORDS]


def _next(text: str, found: list[re.Match[str]], folded: list[str], at: int) -> Iterator[int]:
    """The words that may belong to one name with the word at that place: an initial or a "de la" may stand between."""
    for further in range(at + 1, min(at + 4, len(found))):
        if not BETWEEN.match(text[found[further - 1].end() : found[further].start()]):
            return
        yield further
        if len(folded[further]) > 1 and folded[further] not in SHORT_WORDS:
            return
