# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailing to 200,000 fictional people: its audience is counted, its recipients are written down, and 10,000 of its
letters are handed to a real mail server by the worker, which is killed half-way. The mail server's relay signs."""

import os
from pathlib import Path

from tests.load import carried, homes
from tests.load.carried import Part, inside, killed_half_way
from tests.load.sink import Sink, listening

PEOPLE = int(os.environ.get("ALTAVOZ_BENCH_PEOPLE", "200000"))
LETTERS = min(int(os.environ.get("ALTAVOZ_BENCH_MAILED", "10000")), PEOPLE)
INSIDE = "tests.load.mailing_inside"


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "mailing", homes.new_database(server_url, "mailing"))
    chosen = inside(home, INSIDE, "choose", str(PEOPLE))
    with listening() as sink:
        parts = killed_half_way(home, sink, LETTERS)
        return {"people": PEOPLE, **chosen, **figures(parts, inside(home, INSIDE, "states"), sink, people=PEOPLE)}


def figures(parts: list[Part], states: dict[str, float], sink: Sink, *, people: int) -> dict[str, float]:
    """`lost` counts people who have neither a letter nor a turn to come."""
    of = {name.removeprefix("letters_"): number for name, number in states.items() if name.startswith("letters_")}
    planned = states.get("recipients_planned", 0)
    return {
        "letters": sum(part.letters for part in parts),
        **carried.figures(parts, of, sink),
        "planned": planned,
        "lost": people - sum(of.values()) - planned,
    }
