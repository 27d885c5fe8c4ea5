# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

import pytest

from altavoz.running import stamp


@pytest.fixture
def home(tmp_path: Path) -> stamp.Home:
    made = stamp.Home(tmp_path)
    made.keys.mkdir()
    (made.keys / "data.keys").write_text("1 00")
    (made.keys / "index.key").write_text("00")
    (tmp_path / "altavoz.sqlite3").write_bytes(b"a database")
    stamp.write(made, mode="production")
    return made


def test_a_home_that_was_made_ready_says_as_what(home: stamp.Home) -> None:
    assert stamp.standing_mode(home) == "production"


def test_an_empty_home_says_nothing(tmp_path: Path) -> None:
    assert stamp.standing_mode(stamp.Home(tmp_path)) == ""


def test_a_note_does_not_outlive_its_database(home: stamp.Home) -> None:
    (home.folder / "altavoz.sqlite3").unlink()
    assert stamp.standing_mode(home) == ""


def test_other_keys_make_the_note_worthless(home: stamp.Home) -> None:
    (home.keys / "data.keys").write_text("1 ff")
    assert stamp.standing_mode(home) == ""


def test_another_database_makes_the_note_worthless(home: stamp.Home) -> None:
    other = stamp.Home(home.folder, "postgresql://localhost/other")
    assert stamp.standing_mode(other) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"mode": 1}'])
def test_an_unreadable_note_is_no_note(home: stamp.Home, text: str) -> None:
    (home.folder / stamp.NAME).write_text(text)
    assert stamp.standing_mode(home) == ""


def test_the_note_holds_no_password(tmp_path: Path) -> None:
    stamp.write(stamp.Home(tmp_path, "postgresql://ana:secret-word@db/altavoz"), mode="production")
    assert "secret-word" not in (tmp_path / stamp.NAME).read_text()
