# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody asks what is held of an address. Whoever asks learns nothing; the answer is a letter to that address."""

from datetime import datetime

from altavoz.outbox import posting
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key

KIND = "my_data"


def ask(*, address: str, language: str, now: datetime) -> int:
    """Put the letter, whether anything is held or not: only when it is carried is that looked up.

    One that finds nothing is not sent, and neither is one to an address that asked never to be written to.
    """
    return posting.put(
        kind=KIND,
        # So many letters a day and no more, for each day has a name of its own.
        about=f"my-data-{now:%Y%m%d}",
        subject_id=0,
        recipient=address,
        recipient_key=email_key(address),
        language=language,
        now=now,
    )


def language_of(key: bytes, *, otherwise: str) -> str:
    """The language that this person has signed or said yes in, for whoever writes to her without having been asked."""
    rows = (row for holding in register.holdings() for row in holding.export(key))
    return next((row["language"] for row in rows if row.get("language")), otherwise)


def is_known(key: bytes) -> bool:
    """Whether anything is held of that address, apart from letters of this very sort."""
    return any(row.get("kind") != KIND for holding in register.holdings() for row in holding.export(key))
