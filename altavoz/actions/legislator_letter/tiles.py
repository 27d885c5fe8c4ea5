# SPDX-License-Identifier: AGPL-3.0-or-later
"""A map of equal squares: one for each state or province, roughly where it lies. No borders are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SIDE, GAP = 50, 3
IN_A_ROW = 6

# Rows from north to south, columns from west to east; two dots are an empty place.
UNITED_STATES = """
ak .. .. .. .. .. .. .. .. .. .. me
.. .. .. .. .. .. .. .. .. .. vt nh
wa id mt nd mn il wi mi ny ri ma ..
or nv wy sd ia in oh pa nj ct .. ..
ca ut co ne mo ky wv va md de .. ..
.. az nm ks ar tn nc sc dc .. .. ..
.. .. .. ok la ms al ga .. .. .. ..
hi .. .. tx .. .. .. .. fl .. .. ..
gu mp as .. .. .. .. .. .. pr vi ..
"""
CANADA = """
yt nt nu .. .. .. .. ..
bc ab sk mb .. qc .. nl
.. .. .. .. on nb pe ..
.. .. .. .. .. .. ns ..
"""


@dataclass(frozen=True)
class Tile:
    """`level` is 0 where nobody has signed, and 1 to 4 by quarters of those who could."""

    x: int
    y: int
    code: str
    name: str
    signed: int
    of: int
    level: int

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2

    @property
    def first_line(self) -> int:
        return self.y + 21

    @property
    def second_line(self) -> int:
        return self.y + 43


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    signed: int
    of: int


def lay(places: Sequence[Place]) -> Map:
    """Where we know how these places lie to each other, so; else in rows by their names."""
    known = {place.code: place for place in places}
    grid = next((grid for grid in LAYOUTS if known.keys() <= grid.keys()), None) or _in_rows(places)
    tiles = tuple(_tile(place, *grid[place.code]) for place in places)
    width = max((tile.x for tile in tiles), default=0) + SIDE + GAP
    return Map(width, max((tile.y for tile in tiles), default=0) + SIDE + GAP, tiles)


def _tile(place: Place, row: int, column: int) -> Tile:
    level = -(-4 * place.signed // place.of) if place.of else 0
    return Tile(
        GAP + column * (SIDE + GAP),
        GAP + row * (SIDE + GAP),
        place.code[:4].upper(),
        place.name,
        place.signed,
        place.of,
        min(4, level),
    )


def _grid(drawn: str) -> Mapping[str, tuple[int, int]]:
    rows = [line.split() for line in drawn.strip().splitlines()]
    return {code: (row, column) for row, line in enumerate(rows) for column, code in enumerate(line) if code != ".."}


def _in_rows(places: Sequence[Place]) -> Mapping[str, tuple[int, int]]:
    ordered = sorted(places, key=lambda place: place.name)
    return {place.code: divmod(number, IN_A_ROW) for number, place in enumerate(ordered)}


LAYOUTS = (_grid(UNITED_STATES), _grid(CANADA))
