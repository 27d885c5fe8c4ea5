# SPDX-License-Identifier: AGPL-3.0-or-later
"""The centre's keys: files under `ALTAVOZ_HOME/keys`, never in the database or in its backup.

`data.keys` holds one line a key, `<number> <64 hex digits>`, newest last: the newest seals, all open.
`index.key` makes look-up keys (of e-mail addresses) and is never rotated, or nobody would be found again.
`secret.key` signs sessions. Files are made on first use, 0600, in a folder of 0700.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_BYTES = 32


@dataclass(frozen=True)
class DataKey:
    number: int
    secret: bytes


def data_keys() -> tuple[DataKey, ...]:
    """All data keys, oldest first; a first one is made where there is none."""
    return _read_data_keys(settings.KEYS_DIR)


def index_key() -> bytes:
    return bytes.fromhex(_file_secret(settings.KEYS_DIR / "index.key"))


def secret_key(folder: Path) -> str:
    """Django's SECRET_KEY. Called by the settings, so it takes the folder instead of asking them."""
    return _file_secret(folder / "secret.key")


def derive(purpose: str, secret: bytes) -> bytes:
    """A key of 32 bytes for one purpose (HKDF, RFC 5869), so that no two uses share one."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


def rotate() -> DataKey:
    """Add a new data key, which seals from now on; the old ones go on opening what they sealed.

    Other processes take it up when they first meet a value that it sealed, or at their next start.
    """
    data_keys()
    with _alone(settings.KEYS_DIR):
        # Read anew: a key that another process added since must not be written over.
        forget_read_keys()
        known = data_keys()
        new = DataKey(known[-1].number + 1, secrets.token_bytes(KEY_BYTES))
        write_private(settings.KEYS_DIR / "data.keys", "".join(_line(key) for key in (*known, new)))
        forget_read_keys()
    return new


def forget_read_keys() -> None:
    """Read the files again at the next use: after a rotation or a restore."""
    _read_data_keys.cache_clear()
    _file_secret.cache_clear()


@cache
def _read_data_keys(folder: Path) -> tuple[DataKey, ...]:
    file = folder / "data.keys"
    if not file.exists():
        write_private(file, _line(DataKey(1, secrets.token_bytes(KEY_BYTES))), only_new=True)
    pairs = (line.split() for line in file.read_text(encoding="ascii").splitlines() if line)
    return tuple(DataKey(int(number), bytes.fromhex(digits)) for number, digits in pairs)


@cache
def _file_secret(file: Path) -> str:
    if not file.exists():
        write_private(file, secrets.token_hex(KEY_BYTES), only_new=True)
    return file.read_text(encoding="ascii").strip()


def _line(key: DataKey) -> str:
    return f"{key.number} {key.secret.hex()}\n"


def write_private(file: Path, text: str, *, only_new: bool = False) -> None:
    """Write whole or not at all; of two processes that begin together one wins and the other reads its file."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    try:
        if only_new:
            os.link(draft, file)
            draft.unlink()
        else:
            draft.replace(file)
    except FileExistsError:
        draft.unlink()
    _keep_folder(file.parent)


def _keep_folder(folder: Path) -> None:
    """A file's name is on the disk only when its folder is: rows sealed under a key that is gone are gone too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the lock is on the folder itself, so that no further file lies among the keys."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
