# SPDX-License-Identifier: AGPL-3.0-or-later
"""One run of pytest, and what a run counts."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.suite.parts import say

ROOT = Path(__file__).parents[2]
NO_TESTS = 5


@dataclass(frozen=True)
class Result:
    name: str
    ok: bool
    passed: int = 0
    failed: int = 0
    # Which part was missing, and how many tests that left out.
    left_out: Counter[str] = field(default_factory=Counter)
    # How many tests need no database and were left to the run on SQLite.
    once: int = 0


def run(name: str, *words: str, database: str = "") -> Result:
    """Run pytest in a process of its own: settings are read once a process, and the database is one of them."""
    say(f"tests: {name}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="altavoz-report-") as folder:
        report = Path(folder) / "counts.json"
        environment = {**surroundings(), "ALTAVOZ_TEST_REPORT": str(report), "DATABASE_URL": database}
        done = subprocess.run([sys.executable, "-m", "pytest", "-q", *words], check=False, env=environment)
        result = read(name, done.returncode, report)
    say(f"{name}: {result.passed} passed, {result.failed} failed in {time.monotonic() - began:.0f} s")
    return result


def surroundings() -> dict[str, str]:
    """Ours, but bytecode is kept: compiling Django and Wagtail anew costs every process that a test starts 4 s."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "bytecode")
    return environment


def read(name: str, code: int, report: Path) -> Result:
    """What the run counted. A run that could not even begin is one failure."""
    counted: dict[str, int] = json.loads(report.read_text()) if report.exists() else {"error": 1}
    left = Path(f"{report}.left-out")
    named: dict[str, list[str]] = json.loads(left.read_text()) if left.exists() else {}
    once = Path(f"{report}.once")
    failed = counted.get("failed", 0) + counted.get("error", 0)
    return Result(
        name,
        ok=code in (0, NO_TESTS) and not failed,
        passed=counted.get("passed", 0),
        failed=failed or int(code not in (0, NO_TESTS)),
        left_out=Counter(part for parts in named.values() for part in parts)
        + Counter({"what a skipped test waits for": counted.get("skipped", 0)}),
        once=int(once.read_text()) if once.exists() else 0,
    )
