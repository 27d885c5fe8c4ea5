# SPDX-License-Identifier: AGPL-3.0-or-later
"""The head of a mail: who says that it is from them, about what, and whether a machine wrote it.

Only the head is taken apart here, so that no parts within parts keep a mail from being written down.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.outbox.building import sender
from altavoz.outbox.incoming import action_addresses

Sort = ReplyMail.Sort
LONGEST_LINE = 300
LONGEST_ADDRESS = 254
# What is longer than this is not decoded to its end.
LONGEST_CODED = 2_000
ADDRESS = re.compile(r"\A[^@\s<>\"]{1,64}@[^@\s<>\"]{1,190}\Z")
MACHINES = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder")
BULK = frozenset({"auto_reply", "bulk", "junk", "list"})
# How mail programs of our three languages, and some neighbours', begin what they write by themselves.
SAYS_SO = re.compile(
    r"\A\s*(auto(matic)?[ -]?(reply|response|answer)|out of (the )?office|auto:|respuesta autom[aá]tica|fuera de la"
    r" oficina|acuse de recibo autom[aá]tico|r[eé]ponse automatique|absence du bureau|automatische antwort"
    r"|resposta autom[aá]tica)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """What it says of itself. Nothing of it is proven; see `proofs`."""

    message: Message
    from_address: str
    from_name: str
    subject: str
    sort: Sort


def read(content: bytes) -> Head:
    """Never raises: what cannot be read is left empty."""
    message = BytesHeaderParser().parsebytes(content)
    name, address = _from(message)
    subject = one_line(decoded(_raw(message, "subject")))
    return Head(message, address, name, subject, _sort(message, address, subject))


def decoded(value: object) -> str:
    """A header's words, whatever alphabet they were coded in."""
    text = str(value or "")[:LONGEST_CODED]
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError, LookupError):
        return text
    return "".join(part if isinstance(part, str) else _letters(part, charset) for part, charset in parts)


def one_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """Without line ends and signs that nobody sees, such as those that turn the direction of what follows."""
    seen = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in text[:LONGEST_CODED])
    return " ".join(seen.split())[:longest]


def _letters(part: bytes, charset: str | None) -> str:
    try:
        return part.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return part.decode("latin-1")


def _raw(message: Message, name: str) -> str:
    """Many mail programs write accents as they are, in UTF-8, though no standard lets them without asking."""
    value = next((str(value) for each, value in message.raw_items() if each.lower() == name), "")
    return value[:LONGEST_CODED].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _from(message: Message) -> tuple[str, str]:
    """The address is taken from the header as it came: a coded name may hold an address that is somebody else's."""
    raw = one_line(_raw(message, "from"), longest=LONGEST_CODED)
    name, address = parseaddr(raw)
    address = address.strip().lower()[:LONGEST_ADDRESS]
    return one_line(decoded(name), longest=120), address if ADDRESS.match(address) else ""


def _sort(message: Message, address: str, subject: str) -> Sort:
    return next((sort for sort, tells in TELLS.items() if tells(message, address, subject)), Sort.LETTER)


def _is_ours(_message: Message, address: str, _subject: str) -> bool:
    return bool(address) and (bool(action_addresses.action_of(address)) or address == sender().addr_spec.lower())


def _is_report(message: Message, address: str, _subject: str) -> bool:
    local = address.partition("@")[0]
    return message.get_content_type() == "multipart/report" or local in {"mailer-daemon", "postmaster"}


def _is_machine(message: Message, _address: str, subject: str) -> bool:
    """RFC 3834, and what was there before it."""
    submitted = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    return (
        submitted != "no"
        or precedence in BULK
        or any(name in message for name in MACHINES)
        or str(message.get("Return-Path", "")).strip() == "<>"
        or bool(SAYS_SO.match(subject))
    )


TELLS: Mapping[Sort, Callable[[Message, str, str], bool]] = {
    Sort.OURS: _is_ours,
    Sort.RETURNED: _is_report,
    Sort.AUTOMATIC: _is_machine,
}
