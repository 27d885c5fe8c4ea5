# SPDX-License-Identifier: AGPL-3.0-or-later
"""Authenticated encryption (AES-256-GCM, NIST SP 800-38D) with a key per purpose.

A sealed value is: 2 bytes key number, 12 bytes fresh nonce, ciphertext with its 16 bytes tag.
"""

import hashlib
import hmac
import os
import time
from functools import cache
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from altavoz.personal_data import keys

HEAD = 14
TAG = 16
# A value under an unknown key makes the key file be read again, and not more often than this.
LOOK_AGAIN_SECONDS = 1.0


class CannotOpen(ValueError):
    """Not sealed by us for this purpose, or its key is gone."""


class Pace:
    """Lets something begin at most once in so many seconds, whichever thread asks."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = float("-inf")
        self._lock = Lock()

    def may_begin(self, instant: float) -> bool:
        with self._lock:
            if instant < self._next:
                return False
            self._next = instant + self._seconds
            return True


_looking = Pace(LOOK_AGAIN_SECONDS)


def seal(plain: bytes, *, purpose: str) -> bytes:
    number, box = _newest(purpose)
    nonce = os.urandom(12)
    return number + nonce + box.encrypt(nonce, plain, number)


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """Raises CannotOpen. A value sealed under a key that another process made since is opened too."""
    if len(sealed) < HEAD + TAG:
        raise CannotOpen("too short to be anything sealed")
    number = sealed[:2]
    box = _boxes(purpose).get(number)
    if box is None and _looking.may_begin(time.monotonic()):
        forget_keys()
        box = _boxes(purpose).get(number)
    if box is None:
        raise CannotOpen(f"no key {int.from_bytes(number)} for {purpose}")
    try:
        return box.decrypt(sealed[2:HEAD], sealed[HEAD:], number)
    except InvalidTag as error:
        raise CannotOpen(f"altered, or sealed for something else than {purpose}") from error


def keyed_hash(text: str, *, purpose: str) -> bytes:
    """HMAC-SHA-256 with the index key: for finding a value again without keeping it."""
    return hmac.digest(_index_key(purpose), text.encode(), hashlib.sha256)


def keyed_number(number: int, *, purpose: str, below: int) -> int:
    """A number from 0 to `below` - 1 that only the key's holder can tell from `number`."""
    digest = hmac.digest(_index_key(purpose), number.to_bytes(8), hashlib.sha256)
    return int.from_bytes(digest[:8]) % below


def forget_keys() -> None:
    """Take up the files anew: after a rotation or a restore."""
    keys.forget_read_keys()
    for kept in (_newest, _boxes, _derived, _index_key):
        kept.cache_clear()


@cache
def _derived(purpose: str) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((key.number.to_bytes(2), keys.derive(purpose, key.secret)) for key in keys.data_keys())


@cache
def _boxes(purpose: str) -> dict[bytes, AESGCM]:
    return {number: AESGCM(secret) for number, secret in _derived(purpose)}


@cache
def _newest(purpose: str) -> tuple[bytes, AESGCM]:
    boxes = _boxes(purpose)
    number = max(boxes)
    return number, boxes[number]


@cache
def _index_key(purpose: str) -> bytes:
    return keys.derive(purpose, keys.index_key())
