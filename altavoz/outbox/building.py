# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter's words made into a message: two bodies that say the same, nothing that reports back to us."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings

from altavoz.outbox import links
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written
from altavoz.personal_data.addresses import domain_of

LARGEST = 100_000
# Seven bits go through every server, whatever it says that it can do.
POLICY = SMTP.clone(cte_type="7bit")


class TooLarge(ValueError):
    """A letter of more than 100 kB is refused before a phone has to load it."""


def build(letter: Letter, written: Written, *, now: datetime) -> bytes:
    """The whole message as it goes over the wire. Raises TooLarge."""
    message = EmailMessage(policy=POLICY)
    message["Subject"] = " ".join(written.subject.split())
    message["From"] = sender()
    message["To"] = Address(addr_spec=deliverable(letter.recipient))
    message["Date"] = format_datetime(now)
    message["Message-ID"] = links.message_id(letter.public_id)
    message["Auto-Submitted"] = "auto-generated"
    for name, value in written.headers.items():
        message[name] = value
    message.set_content(written.text.strip() + "\n", cte="quoted-printable")
    message.add_alternative(written.html.strip() + "\n", subtype="html", cte="quoted-printable")
    # Setting the bodies takes away every header that begins with Content, so this one comes after them.
    message["Content-Language"] = letter.language
    content = message.as_bytes()
    if len(content) > LARGEST:
        raise TooLarge(f"a letter of {len(content)} bytes")
    return content


def sender() -> Address:
    """Who the letters come from. Raises ValueError where ALTAVOZ_MAIL_FROM is no address."""
    name, address = parseaddr(settings.MAIL_FROM)
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError("ALTAVOZ_MAIL_FROM holds no address")
    return Address(display_name=name, username=local, domain=domain)


def deliverable(address: str) -> str:
    """The address with its domain in the letters that SMTP knows; what stands before the @ is left as typed."""
    return f"{address.strip().rpartition('@')[0]}@{domain_of(address)}"
