# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parts of the system that some tests need. What is missing is left out loudly: counted, named, a failure in CI."""

import json
import os
from pathlib import Path
from shutil import which

import pytest

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "redis-server": ("redis-server",),
}


def program(part: str) -> str | None:
    """Where the part's program is, or None."""
    return next((found for name in PROGRAMS[part] if (found := which(name))), None)


def missing_parts(item: pytest.Item) -> list[str]:
    needed = [str(marker.args[0]) for marker in item.iter_markers("needs")]
    return [part for part in needed if program(part) is None]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    gone = [item for item in items if missing_parts(item)]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]
    if gone:
        write_beside_report("left-out", {item.nodeid: missing_parts(item) for item in gone})


def write_beside_report(name: str, what: dict[str, list[str]] | int) -> None:
    """For tests.suite. Every worker collects the same, so it does not matter which of them writes last."""
    if report := os.environ.get("ALTAVOZ_TEST_REPORT"):
        Path(f"{report}.{name}").write_text(json.dumps(what), encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Hand the numbers to tests.suite, which adds up the runs."""
    report = os.environ.get("ALTAVOZ_TEST_REPORT")
    if report:
        counted = {name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
        Path(report).write_text(json.dumps(counted), encoding="utf-8")
