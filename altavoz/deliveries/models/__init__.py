# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: packs and their downloads, hand-overs and replies."""

from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.deliveries.models.answers import NameCheck, ReplyAnswers
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
    "NameCheck",
    "OutcomeAudience",
    "Pack",
    "PackCopy",
    "PackDownload",
    "PackFile",
    "PackPassed",
    "Reply",
    "ReplyAnswers",
    "ReplyMail",
    "ReplyNote",
    "ReplyText",
]
