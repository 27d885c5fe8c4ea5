# SPDX-License-Identifier: AGPL-3.0-or-later
"""An update on an urgent action to 80,000 people who acted: its recipients are written down, and every letter is
handed to a real mail server by the worker, which is killed half-way. Most of them are in no network."""

import os
from pathlib import Path

from tests.load import homes
from tests.load.letters import CONNECTIONS, watched, working
from tests.load.mailing import figures, inside
from tests.load.serving import family
from tests.load.sink import listening

PEOPLE = int(os.environ.get("ALTAVOZ_BENCH_ACTED", "80000"))
INSIDE = "tests.load.update_inside"


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "update", homes.new_database(server_url, "update"))
    chosen = inside(home, "choose", str(PEOPLE), module=INSIDE)
    with listening() as sink:
        environment = {**os.environ, **home.environment, "SMTP_URL": f"smtp://127.0.0.1:{sink.port}"}
        environment["ALTAVOZ_SMTP_CONNECTIONS"] = str(CONNECTIONS)
        parts = []
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=PEOPLE // 2))
            for pid in family(worker.pid):
                os.kill(pid, 9)
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=PEOPLE - 2 * CONNECTIONS))
        states = inside(home, "states", module=INSIDE)
        return {"people": PEOPLE, **chosen, **figures(parts, states, sink, people=PEOPLE)}
