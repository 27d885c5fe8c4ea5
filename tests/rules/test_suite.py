# SPDX-License-Identifier: AGPL-3.0-or-later
"""`make test` adds up truthfully: nothing is left out in silence, and a run that never began is a failure."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.ground.databases import asks_the_database
from tests.ground.parts import PROGRAMS
from tests.suite import __main__ as suite
from tests.suite.__main__ import GROUPS, close
from tests.suite.checks import steps
from tests.suite.parts import PACKAGES
from tests.suite.runs import NO_TESTS, ROOT, Result, read, surroundings


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


def test_what_ran_once_is_counted_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "counts.json"
    report.write_text(json.dumps({"passed": 7}))
    Path(f"{report}.once").write_text("500")
    assert close([read("rooms", 0, report)]) == 0
    assert "500 tests need no database and ran once" in capsys.readouterr().out


def test_a_test_without_the_database_is_told_by_what_it_asks_for(request: pytest.FixtureRequest) -> None:
    assert not asks_the_database(request.node)
    request.node.add_marker(pytest.mark.django_db)
    assert asks_the_database(request.node)


def test_every_folder_of_tests_belongs_to_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(suite, "run", lambda name, *words, **_: asked.extend(words))
    for group in GROUPS.values():
        group.run("postgresql://")
    folders = {f"tests/{file.parent.name}" for file in (ROOT / "tests").glob("*/test_*.py")}
    assert folders | {"altavoz"} <= set(asked)


def test_a_group_that_nobody_knows_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["suite", "test", "quik"])
    assert suite.test() == 2
    assert "quick" in capsys.readouterr().out


def test_bytecode_is_kept_beside_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert surroundings()["PYTHONPYCACHEPREFIX"] == str(ROOT / "build" / "bytecode")
    assert "PYTHONDONTWRITEBYTECODE" not in surroundings()


def test_every_part_that_a_test_may_need_can_be_installed() -> None:
    assert set(PROGRAMS) <= set(PACKAGES)


@pytest.mark.parametrize(("ci", "is_there"), [("", True), ("true", False)])
def test_the_rules_run_once_where_every_test_follows(monkeypatch: pytest.MonkeyPatch, ci: str, is_there: bool) -> None:
    monkeypatch.setenv("CI", ci)
    assert ("rules" in [name for name, _order in steps()]) == is_there
