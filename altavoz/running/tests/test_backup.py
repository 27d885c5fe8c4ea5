# SPDX-License-Identifier: AGPL-3.0-or-later
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.personal_data import private_files, sealing
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.sealing import seal, unseal
from altavoz.running import canary, stamp
from altavoz.running.backup import CannotBackUp, back_up, back_up_keys
from altavoz.running.restoring import CannotRestore, restore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only("the journey does it on a real server")]


@dataclass(frozen=True)
class Saved:
    data: Path
    keys: Path
    letter: bytes
    scan: PrivateFile


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    mode.forget()
    sealing.forget_keys()
    yield
    mode.forget()
    sealing.forget_keys()


@pytest.fixture
def saved(tmp_path: Path, settings: Settings) -> Saved:
    """A centre with one picture, and something sealed; both its backups."""
    mode.make(Centre.Mode.PRODUCTION, NOW)
    canary.plant()
    settings.MEDIA_ROOT = tmp_path / "home" / "media"
    picture = Path(settings.MEDIA_ROOT) / "images" / "door.svg"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text("<svg/>")
    letter = seal(b"dear Ana", purpose="test")
    scan = private_files.keep([b"signed by Ana"], name="sheet.png", media_type="image/png", now=NOW)
    (private_files.folder() / "half.part").write_bytes(b"half")
    data, keys = tmp_path / "data.tar", tmp_path / "keys.tar"
    back_up(data, now=NOW)
    back_up_keys(keys, now=NOW)
    picture.unlink()
    return Saved(data, keys, letter, scan)


@pytest.fixture
def empty(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[stamp.Home]:
    """Another machine: its own folders, no keys, no database."""
    home = stamp.Home(tmp_path / "elsewhere")
    home.folder.mkdir()
    settings.ALTAVOZ_HOME, settings.KEYS_DIR = home.folder, home.keys
    settings.MEDIA_ROOT = home.folder / "media"
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(home.sqlite_file))
    sealing.forget_keys()
    yield home
    connection.close()


def test_both_files_make_the_centre_again(saved: Saved, empty: stamp.Home) -> None:
    restored = restore(saved.data, saved.keys, home=empty)
    assert (restored.mode, restored.media_files) == ("production", 1)
    assert mode.mode() == Centre.Mode.PRODUCTION
    assert unseal(saved.letter, purpose="test") == b"dear Ana"
    assert (empty.folder / "media/images/door.svg").read_text() == "<svg/>"


def test_private_files_come_back_sealed_and_readable_by_their_owner_alone(saved: Saved, empty: stamp.Home) -> None:
    restore(saved.data, saved.keys, home=empty)
    assert b"".join(private_files.read(saved.scan)) == b"signed by Ana"
    file = empty.folder / "private" / f"{saved.scan.public_id}.sealed"
    assert not (empty.folder / "private" / "half.part").exists()
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"Ana" not in file.read_bytes()
    assert b"signed by Ana" not in saved.data.read_bytes()


def test_restored_keys_are_readable_by_their_owner_alone(saved: Saved, empty: stamp.Home) -> None:
    restore(saved.data, saved.keys, home=empty)
    assert {file.stat().st_mode & 0o777 for file in empty.keys.iterdir()} == {0o600}


def test_the_data_hold_no_key_and_the_keys_no_data(saved: Saved, settings: Settings) -> None:
    secret = (Path(settings.KEYS_DIR) / "data.keys").read_text().split()[1]
    assert secret.encode() not in saved.data.read_bytes()
    with tarfile.open(saved.data) as data, tarfile.open(saved.keys) as keys:
        assert not [name for name in data.getnames() if "keys" in Path(name).parts or name.endswith((".key", ".keys"))]
        assert set(keys.getnames()) <= {"keys.json", "data.keys", "index.key", "secret.key"}


def test_both_files_are_private_from_the_first_byte(saved: Saved) -> None:
    assert {file.stat().st_mode & 0o777 for file in (saved.data, saved.keys)} == {0o600}


def test_a_backup_is_never_written_over_another(saved: Saved) -> None:
    with pytest.raises(CannotBackUp, match="never written over"):
        back_up(saved.data, now=NOW)


def test_the_keys_of_another_centre_are_refused_and_leave_the_home_empty(saved: Saved, empty: stamp.Home) -> None:
    sealing.forget_keys()
    wrong = saved.keys.with_name("wrong.tar")
    back_up_keys(wrong, now=NOW)
    for file in empty.keys.iterdir():
        file.unlink()
    with pytest.raises(CannotRestore, match="do not open this data"):
        restore(saved.data, wrong, home=empty)
    assert not list(empty.keys.iterdir())
    assert restore(saved.data, saved.keys, home=empty).mode == "production"


def test_a_home_that_is_not_empty_is_refused(saved: Saved, empty: stamp.Home) -> None:
    restore(saved.data, saved.keys, home=empty)
    with pytest.raises(CannotRestore, match="is not empty"):
        restore(saved.data, saved.keys, home=empty)


def test_the_two_files_in_the_wrong_order_are_told_apart(saved: Saved, empty: stamp.Home) -> None:
    with pytest.raises(CannotRestore, match="the data come first"):
        restore(saved.keys, saved.data, home=empty)


def test_data_without_keys_are_refused_with_the_reason(saved: Saved) -> None:
    with pytest.raises(CommandError, match="Both files are needed"):
        call_command("restore", str(saved.data))


def test_a_name_that_climbs_out_of_the_media_is_passed_by(saved: Saved, empty: stamp.Home, tmp_path: Path) -> None:
    with tarfile.open(saved.data, "a") as tar:
        tar.add(saved.keys, "media/../../climbed")
        tar.add(saved.keys, "private/../../climbed.sealed")
    restore(saved.data, saved.keys, home=empty)
    assert not list(empty.folder.parent.glob("climbed*"))


def test_a_backup_for_another_database_is_refused(saved: Saved, empty: stamp.Home, tmp_path: Path) -> None:
    with tarfile.open(saved.data) as tar:
        source = tar.extractfile("backup.json")
        assert source is not None
        label = json.loads(source.read())
    label["database"] = "altavoz.pgdump"
    (tmp_path / "backup.json").write_text(json.dumps(label))
    other = tmp_path / "other.tar"
    with tarfile.open(other, "w") as tar:
        tar.add(tmp_path / "backup.json", "backup.json")
    with pytest.raises(CannotRestore, match=r"altavoz\.pgdump"):
        restore(other, saved.keys, home=empty)
