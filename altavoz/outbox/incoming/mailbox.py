# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetches what came to a mailbox (IMAP, RFC 9051), for centres whose mail lies with a provider.

A mail is deleted there only after it was kept here: one that is fetched twice is noted once, for a letter comes
back once.
"""

import imaplib
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

from altavoz.outbox.incoming import action_addresses, arriving, verp

SECONDS = 20.0
A_TURN = 50
OWN_HEADERS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
NUMBER = re.compile(rb"\A\d+\Z")
SIZE = re.compile(rb"RFC822\.SIZE (\d{1,15})")
LARGEST_HEAD = 1_000_000


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

    Of what is too big only the head is kept; the whole stays there, marked (\\Flagged), and is not looked at again.
    Raises OSError and imaplib.IMAP4.error.
    """
    connection = _connect(mailbox)
    try:
        connection.login(mailbox.username, mailbox.password)
        connection.select(f'"{mailbox.folder}"')
        _answer, found = connection.uid("SEARCH", "UNDELETED", "UNFLAGGED")
        numbers = [number for number in (found[0] or b"").split() if NUMBER.match(number)][:A_TURN]
        for number in numbers:
            _fetch_one(connection, number.decode(), now)
        connection.expunge()
        return len(numbers)
    finally:
        connection.logout()


def came_to(content: bytes) -> str:
    """Which of our return addresses or actions' addresses it was sent to, else the first that its headers name."""
    message = BytesHeaderParser().parsebytes(content)
    named = [address for _name, address in getaddresses([str(message[name]) for name in OWN_HEADERS if message[name]])]
    ours = (address for address in named if verp.letter_of(address) or action_addresses.action_of(address))
    return next(ours, named[0] if named else "")


def _connect(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.encrypted:
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, timeout=SECONDS)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=SECONDS)


def _fetch_one(connection: imaplib.IMAP4, number: str, now: datetime) -> None:
    if _size(connection, number) > arriving.LARGEST:
        head = _part(connection, number, "(BODY.PEEK[HEADER])")[:LARGEST_HEAD]
        arriving.keep(head, came_to=came_to(head), now=now, head_only=True)
        connection.uid("STORE", number, "+FLAGS.SILENT", r"(\Flagged)")
        return
    content = _part(connection, number, "(BODY.PEEK[])")
    if content:
        arriving.keep(content, came_to=came_to(content), now=now)
    connection.uid("STORE", number, "+FLAGS.SILENT", r"(\Deleted)")


def _part(connection: imaplib.IMAP4, number: str, what: str) -> bytes:
    _answer, parts = connection.uid("FETCH", number, what)
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")


def _size(connection: imaplib.IMAP4, number: str) -> int:
    """0 where the server does not say."""
    _answer, parts = connection.uid("FETCH", number, "(RFC822.SIZE)")
    said = b" ".join(part if isinstance(part, bytes) else part[0] for part in parts if part)
    found = SIZE.search(said)
    return int(found[1]) if found else 0
