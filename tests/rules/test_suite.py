# SPDX-License-Identifier: AGPL-3.0-or-later
"""`make test` adds up truthfully: nothing is left out in silence, and a run that never began is a failure."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.ground.parts import PROGRAMS
from tests.suite.__main__ import close
from tests.suite.parts import PACKAGES
from tests.suite.runs import NO_TESTS, Result, read


@pytest.fixture
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def _in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")


LEFT = Result("browser", ok=True, passed=3, left_out=Counter({"chromium": 4}))


@pytest.mark.usefixtures("_at_home")
def test_what_is_left_out_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert close([Result("rules", ok=True, passed=2), LEFT]) == 0
    said = capsys.readouterr().out.splitlines()
    assert any("4 tests" in line and "chromium" in line for line in said)
    assert said[-1] == "5 passed, 0 failed"


@pytest.mark.usefixtures("_in_ci")
def test_leaving_something_out_is_a_failure_in_ci(capsys: pytest.CaptureFixture[str]) -> None:
    assert close([LEFT]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


@pytest.mark.usefixtures("_in_ci")
def test_all_that_passed_is_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert close([Result("rules", ok=True, passed=2)]) == 0
    assert capsys.readouterr().out == "2 passed, 0 failed\n"


@pytest.mark.parametrize("results", [[], [Result("rules", ok=True)], [Result("rules", ok=False, passed=2, failed=1)]])
def test_no_test_at_all_or_a_failed_one_is_a_failure(results: list[Result]) -> None:
    assert close(results) == 1


def test_a_run_that_could_not_begin_is_a_failure(tmp_path: Path) -> None:
    assert read("rules", 4, tmp_path / "never-written.json").failed == 1


def test_a_run_is_read_as_pytest_counted_it(tmp_path: Path) -> None:
    report = tmp_path / "counts.json"
    report.write_text(json.dumps({"passed": 7, "failed": 1, "error": 2, "skipped": 0}))
    Path(f"{report}.left-out").write_text(json.dumps({"a::b": ["chromium"], "a::c": ["chromium"]}))
    result = read("rules", 1, report)
    assert (result.passed, result.failed, result.left_out["chromium"], result.ok) == (7, 3, 2, False)


def test_a_folder_that_has_no_test_for_this_database_is_no_failure(tmp_path: Path) -> None:
    report = tmp_path / "counts.json"
    report.write_text(json.dumps({"passed": 0, "failed": 0, "error": 0, "skipped": 0}))
    assert read("races", NO_TESTS, report).ok


def test_every_part_that_a_test_may_need_can_be_installed() -> None:
    assert set(PROGRAMS) <= set(PACKAGES)
