# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many signed in which country and language, without telling of anybody.

A small number beside a small country may point to a person, so it is "fewer than 10". The total is public too, so
whoever subtracts all that is shown must not be left with that number either: where they would be, larger cells are
hidden with it, and where nothing helps nothing is shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale
from django.utils.formats import number_format
from django.utils.translation import gettext, override

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.counts import SIGNATURES, CellRow, cells_of, read_cells

SMALL = 10
POSSIBLE_VALUES = 3


@dataclass(frozen=True)
class Cell:
    """`n` is None where the number is not shown; `fewer` tells that it is a small one."""

    key: str
    n: int | None
    fewer: bool = False


@dataclass(frozen=True)
class Breakdown:
    countries: tuple[Cell, ...]
    languages: tuple[Cell, ...]


def breakdown(action_id: int) -> Breakdown:
    return _of(read_cells(action_id))


def _of(cells: Iterable[CellRow]) -> Breakdown:
    countries, languages = _sums(cells)
    return Breakdown(countries=disclose(countries), languages=disclose(languages))


def lines(action: Action, language: str) -> tuple[tuple[str, str], ...]:
    """What an action's page shows: countries first, then languages, as pairs of a name and a number in words."""
    found = _of(cells_of(action))
    names = Locale.parse(language).languages
    with override(language):
        return (
            *(
                (country_name(cell.key, language) if cell.key else gettext("Country not given"), in_words(cell))
                for cell in found.countries
            ),
            *((names.get(cell.key, gettext("Language not given")), in_words(cell)) for cell in found.languages),
        )


def disclose(sums: Mapping[str, int]) -> tuple[Cell, ...]:
    """What may be shown of numbers whose sum is public, largest first; empty where a small one would be told."""
    cells = sorted(((n, key) for key, n in sums.items() if n > 0), reverse=True)
    small = [n for n, _key in cells if n < SMALL]
    large = len(cells) - len(small)
    hidden = 0
    while small and not _is_safe(small, [n for n, _key in cells[large - hidden : large]]):
        hidden += 1
        if hidden > large:
            return ()
    return tuple(
        Cell(key, n if place < large - hidden else None, fewer=place >= large) for place, (n, key) in enumerate(cells)
    )


def _is_safe(small: list[int], hidden: list[int]) -> bool:
    """Whether each small cell could have several values, as far as a reader can reckon from the sum of all hidden."""
    rest = sum(small) + sum(hidden) - (len(small) - 1) - SMALL * len(hidden)
    highest = min(SMALL - 1, rest)
    lowest = 1 if hidden else max(1, sum(small) - (SMALL - 1) * (len(small) - 1))
    return highest - lowest + 1 >= POSSIBLE_VALUES


def _sums(cells: Iterable[CellRow]) -> tuple[Counter[str], Counter[str]]:
    countries, languages = Counter[str](), Counter[str]()
    for why, country, language, _text_version, n in cells:
        if why in SIGNATURES:
            countries[country] += n
            languages[language] += n
    return countries, languages


def in_words(cell: Cell) -> str:
    if cell.n is not None:
        return number_format(cell.n, force_grouping=True)
    if cell.fewer:
        return gettext("fewer than %(number)d") % {"number": SMALL}
    return gettext("%(number)d or more") % {"number": SMALL}
