# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers in plain prose that look like a figure we know, and are not tied to it.

A number is taken for a figure where it is the same; a small one, and one that counts something else ("35,000
messages"), only where the sentence also speaks of what is counted. That it is the same thing is the editor's to say.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from altavoz.indicators.figures import Known
from altavoz.indicators.models import Indicator, Observation
from altavoz.indicators.quotations.spelled import Reading, beginnings, is_share, readings, scale_after
from altavoz.website import merge_grammar

# 34,000, 34 000, 34.000, 34000, 66.1 and 66,1; the spaces may be narrow.
NUMBER = re.compile(
    r"(?<![\w.,-])(?:(?P<grouped>[1-9]\d{0,2}(?:[ ,.\u00a0\u2009\u202f]\d{3})+)|(?P<plain>0|[1-9]\d*))"
    r"(?:[.,](?P<rest>\d{1,2}))?(?![\w-])"
)
# "22 to 26 October", « du 22 au 26 octobre », “26 de octubre”: days, and no figures.
MONTH = (
    "jan(?:uary|vier)|f[eé]vrier|february|mar(?:ch|s|zo)|apri?l|avril|abril|ma[iy]o?|ju(?:ne|in|nio)|ju(?:ly|illet|lio)"
    "|août|aug(?:ust)|agosto|septemb(?:er|re)|septiembre|oct(?:ober|obre|ubre)|nov(?:ember|embre|iembre)"
    "|d[eé]cemb(?:er|re)|diciembre|enero|febrero"
)
DAY = re.compile(rf"\s*(?:(?:-|–|to|and|au|et|al?|y)\s*\d{{1,2}}\s+)?(?:de\s+)?(?:{MONTH})\b", re.IGNORECASE)
LAST_DAY = 31
SENTENCE = re.compile(r"[.!?:;]\s|\n")
WORD = re.compile(r"[^\W\d_]{5,}")
# A word is known again by its beginning: disappeared, disappearances.
STEM = 5
# What stands right behind the number, "of" left out; never behind a comma.
NEXT = re.compile(r"[ \n\u00a0\u202f]+(?:(?:of|de|des)\s+|d[’'])?([^\W\d_]{5,})")
# What says when, where or how, and no more what is counted than "40,000 reported" does.
NO_NOUN = re.compile(
    r"(?:today|according|since|during|while|after|before|until|against|under|between|among|about|which|where|there"
    r"|every|other|autres|otr[ao]s|cases|affaires|casos|people|persons?|personnes|personas|depuis|selon|pendant|après|avant|aujourd|entre|contre|jusqu|parmi|lorsque|desde|según|hasta|durante"
    r"|contra|antes|después|sobre|cuando|donde|mientras|[^\W\d_]+(?:ed|ing|ée?s?|[ai]d[oa]s?))\Z",
    re.IGNORECASE,
)
# A capital within a name: the people or the place.
PROPER_NAME = re.compile(r"(?<=[\s’'])[A-ZÀ-Ý][^\W\d_]+")
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


def likenesses(text: str, known: Sequence[Known], *, language: str = "en", is_markup: bool = False) -> list[Likeness]:
    """In the order of the sentences; in each its digits first, then its words."""
    lined = merge_grammar.rich_as_text(text) if is_markup else text
    # What is tied already is no prose; its place is kept, so that sentences stay whole.
    plain = merge_grammar.filled(lined.replace(merge_grammar.WHERE_A_TAG_WAS, " "), lambda _name, _fallback: " … ")
    return [found for sentence in SENTENCE.split(plain) for found in _in_sentence(sentence, known, language)]


def needles(row: Observation) -> list[str]:
    """The ways in which people write this number, for a search in texts: more may be found than is meant."""
    whole, _dot, rest = f"{row.number:f}".partition(".")
    if rest:
        return [f"{whole}.{rest}", f"{whole},{rest}"]
    grouped = f"{int(whole):,}"
    digits = [grouped.replace(",", sign) for sign in (",", ".", " ", "\u00a0", "\u202f", "\u2009", "")]
    return list(dict.fromkeys([*digits, *beginnings(int(whole))]))


def _in_sentence(sentence: str, known: Sequence[Known], language: str) -> Iterator[Likeness]:
    stems: set[str] | None = None
    for read in (*_in_digits(sentence, language), *readings(sentence, language)):
        found = [(each, row) for each in known for row in each.all if read.may_be(row.number)]
        # What says every digit is no shortening of something else.
        same = [(each, row) for each, row in found if row.number == read.value]
        for one, row in same or found:
            stems = _stems(sentence) if stems is None else stems
            if _may_be(read, one, stems, is_same=bool(same), behind=sentence[read.end :]):
                yield Likeness(read.typed, " ".join(sentence.split())[:200], one, row, one.newer_than(row))


def _in_digits(sentence: str, language: str) -> Iterator[Reading]:
    """With "thousand" behind them they are shortened: 61.6 thousand leaves out all below a hundred."""
    for number in NUMBER.finditer(sentence):
        if _value(number) <= LAST_DAY and DAY.match(sentence, number.end()):
            continue
        scale, end = scale_after(sentence, number.end(), language)
        unit = Decimal(scale).scaleb(-len(number["rest"] or "")) if scale > 1 else Decimal(0)
        typed = sentence[number.start() : end]
        yield Reading(typed, _value(number) * scale, unit, is_share=is_share(sentence, end), end=end)


def _value(number: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", number["grouped"] or number["plain"])
    return Decimal(f"{whole}.{number['rest']}") if number["rest"] else Decimal(whole)


def _may_be(read: Reading, known: Known, stems: set[str], *, is_same: bool, behind: str) -> bool:
    near, value = len(stems & _stems(" ".join(_names(known)))), read.value
    counts_shares = known.indicator.measure == Indicator.Measure.PERCENT
    if read.is_share and not counts_shares:
        return False
    if value < SMALL or (counts_shares and not read.is_share):
        return near >= TINY
    if value >= LARGE and _is_of_other_things(behind, known):
        # What is counted has to be near; to name the country is not enough.
        return bool(stems & _stems(" ".join(PROPER_NAME.sub("", name) for name in _names(known))))
    is_plain = is_same and value >= LARGE and not (value == int(value) and int(value) in YEARS)
    return is_plain or near >= 1


def _is_of_other_things(rest: str, known: Known) -> bool:
    """Whether what stands behind a number names something that this figure does not count."""
    word = NEXT.match(rest)
    if word is None or NO_NOUN.match(word[1]):
        return False
    counted = " ".join((*_names(known), *(text.counted for text in known.indicator.texts.all())))
    return not _stems(word[1]) & _stems(counted)


def _names(known: Known) -> Iterator[str]:
    for text in known.indicator.texts.all():
        yield from (text.name, text.unit)


def _stems(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return {word[:STEM] for word in WORD.findall(bare)}
