# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words without their accents and endings, in each language: "desaparecidas" is looked for as "desaparec".

Light endings: those of number, gender and the commonest forms. They forgive more than they tell apart.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
# What words are made with: another number makes the worker write the whole index anew.
EDITION = "1"


@dataclass(frozen=True)
class Endings:
    """`long` ones leave five letters at least, `short` ones three; `little` words are looked for by nobody."""

    long: str
    short: str
    little: str

    def of(self, least: int) -> tuple[str, ...]:
        return tuple(sorted((self.long if least > SHORT else self.short).split(), key=len, reverse=True))


LONG, SHORT = 5, 3
LANGUAGES: Mapping[str, Endings] = {
    "en": Endings(
        long="ations ation ances ance ments ment ings ing edly ed ers er ies ied ly ions ion ives ive",
        short="es s e y",
        little="a an and are as at be but by for from has have in is it its not of on or that the their this to was "
        "were which who will with",
    ),
    "fr": Endings(
        long="issements issement ations ation ements ement itions ition trices trice ateurs ateur euses euse eurs eur "
        "ables able ites ite ives ive ifs if antes ante ants ant ees ee er ez ent ir ues ue us u ies ie is i ions ion "
        "ieres iere iers ier",
        short="aux es s x e",
        little="a au aux avec ce ces cette d dans de des du elle en est et eu il ils j je l la le les leur leurs lui "
        "mais n ne ni nous on ou par pas pour qu que qui s sa se ses son sont sur un une vous y",
    ),
    "es": Endings(
        long="amientos imientos amiento imiento aciones uciones iciones acion ucion icion ciones cion idades idad "
        "amente mente adoras adores adora ador ancias ancia encias encia adas ados ada ado idas idos ida ido ando "
        "iendo aron ieron aban aba ar er ir istas ista ismos ismo ivas ivos iva ivo",
        short="as os es a o e",
        little="a al como con de del desde e el ella en entre era es esta este ha han hasta la las le les lo los mas "
        "me muy ni no o para pero por que se ser si sin sobre su sus un una uno y",
    ),
}


def words_of(text: str) -> list[str]:
    """In the order of the text, small and without accents; very long ones are no words."""
    return [word for word in WORD.findall(folded(text)) if len(word) <= LONGEST_WORD]


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_little(word: str, language: str) -> bool:
    return word in _little(language)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Of a folded word; in a language of which nothing is known it stays as it is."""
    for least in (LONG, SHORT):
        for ending in _endings(language, least):
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)]
    return word


@cache
def _endings(language: str, least: int) -> tuple[str, ...]:
    found = LANGUAGES.get(language)
    return found.of(least) if found else ()


@cache
def _little(language: str) -> frozenset[str]:
    found = LANGUAGES.get(language)
    return frozenset(found.little.split()) if found else frozenset()
