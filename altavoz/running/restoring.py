# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes a centre again from its two files. The keys are tried before anything of the data is put in place."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from altavoz.organisations import mode
from altavoz.personal_data import private_files, sealing
from altavoz.running import canary, making, stamp
from altavoz.running.backup import FORMAT, KEY_FILES, KEYS_LABEL, LABEL, MEDIA, PRIVATE, Label
from altavoz.running.copying import database_copy


class CannotRestore(RuntimeError):
    """Nothing was put in place; the message says why and what to do."""


@dataclass(frozen=True)
class Restored:
    mode: str
    made_at: str
    media_files: int


def restore(data: Path, keys: Path, *, home: stamp.Home) -> Restored:
    """Put both files back into an empty home. Raises CannotRestore."""
    making.must_be_empty(home, CannotRestore)
    with _opened(data, "data") as archive, _opened(keys, "keys") as key_archive:
        label = _label(archive)
        _put_keys(key_archive)
        try:
            _try_keys(label)
            _put_database(archive, label)
        except Exception:
            _take_keys_away()
            raise
        media_files = _put_media(archive)
        _put_private(archive)
    stamp.tear_off(home)
    mode.forget()
    return Restored(label.mode, label.made_at, media_files)


@contextmanager
def _opened(file: Path, what: str) -> Iterator[tarfile.TarFile]:
    try:
        archive = tarfile.open(file, mode="r:")  # noqa: SIM115 - closed below
    except (OSError, tarfile.TarError) as error:
        raise CannotRestore(f"{file} cannot be read as a backup of {what}: {error}") from error
    with archive:
        yield archive


def _label(archive: tarfile.TarFile) -> Label:
    names = archive.getnames()
    if LABEL not in names:
        other = " These are the keys: the data come first." if KEYS_LABEL in names else ""
        raise CannotRestore(f"the first file is not a backup of an Altavoz centre's data.{other}")
    label = Label(**json.loads(_bytes(archive, LABEL)))
    if label.format != FORMAT:
        raise CannotRestore(f"this backup has format {label.format}; this version reads format {FORMAT}")
    wanted = database_copy().name
    if label.database != wanted:
        raise CannotRestore(f"the backup holds {label.database}, but the settings name a database for {wanted}")
    return label


def _put_keys(archive: tarfile.TarFile) -> None:
    names = set(archive.getnames())
    if KEYS_LABEL not in names or not names.issuperset({"data.keys", "index.key"}):
        raise CannotRestore("the second file is not a backup of a centre's keys (altavoz backup --keys makes one)")
    folder = Path(settings.KEYS_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in KEY_FILES:
        if name in names:
            file = folder / name
            file.unlink(missing_ok=True)
            file.touch(0o600)
            file.write_bytes(_bytes(archive, name))
    sealing.forget_keys()


def _try_keys(label: Label) -> None:
    if not canary.Sealed(bytes.fromhex(label.sealed), bytes.fromhex(label.looked_up)).opens():
        raise CannotRestore("these keys do not open this data: they belong to another centre, or to a later one")


def _take_keys_away() -> None:
    """An empty home stays empty when a restore fails, or the next try would be refused."""
    for name in KEY_FILES:
        (Path(settings.KEYS_DIR) / name).unlink(missing_ok=True)
    sealing.forget_keys()


def _put_database(archive: tarfile.TarFile, label: Label) -> None:
    home = Path(settings.ALTAVOZ_HOME)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        copy = Path(folder) / label.database
        with copy.open("wb") as target:
            _pour(archive, archive.getmember(label.database), target.name)
        database_copy().put_back(copy)


def _put_media(archive: tarfile.TarFile) -> int:
    """Only plain files, only under media/, and none that climbs out of it."""
    count = 0
    for member in archive.getmembers():
        path = PurePosixPath(member.name)
        if not member.isfile() or path.parts[0] != MEDIA or ".." in path.parts:
            continue
        place = Path(settings.MEDIA_ROOT).joinpath(*path.parts[1:])
        place.parent.mkdir(parents=True, exist_ok=True)
        _pour(archive, member, str(place))
        count += 1
    return count


def _put_private(archive: tarfile.TarFile) -> None:
    """Sealed as they are, readable by their owner alone; a name that is not one of ours is passed by."""
    folder = private_files.folder()
    for member in archive.getmembers():
        path = PurePosixPath(member.name)
        if not member.isfile() or path.parent != PurePosixPath(PRIVATE) or path.suffix != ".sealed":
            continue
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = folder / path.name
        place.touch(0o600)
        _pour(archive, member, str(place))


def _pour(archive: tarfile.TarFile, member: tarfile.TarInfo, place: str) -> None:
    source = archive.extractfile(member)
    if source is None:
        raise CannotRestore(f"{member.name} in the backup is not a file")
    with source, Path(place).open("wb") as target:
        shutil.copyfileobj(source, target)


def _bytes(archive: tarfile.TarFile, name: str) -> bytes:
    source = archive.extractfile(name)
    if source is None:
        raise CannotRestore(f"{name} in the backup is not a file")
    with source:
        return source.read()
