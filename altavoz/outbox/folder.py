# SPDX-License-Identifier: AGPL-3.0-or-later
"""A demonstration's mail: each letter a file that staff can read, and that reaches nobody."""

import os
import secrets
from collections.abc import Collection
from pathlib import Path

from altavoz.outbox.wire import Absent, Parcel


class FolderTransport:
    """Writes each letter whole or not at all; the same letter twice is one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, parcel: Parcel) -> None:
        try:
            self._make_folder()
            draft = self.folder / f".{parcel.public_id}.{secrets.token_hex(4)}"
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as handle:
                handle.write(parcel.content)
            draft.replace(file_of(self.folder, parcel.public_id))
        except OSError as error:
            raise Absent(f"the mail folder: {error.strerror}") from error

    def check(self) -> None:
        try:
            self._make_folder()
        except OSError as error:
            raise Absent(f"the mail folder: {error.strerror}") from error
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise Absent("the mail folder cannot be written to")

    def close(self) -> None:
        """Nothing is kept open."""

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)


def file_of(folder: Path, public_id: str) -> Path:
    return folder / f"{public_id}.eml"


def read(folder: Path, public_id: str) -> bytes | None:
    """The letter as it was written; None where there is no such file."""
    try:
        return file_of(folder, public_id).read_bytes()
    except FileNotFoundError:
        return None


def delete(folder: Path, public_ids: Collection[str]) -> int:
    """Delete the files of those letters, and say how many there were."""
    found = [file_of(folder, each) for each in public_ids]
    present = [file for file in found if file.exists()]
    for file in present:
        file.unlink(missing_ok=True)
    return len(present)


def kept(folder: Path) -> list[str]:
    """The public ids of all letters that have a file."""
    return [file.stem for file in folder.glob("*.eml")]
