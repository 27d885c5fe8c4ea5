# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetches what came to a mailbox (IMAP, RFC 9051), for centres whose mail lies with a provider.

A mail is deleted there only after it was kept here: one that is fetched twice is noted once, for a letter comes
back once.
"""

import imaplib
import re
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

from altavoz.outbox.incoming import arriving, verp

SECONDS = 20.0
A_TURN = 50
OWN_HEADERS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
NUMBER = re.compile(rb"\A\d+\Z")


@dataclass(frozen=True)
class Mailbox:
    """Where to fetch from, as IMAP_URL says it: `imaps://user:password@host:993/INBOX`."""

    host: str
    port: int
    username: str
    folder: str
    encrypted: bool
    password: str = field(repr=False, default="")


class BadMailbox(ValueError):
    """IMAP_URL does not say where to fetch from. Its words hold no password."""


def parse(url: str) -> Mailbox:
    """Raises BadMailbox."""
    parts = urlsplit(url)
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname:
        raise BadMailbox("IMAP_URL begins with imap:// or imaps:// and names a host")
    encrypted = parts.scheme == "imaps"
    return Mailbox(
        host=parts.hostname,
        port=parts.port or (993 if encrypted else 143),
        username=unquote(parts.username or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        encrypted=encrypted,
        password=unquote(parts.password or ""),
    )


def fetch(mailbox: Mailbox, *, now: datetime) -> int:
    """Keep what lies there, A_TURN mails at most, and delete it there; returns how many.

    Raises OSError and imaplib.IMAP4.error.
    """
    connection = _connect(mailbox)
    try:
        connection.login(mailbox.username, mailbox.password)
        connection.select(f'"{mailbox.folder}"')
        _answer, found = connection.uid("SEARCH", "UNDELETED")
        numbers = [number for number in (found[0] or b"").split() if NUMBER.match(number)][:A_TURN]
        for number in numbers:
            _fetch_one(connection, number.decode(), now)
        connection.expunge()
        return len(numbers)
    finally:
        connection.logout()


def came_to(content: bytes) -> str:
    """Which of our return addresses it was sent to, else the first address that its headers name."""
    message = message_from_bytes(content)
    named = [address for _name, address in getaddresses([str(message[name]) for name in OWN_HEADERS if message[name]])]
    return next((address for address in named if verp.letter_of(address)), named[0] if named else "")


def _connect(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.encrypted:
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, timeout=SECONDS)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=SECONDS)


def _fetch_one(connection: imaplib.IMAP4, number: str, now: datetime) -> None:
    _answer, parts = connection.uid("FETCH", number, "(BODY.PEEK[])")
    content = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    if content:
        arriving.keep(content[: arriving.LARGEST], came_to=came_to(content), now=now)
    connection.uid("STORE", number, "+FLAGS.SILENT", r"(\Deleted)")
