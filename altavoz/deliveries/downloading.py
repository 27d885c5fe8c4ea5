# SPDX-License-Identifier: AGPL-3.0-or-later
"""The holder of a copy takes its files: one by one, or all of them in one ZIP that is made while it is sent."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.campaigns.action import Action
from altavoz.deliveries.models import Pack, PackCopy, PackDownload, PackFile
from altavoz.organisations import audit
from altavoz.personal_data import private_files

ALL = "all"


@dataclass(frozen=True)
class Taken:
    """What is sent. `size` is None where it is not known beforehand."""

    name: str
    media_type: str
    size: int | None
    chunks: Iterable[bytes]


@transaction.atomic
def take(*, copy_id: int, what: str, by: User, now: datetime) -> Taken | None:
    """Note who takes what, and give it; None where it is not theirs, not there, or its time has passed."""
    copy = PackCopy.objects.select_related("pack__action", "pack__checkpoint").get(pk=copy_id)
    if copy.holder_id != by.pk or not may_be_taken(copy, now):
        return None
    files = list(copy.files.filter(file__isnull=False).select_related("file"))
    chosen = files if what == ALL else [file for file in files if file.name == what]
    if not chosen:
        return None
    PackDownload.objects.create(copy=copy, by=by, what=what, at=now)
    audit.note(
        actor=by,
        act="deliveries.download",
        now=now,
        subject=f"copy:{copy.public_id}",
        organisation_id=copy.pack.action.organisation_id,
        after={"file": what, "names": copy.pack.rows},
    )
    return _all(copy, chosen, now) if what == ALL else _one(copy, chosen[0])


def may_be_taken(copy: PackCopy, now: datetime) -> bool:
    """Names of an action that has become dangerous stay here, also in the seconds before the worker deletes them."""
    pack = copy.pack
    if copy.state != PackCopy.State.READY or pack.state != Pack.State.PACKED:
        return False
    endangered = pack.rows and pack.action.danger == Action.Danger.HIGH
    return not endangered and pack.expires_at is not None and now < pack.expires_at


def called(copy: PackCopy) -> str:
    """What its files are named after: the pack and the copy, never a person."""
    return f"pack-{copy.pack.public_id}-copy-{copy.number}"


def _one(copy: PackCopy, file: PackFile) -> Taken:
    assert file.file is not None  # noqa: S101 - only such were looked for
    return Taken(f"{called(copy)}-{file.name}", file.file.media_type, file.size, private_files.read(file.file))


def _all(copy: PackCopy, files: Sequence[PackFile], now: datetime) -> Taken:
    return Taken(f"{called(copy)}.zip", "application/zip", None, _zipped(called(copy), files, now))


class _Pipe(io.RawIOBase):
    """What is written since it was last emptied; it cannot be sought in, so `zipfile` writes straight ahead."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # the base class names every sort of buffer
        self._waiting += data
        return len(data)

    def emptied(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def _zipped(folder: str, files: Sequence[PackFile], now: datetime) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, mode="w") as archive:
        for file in files:
            if file.file is None:
                continue
            entry = zipfile.ZipInfo(f"{folder}/{file.name}", date_time=now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, mode="w") as inside:
                for chunk in private_files.read(file.file):
                    inside.write(chunk)
                    yield pipe.emptied()
            yield pipe.emptied()
    yield pipe.emptied()
