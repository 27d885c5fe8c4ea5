# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a demonstration's letters for staff to read: as their person would have seen them."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from altavoz.outbox import folder
from altavoz.outbox.models import Letter


@dataclass(frozen=True)
class Opened:
    public_id: str
    subject: str
    recipient: str
    language: str
    text: str
    html: str


def open_letter(mail: Path, public_id: str) -> Opened | None:
    """None where there is no such file: erased with its person, or never carried."""
    content = folder.read(mail, public_id)
    if content is None:
        return None
    message = message_from_bytes(content, policy=SMTP)
    return Opened(
        public_id=public_id,
        subject=str(message["Subject"] or ""),
        recipient=str(message["To"] or ""),
        language=str(message["Content-Language"] or ""),
        text=_body(message, "plain"),
        html=_body(message, "html"),
    )


def newest(mail: Path, letters: list[Letter]) -> list[tuple[Letter, Opened]]:
    """Those of the letters that have a file, with what stands in it."""
    pairs = ((letter, open_letter(mail, letter.public_id)) for letter in letters)
    return [(letter, opened) for letter, opened in pairs if opened is not None]


def _body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part is not None else ""
