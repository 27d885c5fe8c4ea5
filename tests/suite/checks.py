# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that can be seen without running the product."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.suite.parts import say
from tests.suite.runs import surroundings

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SETTINGS = "altavoz.config.settings.test"


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "altavoz").glob("**/templates/**/*.html"))


def steps() -> list[tuple[str, list[str]]]:
    python = sys.executable
    django = [python, "-W", "error::DeprecationWarning:altavoz", "-m", "django"]
    return [
        ("style", [str(BIN / "ruff"), "check", "."]),
        ("format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("templates", [str(BIN / "djade"), "--target-version", "5.2", "--check", *templates()]),
        ("walls", [str(BIN / "lint-imports"), "--no-cache"]),
        ("migrations", [*django, "makemigrations", "--check", "--dry-run", "--verbosity", "1"]),
        ("system", [*django, "check", "--fail-level", "WARNING"]),
        *([] if is_followed_by_tests() else [("rules", [python, "-m", "pytest", "-q", "-n", "2", "tests/rules"])]),
        ("types", [str(BIN / "mypy")]),
    ]


def is_followed_by_tests() -> bool:
    """`.ci/run` goes on with every test, and the rules are among them: once is enough."""
    return os.environ.get("CI", "").lower() in {"true", "1"}


def check() -> int:
    """Go on after a failure: whoever looks wants to see all that is wrong at once."""
    with tempfile.TemporaryDirectory(prefix="altavoz-check-") as home:
        settings = {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONPATH": str(ROOT),
            "ALTAVOZ_HOME": home,
            "DATABASE_URL": "",
        }
        failed = failing({**surroundings(), **settings})
    say(f"check: not fine: {', '.join(failed)}" if failed else "check: all fine")
    return int(bool(failed))


def failing(environment: dict[str, str]) -> list[str]:
    failed = []
    for name, order in steps():
        began = time.monotonic()
        done = subprocess.run(order, check=False, cwd=ROOT, env=environment)
        say(f"{name}: {'fine' if done.returncode == 0 else 'NOT fine'} ({time.monotonic() - began:.0f} s)")
        if done.returncode:
            failed.append(name)
    return failed
