# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter's words made into a message: two bodies that say the same, nothing that reports back to us.

It is put together here and not by the standard library's EmailMessage: that one parses every header that it is given,
which took most of the processor's time of a letter when measured.
"""

import binascii
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr
from functools import cache

from django.conf import settings

from altavoz.outbox import links
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written
from altavoz.personal_data.addresses import domain_of

LARGEST = 100_000


class TooLarge(ValueError):
    """A letter of more than 100 kB is refused before a phone has to load it."""


def build(letter: Letter, written: Written, *, now: datetime) -> bytes:
    """The whole message as it goes over the wire, in seven bits. Raises ValueError for what cannot be sent."""
    boundary = f"altavoz-{letter.public_id}"
    headers = {
        "Subject": written.subject,
        "From": _from(settings.MAIL_FROM),
        "To": deliverable(letter.recipient),
        "Date": format_datetime(now),
        "Message-ID": links.message_id(letter.public_id),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        **written.headers,
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
    }
    head = "".join(f"{name}: {_value(value)}\r\n" for name, value in headers.items())
    parts = (_part(boundary, "plain", written.text), _part(boundary, "html", written.html))
    content = head.encode("ascii") + b"\r\n" + b"".join(parts) + f"--{boundary}--\r\n".encode()
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


@cache
def _from(_mail_from: str) -> str:
    """The header, made once for each value of the setting."""
    given = sender()
    if given.display_name.isascii():
        return str(given)
    return f"{Header(given.display_name, 'utf-8', maxlinelen=900).encode()} <{given.addr_spec}>"


def _value(value: str) -> str:
    """One line, whatever was typed: a line end in a header would begin a header of somebody's own."""
    line = " ".join(value.split())
    return line if line.isascii() else Header(line, "utf-8").encode(linesep="\r\n")


def _part(boundary: str, subtype: str, words: str) -> bytes:
    head = (
        f"--{boundary}\r\nContent-Type: text/{subtype}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    lines = "\n".join(words.strip().splitlines()) + "\n"
    return head.encode() + binascii.b2a_qp(lines.encode()).replace(b"\n", b"\r\n")
