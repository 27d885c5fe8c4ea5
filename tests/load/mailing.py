# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailing to 200,000 fictional people: its audience is counted, its recipients are written down, and 10,000 of its
letters are handed to a real mail server by the worker, which is killed half-way. The mail server's relay signs."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes
from tests.load.letters import CONNECTIONS, Part, watched, working
from tests.load.serving import family
from tests.load.sink import Sink, listening

PEOPLE = int(os.environ.get("ALTAVOZ_BENCH_PEOPLE", "200000"))
LETTERS = min(int(os.environ.get("ALTAVOZ_BENCH_MAILED", "10000")), PEOPLE)
# What was being handed over when the worker was killed, and some minutes later is called so.
IN_DOUBT = ("in_doubt", "handing_over")


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "mailing", homes.new_database(server_url, "mailing"))
    chosen = inside(home, "choose", str(PEOPLE))
    with listening() as sink:
        environment = {**os.environ, **home.environment, "SMTP_URL": f"smtp://127.0.0.1:{sink.port}"}
        environment["ALTAVOZ_SMTP_CONNECTIONS"] = str(CONNECTIONS)
        parts = []
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=LETTERS // 2))
            for pid in family(worker.pid):
                os.kill(pid, 9)
        with working(environment) as worker:
            parts.append(watched(worker, sink, until=LETTERS - 2 * CONNECTIONS))
        return {"people": PEOPLE, **chosen, **figures(parts, inside(home, "states"), sink, people=PEOPLE)}


def figures(parts: list[Part], states: dict[str, float], sink: Sink, *, people: int) -> dict[str, float]:
    """`lost` counts people who have neither a letter nor a turn to come."""
    carried = sum(part.letters for part in parts)
    of = {name.removeprefix("letters_"): number for name, number in states.items() if name.startswith("letters_")}
    put = sum(of.values())
    return {
        "letters": carried,
        "rate": carried / sum(part.seconds for part in parts),
        "cpu_ms": sum(part.cpu_seconds for part in parts) * 1000 / carried,
        "first_mb": parts[0].first_mb,
        "last_mb": parts[0].last_mb,
        "restarted_first_mb": parts[1].first_mb,
        "restarted_last_mb": parts[1].last_mb,
        "taken": sink.taken(),
        "twice": sink.doubles(),
        "sent": of.get("sent", 0),
        "in_doubt": sum(of.get(state, 0) for state in IN_DOUBT),
        "waiting": of.get("waiting", 0),
        "planned": states.get("recipients_planned", 0),
        "lost": people - put - states.get("recipients_planned", 0),
    }


def inside(home: homes.Home, *words: str, module: str = "tests.load.mailing_inside") -> dict[str, float]:
    order = [sys.executable, "-m", module, str(home.action_id), *words]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
