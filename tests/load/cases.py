# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case with 500 events: how long its page takes when nobody has kept it, and how soon it is gone everywhere."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.load import homes
from tests.load.page import PRODUCT, fetch, spent, working
from tests.load.serving import Web, serving

EVENTS = 500
LONGEST = 30.0


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of the page, and seconds from the order to the last answer that was not yet 410."""
    home = homes.make(folder / "cases")
    made = _inside(home, "make", EVENTS)
    figures: dict[str, float] = {"events": EVENTS, "queries": made["queries"]}
    with serving(PRODUCT, home.environment, ready="/healthz") as web, working(home):
        page, action = made["pages"][0], made["actions"][0]
        rounds = [spent(web, page) for _ in range(60)]
        figures["uncached_ms"] = statistics.median(rounds)
        figures["uncached_p95_ms"] = statistics.quantiles(rounds, n=20)[-1]
        figures["action_page_ms"] = statistics.median(spent(web, action) for _ in range(40))
        figures |= _take_down(web, home, [*made["pages"], *made["actions"], *made["api"]])
    return figures


def _take_down(web: Web, home: homes.Home, paths: list[str]) -> dict[str, float]:
    """People read all of it all the while, so that both web processes hold what they would hold."""
    order = [sys.executable, "-m", "tests.load.cases_inside", "take_down"]
    last_there: dict[str, float] = {}
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True, env={**os.environ, **home.environment}) as taking:
        while taking.poll() is None:
            _look(web, paths, last_there)
        told = json.loads((taking.stdout or sys.stdin).readlines()[-1])
    gone = 0
    while gone < 10 and time.time() - told["ordered"] < LONGEST:
        gone = 0 if _look(web, paths, last_there) else gone + 1
    late = max(last_there.values(), default=told["ordered"]) - told["ordered"]
    return {
        "gone_s": max(0.0, late) if gone >= 10 else float("inf"),
        "take_down_took_s": told["done"] - told["ordered"],
        "removed": told["removed"],
    }


def _look(web: Web, paths: list[str], last_there: dict[str, float]) -> int:
    """How many of them were still answered as if nothing had been."""
    there = [path for path in paths if fetch(web, path)[0] != 410]
    last_there.update(dict.fromkeys(there, time.time()))
    time.sleep(0.02)
    return len(there)


def _inside(home: homes.Home, *words: object) -> dict[str, Any]:
    order = [sys.executable, "-m", "tests.load.cases_inside", *map(str, words)]
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **home.environment})
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
