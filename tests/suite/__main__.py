# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `make test`, `make check`, `make browser` and `make bench` do: `python -m tests.suite test quick`."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.suite import postgres
from tests.suite.checks import check
from tests.suite.parts import missing, obtain, say
from tests.suite.runs import Result, run, surroundings

ROOT = Path(__file__).parents[2]
# What a change is tried against again and again; the suite says how long it takes.
QUICK = ("tests/rules", "tests/journeys", "tests/races", "altavoz")
CROSSED = (
    *("altavoz", "tests/journeys", "tests/races", "tests/rules/test_ground.py"),
    "tests/faults/test_sigkill.py",
)
TWO = ("-n", "2", "--dist", "worksteal")


def test() -> int:
    """Every group, or those that are named: `python -m tests.suite test quick`."""
    named = sys.argv[2:] or list(GROUPS)
    if unknown := set(named) - set(GROUPS):
        say(f"no such group: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
        return 2
    lacking = obtain(sorted({part for name in named for part in GROUPS[name].parts}))
    with server(named, lacking) as address:
        return close([GROUPS[name].run(address) for name in named])


@contextmanager
def server(named: list[str], lacking: list[str]) -> Iterator[str]:
    """PostgreSQL for the groups that need it: the one that ALTAVOZ_TEST_POSTGRESQL gives, or one of our own."""
    if "postgresql" not in named:
        yield ""
    elif given := os.environ.get("ALTAVOZ_TEST_POSTGRESQL"):
        yield given
    elif "postgres" in lacking:
        say("PostgreSQL is neither here nor can it be installed")
        yield ""
    else:
        with postgres.running() as address, template_in_the_making(address):
            yield address


@contextmanager
def template_in_the_making(database: str) -> Iterator[None]:
    """Its tables are made while the first group makes those on SQLite: one of the two processors would have to wait."""
    order = [sys.executable, "-m", "pytest", "-q", "tests/rules/test_ground.py", "-k", "seeded"]
    with subprocess.Popen(order, env={**surroundings(), "DATABASE_URL": database}, stdout=subprocess.DEVNULL):
        yield


def quick(_server: str) -> Result:
    return run("rules, rooms, journeys and races on SQLite", *TWO, *QUICK)


def faults(_server: str) -> Result:
    return run("faults on SQLite", *TWO, "tests/faults")


def postgresql(database: str) -> Result:
    name = "rooms, journeys and races on PostgreSQL"
    if not database:
        return Result(name, ok=True, left_out=counted_in(CROSSED))
    return run(name, *TWO, "--only-with-database", *CROSSED, database=database)


def browser(_server: str) -> Result:
    return run("browser on SQLite", *TWO, "tests/browser")


def counted_in(paths: tuple[str, ...]) -> Counter[str]:
    order = [sys.executable, "-m", "pytest", "-q", "--collect-only", *paths]
    listed = subprocess.run(order, check=False, capture_output=True, text=True, cwd=ROOT).stdout
    return Counter({"postgres": sum("::" in line for line in listed.splitlines())})


def close(results: list[Result]) -> int:
    """Say what was left out, then the sum as the last line. In CI leaving something out is a failure."""
    if once := sum(result.once for result in results):
        say(f"{once} tests need no database and ran once, beside SQLite")
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


@dataclass(frozen=True)
class Group:
    """What is run together; it is told where PostgreSQL is, and which parts of the system it asks for."""

    run: Callable[[str], Result]
    parts: tuple[str, ...]


GROUPS = {
    "quick": Group(quick, ("redis-server",)),
    "faults": Group(faults, ("redis-server",)),
    "postgresql": Group(postgresql, ("postgres", "redis-server")),
    "browser": Group(browser, ("chromium",)),
}
WAYS: dict[str, Callable[[], int]] = {"test": test, "check": check, "bench": bench}

if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(WAYS[sys.argv[1]]())
