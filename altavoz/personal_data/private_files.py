# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files with personal data: encrypted, outside the media folder, served only by a view that asks who wants them.

A file is a row of pieces: four bytes of length, then a sealed piece of at most 1 MiB. Each piece says inside which
file it belongs to, which place it has and whether it is the last, so that none can be swapped, lost or cut off.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models

from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import new_public_id
from altavoz.personal_data.sealing import CannotOpen, seal, unseal

PURPOSE = "file"
PIECE = 1024 * 1024
HEAD = 16 + 4 + 1


def folder() -> Path:
    return Path(settings.ALTAVOZ_HOME) / "private"


def keep(chunks: Iterable[bytes], *, name: str, media_type: str, now: datetime) -> PrivateFile:
    """Write it, and then its row. `name` is what a download is called: it must not tell of a person."""
    public_id = new_public_id()
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    part = _path(public_id).with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for place, (piece, is_last) in enumerate(_pieces(chunks)):
            digest.update(piece)
            size += len(piece)
            head = public_id.encode() + place.to_bytes(4) + bytes([is_last])
            sealed = seal(head + piece, purpose=PURPOSE)
            out.write(len(sealed).to_bytes(4) + sealed)
        out.flush()
        os.fsync(out.fileno())
    part.replace(_path(public_id))
    return PrivateFile.objects.create(
        public_id=public_id, name=name, media_type=media_type, size=size, sha256=digest.hexdigest(), made_at=now
    )


def read(file: PrivateFile) -> Iterator[bytes]:
    """Its bytes, piece by piece. Raises CannotOpen where a piece was altered or is missing, FileNotFoundError."""
    place, is_last = 0, False
    with _path(file.public_id).open("rb") as source:
        while length := source.read(4):
            plain = unseal(source.read(int.from_bytes(length)), purpose=PURPOSE)
            if is_last or plain[: HEAD - 1] != file.public_id.encode() + place.to_bytes(4):
                raise CannotOpen("a piece of this file is missing or belongs elsewhere")
            is_last = bool(plain[HEAD - 1])
            place += 1
            yield plain[HEAD:]
    if not is_last:
        raise CannotOpen("the end of this file is missing")


def drop(files: Collection[PrivateFile]) -> int:
    """Delete files and rows. The files go first: if this breaks off, the rows still say which are to go."""
    for file in files:
        _path(file.public_id).unlink(missing_ok=True)
    deleted, _by_model = PrivateFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    return deleted


def drop_ownerless(*, before: datetime) -> int:
    """Delete files that no row knows any more: what was left when a process died between file and row."""
    found = [path for path in folder().glob("*") if path.is_file() and path.stat().st_mtime < before.timestamp()]
    known = set(PrivateFile.objects.values_list("public_id", flat=True))
    gone = [path for path in found if path.stem not in known]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def drop_unclaimed(*, before: datetime) -> int:
    """Drop files that no row of any room leads to: what was left when a process died between two steps."""
    files = PrivateFile.objects.filter(made_at__lt=before)
    for model, column in links():
        led_to = model._default_manager.exclude(**{column: None}).values_list(column, flat=True)
        files = files.exclude(pk__in=led_to)
    return drop(list(files))


def links() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of any room that leads to a private file."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if field.related_model is PrivateFile:
                yield model, field.name


def _path(public_id: str) -> Path:
    return folder() / f"{public_id}.sealed"


def _pieces(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces of PIECE, each with whether it is the last; an empty file is one empty piece."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE]), False
            del waiting[:PIECE]
    yield bytes(waiting), True
