# SPDX-License-Identifier: AGPL-3.0-or-later
"""A country and its states as outlines, each with its number. The outlines lie beside this file, with their source."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from altavoz.indicators import words
from altavoz.indicators.models import Indicator, Observation

FOLDER = Path(__file__).parent / "outlines"
LEVELS = 4
# How high a number stands in the drawing, in its own units: on a wide page, and where the map is small.
WIDE, SMALL = 24, 40
# A digit is narrower than it is high.
DIGIT = 0.6


@dataclass(frozen=True)
class State:
    """`level` is 0 where nothing is known, and 1 to 4 by quarters of the highest number.

    `room` says where its number is printed: everywhere, on a wide page alone, or in the table alone.
    """

    code: str
    name: str
    path: str
    x: int
    y: int
    level: int
    said: str
    room: str = ""


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    states: tuple[State, ...]
    source: str
    source_url: str
    licence: str
    template: str = "indicators/_map.html"

    @property
    def known(self) -> tuple[State, ...]:
        return tuple(state for state in self.states if state.room)

    @property
    def is_crowded(self) -> bool:
        return any(state.said and state.room != "all" for state in self.states)


def lay(indicator: Indicator, newest: Mapping[str, Observation]) -> Map | None:
    """None for a country of which we have no outlines."""
    outlines = _outlines(indicator.country)
    if outlines is None:
        return None
    highest = max((row.value for row in newest.values()), default=None)
    states = []
    for code, outline in outlines["states"].items():
        row = newest.get(code)
        level = 0 if row is None or not highest else max(1, math.ceil(LEVELS * row.value / highest))
        said = "" if row is None else words.number(row, indicator)
        x, y = outline["at"]
        states.append(State(code, outline["name"], outline["path"], x, y, level, said))
    source = {name: str(outlines[name]) for name in ("source", "source_url", "licence")}
    return Map(outlines["width"], outlines["height"], tuple(_with_room(states)), **source)


def state_names(country: str) -> Mapping[str, str]:
    """By their codes; empty where we do not know the country's states."""
    outlines = _outlines(country)
    return {} if outlines is None else {code: outline["name"] for code, outline in outlines["states"].items()}


def state_name(code: str) -> str:
    return state_names(code[:2]).get(code, code)


def _with_room(states: Sequence[State]) -> Iterator[State]:
    """Of numbers that would stand upon each other the higher ones are printed; the table has all of them."""
    asking = sorted((state for state in states if state.said), key=lambda state: -state.level)
    wide, small = _printed(asking, WIDE), _printed(asking, SMALL)
    for state in states:
        room = "all" if state.code in small and state.code in wide else "wide" if state.code in wide else ""
        yield replace(state, room=room)


def _printed(asking: Sequence[State], height: int) -> set[str]:
    done: list[State] = []
    for state in asking:
        if not any(_meet(state, other, height) for other in done):
            done.append(state)
    return {state.code for state in done}


def _meet(one: State, other: State, height: int) -> bool:
    half = (len(one.said) + len(other.said)) * DIGIT * height / 2
    return abs(one.x - other.x) < half and abs(one.y - other.y) < height


@cache
def _outlines(country: str) -> dict[str, Any] | None:  # Any: JSON that lies beside this file
    # A code is two capitals, so no path can hide in it; it is one of three names all the same.
    name = {"MX": "mx.json", "CA": "ca.json", "US": "us.json"}.get(country)
    found: dict[str, Any] | None = json.loads((FOLDER / name).read_text("utf-8")) if name else None
    return found
