# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where names wait between the moment they are read and the moment their file has its row.

The file has no name in its folder and its key is in this process's memory alone: when the process ends, however it
ends, nothing is left that anybody could read.
"""

import tempfile
from collections.abc import Iterator
from types import TracebackType

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from altavoz.personal_data import private_files


class Spool:
    """Write pieces, then read them back in their order."""

    def __init__(self) -> None:
        private_files.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = tempfile.TemporaryFile(dir=private_files.folder())  # noqa: SIM115 - closed by __exit__
        self._box = AESGCM(AESGCM.generate_key(256))
        self._pieces = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, piece: bytes) -> None:
        sealed = self._box.encrypt(self._nonce(self._pieces), piece, None)
        self._file.write(len(sealed).to_bytes(4) + sealed)
        self._pieces += 1

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        for place in range(self._pieces):
            sealed = self._file.read(int.from_bytes(self._file.read(4)))
            yield self._box.decrypt(self._nonce(place), sealed, None)

    def _nonce(self, place: int) -> bytes:
        return place.to_bytes(12)
