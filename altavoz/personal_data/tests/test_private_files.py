# SPDX-License-Identifier: AGPL-3.0-or-later
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from altavoz.personal_data import private_files, sealing
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.private_files import PIECE, drop, drop_ownerless, folder, keep, read
from altavoz.personal_data.sealing import CannotOpen

NOW = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
SHEET = b"Ana Loomis, 12 Loom Street\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.ALTAVOZ_HOME = tmp_path
    settings.KEYS_DIR = tmp_path / "keys"
    sealing.forget_keys()
    yield tmp_path
    sealing.forget_keys()


def kept(*chunks: bytes) -> PrivateFile:
    return keep(chunks, name="sheet-1.pdf", media_type="application/pdf", now=NOW)


def on_disk(file: PrivateFile) -> Path:
    return folder() / f"{file.public_id}.sealed"


def pieces(file: PrivateFile) -> list[bytes]:
    """The sealed pieces as they lie on the disk, each with its length before it."""
    data, found = on_disk(file).read_bytes(), []
    while data:
        end = 4 + int.from_bytes(data[:4])
        found.append(data[:end])
        data = data[end:]
    return found


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_what_was_kept_is_read_again_byte_for_byte(size: int) -> None:
    plain = (SHEET * (size // len(SHEET) + 1))[:size]
    file = kept(plain)
    assert b"".join(read(file)) == plain
    assert file.size == size


def test_many_small_chunks_make_the_same_file_as_one() -> None:
    many, one = kept(*[SHEET] * 100), kept(SHEET * 100)
    assert (many.sha256, many.size) == (one.sha256, one.size)
    assert b"".join(read(many)) == SHEET * 100


def test_nothing_of_it_lies_in_clear_on_the_disk(home: Path) -> None:
    kept(SHEET * 100_000)
    for path in (path for path in home.rglob("*") if path.is_file()):
        assert b"Loomis" not in path.read_bytes()
        assert "sheet" not in path.name


def test_only_the_owner_of_the_process_may_read_the_file() -> None:
    assert stat.S_IMODE(on_disk(kept(SHEET)).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


def test_an_altered_piece_is_noticed() -> None:
    file = kept(SHEET)
    data = bytearray(on_disk(file).read_bytes())
    data[-1] ^= 1
    on_disk(file).write_bytes(data)
    with pytest.raises(CannotOpen):
        list(read(file))


def test_pieces_that_changed_places_are_noticed() -> None:
    file = kept(SHEET * (3 * PIECE // len(SHEET)))
    first, second, *rest = pieces(file)
    on_disk(file).write_bytes(b"".join([second, first, *rest]))
    with pytest.raises(CannotOpen):
        list(read(file))


def test_a_piece_of_another_file_is_noticed() -> None:
    mine, other = kept(SHEET), kept(SHEET)
    on_disk(mine).write_bytes(on_disk(other).read_bytes())
    with pytest.raises(CannotOpen):
        list(read(mine))


def test_a_file_whose_end_was_cut_off_is_noticed() -> None:
    file = kept(SHEET * (3 * PIECE // len(SHEET)))
    on_disk(file).write_bytes(b"".join(pieces(file)[:-1]))
    with pytest.raises(CannotOpen):
        list(read(file))


def test_a_file_that_was_emptied_or_continued_is_noticed() -> None:
    emptied, continued = kept(SHEET), kept(SHEET)
    on_disk(emptied).write_bytes(b"")
    on_disk(continued).write_bytes(b"".join(pieces(continued) * 2))
    for file in (emptied, continued):
        with pytest.raises(CannotOpen):
            list(read(file))


def test_dropping_takes_file_and_row_and_may_be_repeated() -> None:
    gone, stays = kept(SHEET), kept(SHEET)
    assert drop([gone]) == 1
    assert drop([gone]) == 0
    assert list(PrivateFile.objects.all()) == [stays]
    assert [path.stem for path in folder().iterdir()] == [stays.public_id]


def test_a_file_that_was_dropped_is_not_found() -> None:
    file = kept(SHEET)
    drop([file])
    with pytest.raises(FileNotFoundError):
        list(read(file))


def test_what_a_process_left_behind_is_dropped_once_it_is_old_enough() -> None:
    file = kept(SHEET)
    left = [folder() / "aaaaaaaaaaaaaaaa.sealed", folder() / "bbbbbbbbbbbbbbbb.part"]
    for path in left:
        path.write_bytes(b"rest")
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert drop_ownerless(before=NOW) == 0
    assert drop_ownerless(before=NOW + timedelta(hours=1)) == 2
    assert b"".join(read(file)) == SHEET


def test_a_file_that_cannot_be_written_to_its_end_leaves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_off() -> Iterator[bytes]:
        yield SHEET
        raise ConnectionError

    with pytest.raises(ConnectionError):
        keep(breaks_off(), name="sheet-1.pdf", media_type="application/pdf", now=NOW)
    assert not PrivateFile.objects.exists()
    assert [path.suffix for path in private_files.folder().iterdir()] == [".part"]
