# SPDX-License-Identifier: AGPL-3.0-or-later
"""A country and its states as outlines, each with its number. The outlines lie beside this file, with their source."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from altavoz.indicators import words
from altavoz.indicators.models import Indicator, Observation

FOLDER = Path(__file__).parent / "outlines"
LEVELS = 4


@dataclass(frozen=True)
class State:
    """`level` is 0 where nothing is known, and 1 to 4 by quarters of the highest number."""

    code: str
    name: str
    path: str
    x: int
    y: int
    level: int
    said: str


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
        return tuple(state for state in self.states if state.said)


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
    return Map(outlines["width"], outlines["height"], tuple(states), **source)


def state_names(country: str) -> Mapping[str, str]:
    """By their codes; empty where we do not know the country's states."""
    outlines = _outlines(country)
    return {} if outlines is None else {code: outline["name"] for code, outline in outlines["states"].items()}


def state_name(code: str) -> str:
    return state_names(code[:2]).get(code, code)


@cache
def _outlines(country: str) -> dict[str, Any] | None:  # Any: JSON that lies beside this file
    # A code is two capitals, so no path can hide in it; it is one of three names all the same.
    name = {"MX": "mx.json", "CA": "ca.json", "US": "us.json"}.get(country)
    found: dict[str, Any] | None = json.loads((FOLDER / name).read_text("utf-8")) if name else None
    return found
