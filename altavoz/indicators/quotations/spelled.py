# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers in words and shortened: "forty thousand", « quarante-trois », “61 mil” (decision 0182)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

THOUSAND, MILLION = 1000, 1_000_000
# Below that, words are no figure: "three of them", « huit jours ».
LEAST = 13
WORD = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"[ \n\u00a0\u202f]+|[-\u2010\u2011]")
AFTER_DIGITS = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+)(?![\w-])")
# « 95 pour cent », “por ciento”: a share, and no hundred.
SHARE = re.compile(r"\b(?:pour|por)\s+\Z", re.IGNORECASE)
OF_A_HUNDRED = re.compile(r"\s*(?:%|per\s?cent|pour\s+cent|por\s+ciento)", re.IGNORECASE)
GOES_ON = re.compile(r"[-\u2010\u2011][^\W\d_]")


@dataclass(frozen=True)
class Reading:
    """`unit` is what was left out: a thousand in "61 thousand", nothing where every digit is said.

    `is_share` says that "per cent" follows, `end` where it ends in its sentence.
    """

    typed: str
    value: Decimal
    unit: Decimal
    is_share: bool
    end: int

    def may_be(self, number: Decimal) -> bool:
        """Whether the number may have been shortened to this, by cutting it or by rounding it."""
        return number == self.value or self.value - self.unit / 2 <= number < self.value + self.unit


@dataclass(frozen=True)
class Tongue:
    """`plain` are words that add up, `hundreds` and `scales` those that multiply what stands before them."""

    plain: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, int]
    joins: frozenset[str]
    # Dix-sept, soixante-dix, quatre-vingts.
    counts_by_twenties: bool = False
    leads: Mapping[int, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "leads", {value: word for word, value in reversed(list(self.plain.items()))})


def _from(start: int, words: str, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


EN = Tongue(
    plain={
        **_from(0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
        **_from(16, "sixteen seventeen eighteen nineteen"),
        **_from(20, "twenty thirty forty fifty sixty seventy eighty ninety", 10),
    },
    hundreds=frozenset({"hundred"}),
    scales={"thousand": THOUSAND, "million": MILLION},
    joins=frozenset({"and"}),
)
FR = Tongue(
    plain={
        **_from(0, "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
        **_from(20, "vingt trente quarante cinquante soixante", 10),
        "une": 1,
        "vingts": 20,
        "septante": 70,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
    },
    hundreds=frozenset({"cent", "cents"}),
    scales={"mille": THOUSAND, "million": MILLION, "millions": MILLION},
    joins=frozenset({"et"}),
    counts_by_twenties=True,
)
ES = Tongue(
    plain={
        **_from(
            0, "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
        ),
        **_from(17, "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"),
        **_from(26, "veintiséis veintisiete veintiocho veintinueve"),
        **_from(30, "treinta cuarenta cincuenta sesenta setenta ochenta noventa ciento", 10),
        **_from(200, "doscientos trescientos cuatrocientos quinientos seiscientos", 100),
        **_from(700, "setecientos ochocientos novecientos", 100),
        **_from(200, "doscientas trescientas cuatrocientas quinientas seiscientas", 100),
        **_from(700, "setecientas ochocientas novecientas", 100),
        "un": 1,
        "una": 1,
        "veintiún": 21,
        "veintiuna": 21,
        "cien": 100,
    },
    hundreds=frozenset(),
    scales={"mil": THOUSAND, "millón": MILLION, "millones": MILLION},
    joins=frozenset({"y"}),
)
TONGUES: Mapping[str, Tongue] = {"en": EN, "fr": FR, "es": ES}


def readings(sentence: str, language: str) -> Iterator[Reading]:
    """The numbers that stand there in words, from thirteen on; what goes on as another word is none: "forty-third"."""
    tongue, run = TONGUES.get(language[:2], EN), list[re.Match[str]]()
    for word in WORD.finditer(sentence):
        is_joined = run and BETWEEN.fullmatch(sentence, run[-1].end(), word.start())
        if run and not (is_joined and _value([*run, word], tongue)):
            yield from _read(sentence, run, tongue)
            run = []
        if run or _value([word], tongue):
            run = [*run, word]
    yield from _read(sentence, run, tongue)


def scale_after(sentence: str, place: int, language: str) -> tuple[int, int]:
    """What a word such as "thousand" behind digits stands for, and where it ends; 1 where there is none."""
    word = AFTER_DIGITS.match(sentence, place)
    scales = TONGUES.get(language[:2], EN).scales
    scale = scales.get(word[1].casefold(), 1) if word else 1
    return (scale, word.end()) if word and scale > 1 else (1, place)


def is_share(sentence: str, place: int) -> bool:
    return OF_A_HUNDRED.match(sentence, place) is not None


def beginnings(number: int) -> list[str]:
    """How this number begins where it is written in words or shortened, for a search: without the capital."""
    if number >= THOUSAND:
        cut = number // THOUSAND
        ways = [cut, cut + 1] if number % THOUSAND >= THOUSAND / 2 else [cut]
        tenth = f"{cut}{{}}{number % THOUSAND // 100} "
        digits = [f"{way} {scale}" for way in ways for scale in ("thousand", "mil")]
        words = (
            _after_a_thousand(number % THOUSAND) if cut == 1 else [each for way in ways for each in _first_words(way)]
        )
        return [*digits, tenth.format("."), tenth.format(","), *words]
    return _first_words(number) if number >= LEAST else []


def _first_words(number: int) -> list[str]:
    """In each language; of a million and more nobody writes out the thousands."""
    found = [_first_word(number, tongue) for tongue in TONGUES.values()] if number < THOUSAND else []
    return [word[1:] for word in found]


def _after_a_thousand(rest: int) -> list[str]:
    """« Mille deux cents », “mil doscientos”: no word for one stands before it."""
    if rest < LEAST:
        return []
    return [f"{next(iter(tongue.scales))} {_first_word(rest, tongue)}"[1:] for tongue in TONGUES.values()]


def _first_word(number: int, tongue: Tongue) -> str:
    hundreds, rest = divmod(number, 100)
    hundred, scale = min(tongue.hundreds, default=""), next(iter(tongue.scales))
    if hundreds > 1:
        # Doscientos and doscientas begin alike.
        return f"{tongue.leads[hundreds]} {hundred}" if hundred else tongue.leads[hundreds * 100][:-2]
    if hundreds:
        head = hundred or (tongue.leads[100] if rest else "cien")
        return f"{head} {'' if tongue is EN or not rest else _first_word(rest, tongue)}"
    if number < LEAST:
        return f"{tongue.leads[number]} {scale}"
    if tongue.counts_by_twenties and number >= 70:
        return tongue.leads[60 if number < 80 else 4]
    return tongue.leads.get(number) or tongue.leads[number - number % 10]


def _read(sentence: str, run: Sequence[re.Match[str]], tongue: Tongue) -> Iterator[Reading]:
    while run and run[-1].group().casefold() in tongue.joins:
        run = run[:-1]
    value = _value(run, tongue) if run else 0
    if not value or value < LEAST or GOES_ON.match(sentence, run[-1].end()) or SHARE.search(sentence[: run[0].start()]):
        return
    end = run[-1].end()
    typed = sentence[run[0].start() : end]
    unit = next((scale for scale in (MILLION, THOUSAND) if value >= scale and value % scale == 0), 0)
    # "Mille" and "a million" alone say so many and no more.
    left_out = Decimal(unit if len(run) > 1 else 0)
    yield Reading(typed, Decimal(value), left_out, is_share=is_share(sentence, end), end=end)


def _value(words: Sequence[re.Match[str]], tongue: Tongue) -> int | None:
    """None where these words are not one number, nor the beginning of one."""
    total, current, last_scale, before = 0, 0, MILLION * THOUSAND, ""
    for each in words:
        word = each.group().casefold()
        if word in tongue.joins:
            if before in ("", *tongue.joins):
                return None
        elif word in tongue.hundreds and current < 100:
            current = max(current, 1) * 100
        elif tongue.scales.get(word, last_scale) < last_scale:
            last_scale = tongue.scales[word]
            total, current = total + max(current, 1) * last_scale, 0
        elif _adds(current, tongue.plain.get(word), tongue):
            value = tongue.plain[word]
            current += 76 if (current % 100, value) == (4, 20) else value
        else:
            return None
        before = word
    return total + current


def _adds(current: int, value: int | None, tongue: Tongue) -> bool:
    """Whether a word for so many may follow: "forty" and then "three", never the other way round."""
    rest, twenties = current % 100, tongue.counts_by_twenties
    if value is None or (value >= 100 and current):
        return False
    if rest == 0:
        return True
    if value < 10:
        return rest % 10 == 0 and (rest >= 20 or (twenties and value >= 7))
    return twenties and ((value < 20 and rest in (60, 80)) or (value == 20 and current % 100 == 4))
