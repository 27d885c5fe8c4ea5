# SPDX-License-Identifier: AGPL-3.0-or-later
"""An update on an urgent action to 80,000 people who acted: its recipients are written down, and every letter is
handed to a real mail server by the worker, which is killed half-way. Most of them are in no network."""

import os
from pathlib import Path

from tests.load import homes
from tests.load.carried import inside, killed_half_way
from tests.load.mailing import figures
from tests.load.sink import listening

PEOPLE = int(os.environ.get("ALTAVOZ_BENCH_ACTED", "80000"))
INSIDE = "tests.load.update_inside"


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "update", homes.new_database(server_url, "update"))
    chosen = inside(home, INSIDE, "choose", str(PEOPLE))
    with listening() as sink:
        parts = killed_half_way(home, sink, PEOPLE)
        states = inside(home, INSIDE, "states")
        return {"people": PEOPLE, **chosen, **figures(parts, states, sink, people=PEOPLE)}
