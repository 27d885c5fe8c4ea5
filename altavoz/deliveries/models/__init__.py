# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: packs and their downloads, hand-overs and replies."""

from altavoz.deliveries.models.handovers import (
    HandedTo,
    HandedToTitle,
    HandOver,
    HandOverText,
    OutcomeAudience,
    Reply,
    ReplyNote,
    ReplyText,
)
from altavoz.deliveries.models.packs import Pack, PackCopy, PackDownload, PackFile, PackPassed

__all__ = [
    "HandOver",
    "HandOverText",
    "HandedTo",
    "HandedToTitle",
    "OutcomeAudience",
    "Pack",
    "PackCopy",
    "PackDownload",
    "PackFile",
    "PackPassed",
    "Reply",
    "ReplyNote",
    "ReplyText",
]
