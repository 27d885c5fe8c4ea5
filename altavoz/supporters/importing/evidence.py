# SPDX-License-Identifier: AGPL-3.0-or-later
"""The file that proves where people said yes: a picture or a copy of the form, a letter, another program's record."""

from dataclasses import dataclass

MOST_BYTES = 10 * 1024 * 1024
KNOWN = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"PK\x03\x04", "zip"))
BINARY = bytes({*range(9), 11, *range(14, 27), *range(28, 32)})


@dataclass(frozen=True)
class Evidence:
    content: bytes
    ending: str


def read(content: bytes) -> Evidence | None:
    """None for what is empty, too big, or nothing that somebody could look at later."""
    if not content or len(content) > MOST_BYTES:
        return None
    for mark, ending in KNOWN:
        if content.startswith(mark):
            return Evidence(content, ending)
    return None if content.translate(None, BINARY) != content else Evidence(content, "txt")
