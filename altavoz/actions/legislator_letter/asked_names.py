# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a line says of a person: the words of the name, and the place, district and party beside it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from altavoz.actions.legislator_letter.pasting import tidy
from altavoz.decision_makers.folding import fold

BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
QUOTED = re.compile(r'"([^"]{1,30})"')
TITLES = frozenset({
    "rep", "reps", "representative", "representatives", "congressman", "congresswoman", "congressmember",
    "congressperson", "sen", "sens", "senator", "senators", "del", "delegate", "resident", "commissioner", "hon",
    "honorable", "honourable", "the", "member", "mp", "mps", "mr", "mrs", "ms", "miss", "dr", "prof", "depute",
    "deputee", "deputes", "senateur", "senatrice", "m", "mme", "mlle", "l", "dip", "diputado", "diputada",
    "senador", "senadora", "sr", "sra", "srta", "chair", "chairman", "chairwoman", "ranking",
})  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"})
# "of California", "du Québec", "por Oaxaca".
LINKS = frozenset({"of", "from", "for", "de", "du", "des", "d", "del", "la", "le", "por", "representing"})
DISTRICT = re.compile(r"^0*(\d{1,3})(?:st|nd|rd|th|e|er|o|a)?$")
AT_LARGE = frozenset({"al", "at large"})


@dataclass(frozen=True)
class Beside:
    """What may stand beside a name in this chamber, folded: places with their codes, and parties with their letters."""

    places: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """`last_first`: the words before the comma, where there was one."""

    words: tuple[str, ...]
    places: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    district: str = ""
    last_first: tuple[str, ...] = ()


@dataclass
class _Found:
    places: set[str]
    parties: set[str]
    district: str = ""


def readings(line: str, beside: Beside) -> list[list[Asked]]:
    """How a line may be read, the likeliest first: as one name, or as several with commas between them."""
    text = BRACKETS.sub(" ", line) if "," in BRACKETS.sub(" ", line) else line
    pieces = [piece for piece in re.split(r"\s*,\s*|\s+(?:and|et|&)\s+", text) if fold(piece)]
    one = [asked(line, beside)]
    if len(pieces) < 2:
        return [one]
    each = [asked(piece, beside) for piece in pieces]
    several = [name for name in each if name.words]
    if len(several) < 2:
        return [one]
    longer = all(len(name.words) > 1 for name in several)
    return [several, one] if longer or len(several) > 2 else [one, several]


def asked(line: str, beside: Beside) -> Asked:
    """One name with what stands around it."""
    text = tidy(line)
    found = _Found(set(), set())
    for inside in BRACKETS.findall(text):
        _place(inside, beside, found)
    bare = QUOTED.sub(r" \1 ", BRACKETS.sub(" ", text))
    parts = [part.strip() for part in re.split(r",|\s-\s|\|", bare) if part.strip()]
    kept = [part for number, part in enumerate(parts) if number == 0 or not _place(part, beside, found)]
    named = [_name_words(part, beside, found) for part in kept]
    named = [words for words in named if words]
    if not named:
        return Asked((), frozenset(found.places), frozenset(found.parties), found.district)
    words = tuple(word for words in [*named[1:], named[0]] for word in words)
    last_first = named[0] if len(named) > 1 else ()
    return Asked(words, frozenset(found.places), frozenset(found.parties), found.district, last_first)


def _place(text: str, beside: Beside, found: _Found) -> bool:
    """Whether all of it says where somebody is from or of which party; then it is noted."""
    whole = fold(text)
    if whole in beside.places:
        found.places.add(whole)
        return True
    parts = [fold(part) for part in re.split(r"[-/,;:]|\s+", text) if fold(part)]
    said = list(_said(parts, beside))
    for sort, value in said:
        if sort == "place":
            found.places.add(value)
        elif sort == "party":
            found.parties.add(value)
        elif sort == "district":
            found.district = value
    return bool(said) and sum(len(value.split()) for sort, value in said if sort) >= len(parts)


def _said(parts: list[str], beside: Beside) -> Iterable[tuple[str, str]]:
    """The longest run of words that is a place or a party, again and again; what is neither is left over."""
    rest = list(parts)
    while rest:
        taken = 1
        for length in range(min(len(rest), 8), 0, -1):
            run = " ".join(rest[:length])
            sort = _sort(run, beside)
            if sort:
                yield sort, DISTRICT.sub(r"\1", run) if sort == "district" else run
                taken = length
                break
        rest = rest[taken:]


def _sort(run: str, beside: Beside) -> str:
    if run in beside.places:
        return "place"
    if run in beside.parties:
        return "party"
    if DISTRICT.match(run) or run in AT_LARGE:
        return "district"
    return "link" if run in LINKS or run in {"district", "circonscription", "distrito"} else ""


def _name_words(text: str, beside: Beside, found: _Found) -> tuple[str, ...]:
    """The words of a name: titles, suffixes and "of California" are taken off."""
    words = [word for word in fold(text.replace(".", " ").replace("'", "")).split() if word not in SUFFIXES]
    for number, word in enumerate(words):
        if number and word in LINKS and _place(" ".join(words[number + 1 :]), beside, found):
            words = words[:number]
            break
    if len(words) > 2 and _ends_with_party(words, beside.parties, beside.places):
        _place(" ".join(words[-2:]), beside, found)
        words = words[:-2]
    first = next((number for number, word in enumerate(words) if word not in TITLES), len(words))
    return tuple(words[first:])


def _ends_with_party(words: list[str], parties: Collection[str], places: Collection[str]) -> bool:
    """ "Alan Lowenthal D-CA": one letter of a party and the code of a place, without brackets."""
    return words[-2] in parties and words[-1] in places and len(words[-2]) <= 3
