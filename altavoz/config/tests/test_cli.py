# SPDX-License-Identifier: AGPL-3.0-or-later
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from altavoz.config import cli


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
