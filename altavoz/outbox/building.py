# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter's words made into a message: two bodies that say the same, nothing that reports back to us.

It is put together here and not by the standard library's EmailMessage: that one parses every header that it is given,
which took most of the processor's time of a letter when measured.
"""

import binascii
import re
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr
from functools import cache, lru_cache

from django.conf import settings

from altavoz.outbox import links
from altavoz.outbox.incoming.providers import mark_of
from altavoz.outbox.models import Letter
from altavoz.outbox.signing import signature
from altavoz.outbox.writers import Written
from altavoz.personal_data.addresses import domain_of

LARGEST = 100_000
# What may stand in a header as somebody's name without quotes.
PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


class TooLarge(ValueError):
    """A letter of more than 100 kB is refused before a phone has to load it."""


def build(letter: Letter, written: Written, *, now: datetime) -> bytes:
    """The whole message as it goes over the wire, in seven bits. Raises ValueError for what cannot be sent."""
    boundary = f"altavoz-{letter.public_id}"
    headers = {
        "Subject": written.subject,
        "From": _from(settings.MAIL_FROM),
        "To": deliverable(letter.recipient),
        "Date": _date(now.replace(microsecond=0)),
        "Message-ID": links.message_id(letter.public_id),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        **written.headers,
        **mark_of(letter.public_id),
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
    }
    head = [(name, _value(name, value)) for name, value in headers.items() if value]
    parts = (_part(boundary, "plain", written.text), _part(boundary, "html", written.html))
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    lines = "".join(f"{name}: {value}\r\n" for name, value in head)
    content = f"{signature(head, body, now=now)}{lines}\r\n".encode("ascii") + body
    if len(content) > LARGEST:
        raise TooLarge(f"a letter of {len(content)} bytes")
    return content


def sender() -> Address:
    """Who the letters come from. Raises ValueError where ALTAVOZ_MAIL_FROM is no address."""
    return _parsed(settings.MAIL_FROM)


@cache
def _parsed(mail_from: str) -> Address:
    """Made once for each value of the setting: parsing it takes as long as much else of a letter."""
    name, address = parseaddr(mail_from)
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError("ALTAVOZ_MAIL_FROM holds no address")
    return Address(display_name=name, username=local, domain=domain)


def deliverable(address: str) -> str:
    """The address with its domain in the letters that SMTP knows; what stands before the @ is left as typed."""
    return f"{address.strip().rpartition('@')[0]}@{domain_of(address)}"


def sent_by(name: str) -> str:
    """The header of a letter that somebody sends through this centre: their name, our address."""
    return _from(settings.MAIL_FROM, " ".join(name.split()))


@lru_cache(maxsize=256)
def _from(_mail_from: str, name: str | None = None) -> str:
    """The header, made once for each value of the setting and each name."""
    given = sender()
    return named(given.display_name if name is None else name, given.addr_spec)


def named(name: str, where: str) -> str:
    """`name <where>` as a header has it; a name in other letters than ours is in words of at most 75 signs."""
    if not name:
        return where
    if not name.isascii():
        return f"{Header(name, 'utf-8').encode(linesep='')} <{where}>"
    plain = name if PHRASE.fullmatch(name) else '"{}"'.format(name.replace("\\", "\\\\").replace('"', '\\"'))
    return f"{plain} <{where}>"


@lru_cache(maxsize=4)
def _date(second: datetime) -> str:
    return format_datetime(second)


def _value(name: str, value: str) -> str:
    """One line, whatever was typed: a line end in a header would begin a header of somebody's own."""
    line = " ".join(value.split())
    return line if line.isascii() else Header(line, "utf-8", header_name=name).encode(linesep="\r\n")


def _part(boundary: str, subtype: str, words: str) -> bytes:
    head = (
        f"--{boundary}\r\nContent-Type: text/{subtype}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    lines = "\n".join(words.strip().splitlines()) + "\n"
    return head.encode() + binascii.b2a_qp(lines.encode()).replace(b"\n", b"\r\n")
