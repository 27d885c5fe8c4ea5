# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `make test`, `make check`, `make browser` and `make bench` do: `python -m tests.suite all`."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.suite import postgres
from tests.suite.checks import check
from tests.suite.parts import missing, obtain, say
from tests.suite.runs import Result, run

ROOT = Path(__file__).parents[2]
HOUSE = ("tests", "altavoz", "--ignore=tests/browser")
CROSSED = (
    *("altavoz", "tests/journeys", "tests/races", "tests/rules/test_ground.py"),
    "tests/faults/test_sigkill.py",
)
TWO = ("-n", "2", "--dist", "worksteal")


def everything() -> int:
    lacking = obtain(["chromium", "postgres", "redis-server"])
    results = [
        run("rules, rooms, journeys and races on SQLite", *TWO, *HOUSE),
        *on_postgresql(lacking),
        *in_browser(),
    ]
    return close(results)


def browser() -> int:
    obtain(["chromium"])
    return close(in_browser())


def there(*paths: str) -> list[str]:
    return [path for path in paths if (ROOT / path).exists()]


def in_browser() -> list[Result]:
    folder = there("tests/browser")
    return [run("browser on SQLite", *TWO, *folder)] if folder else []


def on_postgresql(lacking: list[str]) -> list[Result]:
    """The same on PostgreSQL: a server given by ALTAVOZ_TEST_POSTGRESQL, or one of our own for this run."""
    name, paths = "rooms, journeys and races on PostgreSQL", there(*CROSSED)
    if given := os.environ.get("ALTAVOZ_TEST_POSTGRESQL"):
        return [run(name, *TWO, *paths, database=given)]
    if "postgres" in lacking:
        say("PostgreSQL is neither here nor can it be installed")
        return [Result(name, ok=True, left_out=counted_in(paths))]
    with postgres.running() as address:
        return [run(name, *TWO, *paths, database=address)]


def counted_in(paths: list[str]) -> Counter[str]:
    order = [sys.executable, "-m", "pytest", "-q", "--collect-only", *paths]
    listed = subprocess.run(order, check=False, capture_output=True, text=True, cwd=ROOT).stdout
    return Counter({"postgres": sum("::" in line for line in listed.splitlines())})


def close(results: list[Result]) -> int:
    """Say what was left out, then the sum as the last line. In CI leaving something out is a failure."""
    left_out = {
        part: sum(result.left_out[part] for result in results) for result in results for part in result.left_out
    }
    for part, number in sorted(left_out.items()):
        say(f"LEFT OUT: {number} tests, because {part} is missing")
    strict = os.environ.get("CI", "").lower() in {"true", "1"}
    failed = sum(result.failed for result in results) + (len(left_out) if strict else 0)
    for result in results:
        if result.failed:
            say(f"failed: {result.name}")
    print(f"{sum(result.passed for result in results)} passed, {failed} failed", flush=True)
    return int(failed > 0 or not all(result.ok for result in results) or not any(result.passed for result in results))


def bench() -> int:
    lacking = obtain(["postgres", "wrk"])
    if lacking:
        say(f"the benchmark needs {', '.join(missing(lacking))}")
        return 1
    order = [sys.executable, "-m", "tests.load", *sys.argv[2:]]
    with postgres.running(durable=True) as address:
        return subprocess.run(order, check=False, env={**os.environ, "ALTAVOZ_BENCH_POSTGRESQL": address}).returncode


WAYS: dict[str, Callable[[], int]] = {"all": everything, "check": check, "browser": browser, "bench": bench}

if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(WAYS[sys.argv[1]]())
