# SPDX-License-Identifier: AGPL-3.0-or-later
"""The address of the page after signing. It is stored nowhere: all that the page needs is sealed inside it."""

import base64
import struct
from dataclasses import dataclass
from datetime import UTC, datetime

from altavoz.personal_data.sealing import CannotOpen, seal, unseal

PURPOSE = "handle"
# Action, participation, letter, language, seconds since 1970: always as long, so that its length tells nothing.
SHAPE = struct.Struct("!QQQ8sQ")


@dataclass(frozen=True)
class Handle:
    action_id: int
    participation_id: int
    letter_id: int
    language: str
    at: datetime


def seal_handle(handle: Handle) -> str:
    """Fresh at every call, so that two posts of one address cannot be told from posts of two."""
    plain = SHAPE.pack(
        handle.action_id,
        handle.participation_id,
        handle.letter_id,
        handle.language.encode(),
        int(handle.at.timestamp()),
    )
    return base64.urlsafe_b64encode(seal(plain, purpose=PURPOSE)).decode().rstrip("=")


def open_handle(text: str) -> Handle | None:
    """None for whatever we did not seal."""
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        action, participation, letter, language, at = SHAPE.unpack(unseal(sealed, purpose=PURPOSE))
    except (CannotOpen, ValueError, struct.error):
        return None
    return Handle(action, participation, letter, language.rstrip(b"\0").decode(), datetime.fromtimestamp(at, UTC))
