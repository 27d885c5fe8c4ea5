# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers in plain prose that look like a figure we know, and are not tied to it.

A number is taken for a figure where it is the same; a small one only where the sentence also speaks of what is
counted. That it is the same thing is the editor's to say.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from altavoz.indicators.figures import Known
from altavoz.indicators.models import Observation
from altavoz.website import merge_grammar

# 34,000, 34 000, 34.000, 34000, 66.1 and 66,1; the spaces may be narrow.
NUMBER = re.compile(
    r"(?<![\w.,-])(?:(?P<grouped>[1-9]\d{0,2}(?:[ ,.\u00a0\u2009\u202f]\d{3})+)|(?P<plain>0|[1-9]\d*))"
    r"(?:[.,](?P<rest>\d{1,2}))?(?![\w-])"
)
SENTENCE = re.compile(r"[.!?:;]\s|\n")
WORD = re.compile(r"[^\W\d_]{5,}")
# A word is known again by its beginning: disappeared, disappearances.
STEM = 5
# So many could be anything: two words of what is counted have to be near.
LARGE, SMALL, TINY = 1000, 20, 2
YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Likeness:
    """`overtaken` is what is said today, where the number in the text is an older one."""

    typed: str
    around: str
    known: Known
    observation: Observation
    overtaken: Observation | None


def likenesses(text: str, known: Sequence[Known], *, is_markup: bool = False) -> list[Likeness]:
    """In the order of the text."""
    lined = merge_grammar.rich_as_text(text) if is_markup else text
    # What is tied already is no prose; its place is kept, so that sentences stay whole.
    plain = merge_grammar.filled(lined.replace(merge_grammar.WHERE_A_TAG_WAS, " "), lambda _name, _fallback: " … ")
    return [found for sentence in SENTENCE.split(plain) for found in _in_sentence(sentence, known)]


def needles(row: Observation) -> list[str]:
    """The ways in which people write this number, for a search in texts."""
    whole, _dot, rest = f"{row.number:f}".partition(".")
    if rest:
        return [f"{whole}.{rest}", f"{whole},{rest}"]
    grouped = f"{int(whole):,}"
    return list(dict.fromkeys(grouped.replace(",", sign) for sign in (",", ".", " ", "\u00a0", "\u202f", "\u2009", "")))


def _in_sentence(sentence: str, known: Sequence[Known]) -> Iterator[Likeness]:
    stems: set[str] | None = None
    for number in NUMBER.finditer(sentence):
        value = _value(number)
        same = [(each, row) for each in known for row in each.all if row.number == value]
        for one, row in same:
            stems = _stems(sentence) if stems is None else stems
            if _may_be(value, one, stems):
                yield Likeness(number.group(), " ".join(sentence.split())[:200], one, row, one.newer_than(row))


def _value(number: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", number["grouped"] or number["plain"])
    return Decimal(f"{whole}.{number['rest']}") if number["rest"] else Decimal(whole)


def _may_be(value: Decimal, known: Known, stems: set[str]) -> bool:
    near = len(stems & _stems(" ".join(_names(known))))
    if value < SMALL:
        return near >= TINY
    is_plain = value >= LARGE and not (value == int(value) and int(value) in YEARS)
    return is_plain or near >= 1


def _names(known: Known) -> Iterator[str]:
    for text in known.indicator.texts.all():
        yield from (text.name, text.unit)


def _stems(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return {word[:STEM] for word in WORD.findall(bare)}
