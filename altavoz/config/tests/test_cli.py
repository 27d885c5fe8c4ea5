# SPDX-License-Identifier: AGPL-3.0-or-later
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from altavoz.config import cli
from altavoz.running.testing import free_port


@pytest.fixture(autouse=True)
def _umask_afterwards() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_what_the_command_starts_writes_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def execute(_words: list[str]) -> None:
        subprocess.run(["mkdir", str(tmp_path / "home")], check=True)
        (tmp_path / "home" / "db").touch()

    monkeypatch.setattr(cli, "execute_from_command_line", execute)
    cli.main(["doctor"])
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "home" / "db").stat().st_mode & 0o777 == 0o600


def test_who_checks_a_log_is_left_no_keys(tmp_path: Path) -> None:
    around = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    order = [sys.executable, "-m", "altavoz.config.cli", "verify", f"http://127.0.0.1:{free_port()}/api/actions/x/"]
    ended = subprocess.run(
        order,
        env={**around, "ALTAVOZ_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "does not answer" in ended.stderr
    assert not (tmp_path / "home").exists()
