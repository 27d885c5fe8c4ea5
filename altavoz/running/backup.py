# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two files make a centre again: its data, and its keys. They are written apart and belong in two places.

The data are a tar of `backup.json`, a copy of the database, the public media and the private files, sealed as they
lie. Whoever finds it can't read a person's name, for the keys are never in it. Letters of a demonstration (clear
text) are not in it either.
"""

import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings

from altavoz.organisations import mode
from altavoz.personal_data import keys, private_files
from altavoz.running import canary
from altavoz.running.copying import database_copy

FORMAT = 1
LABEL = "backup.json"
MEDIA = "media"
PRIVATE = "private"
KEY_FILES = ("data.keys", "index.key", "secret.key")
KEYS_LABEL = "keys.json"


class CannotBackUp(RuntimeError):
    """Nothing was written; the message says why."""


@dataclass(frozen=True)
class Label:
    """What a backup says of itself. The canary tells which keys belong to it without telling anything of them."""

    format: int
    made_at: str
    mode: str
    database: str
    sealed: str
    looked_up: str


@dataclass(frozen=True)
class Written:
    file: Path
    size: int


def back_up(file: Path, *, now: datetime) -> Written:
    """Write the data: whole or not at all, readable by its owner alone."""
    song = canary.planted()
    if song is None:
        raise CannotBackUp("there is no centre here yet, so there is nothing to keep")
    copy = database_copy()
    label = Label(FORMAT, now.isoformat(), mode.mode().value, copy.name, song.sealed.hex(), song.looked_up.hex())
    with _new_tar(file) as tar, tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        _add_text(tar, LABEL, json.dumps(asdict(label), indent=1), now)
        copied = Path(folder) / copy.name
        copy.write(copied)
        tar.add(copied, copy.name)
        if Path(settings.MEDIA_ROOT).is_dir():
            tar.add(settings.MEDIA_ROOT, MEDIA)
        _add_private(tar)
    return Written(file, file.stat().st_size)


def _add_private(tar: tarfile.TarFile) -> None:
    """After the database, so that every file whose row was copied is there, but what has been deleted since."""
    for file in sorted(private_files.folder().glob("*.sealed")):
        with suppress(FileNotFoundError):
            tar.add(file, f"{PRIVATE}/{file.name}")


def back_up_keys(file: Path, *, now: datetime) -> Written:
    """Write the keys alone. They open everything: keep them away from the data."""
    keys.data_keys()
    keys.index_key()
    with _new_tar(file) as tar:
        _add_text(tar, KEYS_LABEL, json.dumps({"format": FORMAT, "made_at": now.isoformat()}), now)
        for name in KEY_FILES:
            kept = Path(settings.KEYS_DIR) / name
            if kept.exists():
                tar.add(kept, name)
    return Written(file, file.stat().st_size)


@contextmanager
def _new_tar(file: Path) -> Iterator[tarfile.TarFile]:
    """A file of its own, 0600 from its first byte; an older backup is never written over."""
    if file.exists():
        raise CannotBackUp(f"{file} is there already: a backup is never written over another")
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            with tarfile.open(fileobj=handle, mode="w") as tar:
                yield tar
            handle.flush()
            os.fsync(handle.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def _add_text(tar: tarfile.TarFile, name: str, text: str, now: datetime) -> None:
    body = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(body), 0o600, int(now.timestamp())
    tar.addfile(entry, BytesIO(body))
