# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person finds in her mailbox: letters that the centre has really written, carried by its own rounds."""

import re
from datetime import timedelta
from email.message import EmailMessage

from django.conf import settings
from django.utils import timezone

from altavoz.outbox.testing import letters_in
from altavoz.worker import rounds


def the_worker_passes() -> None:
    """What a worker does again and again, once: count, then carry what waits.

    A minute goes by in between, for the letter of thanks waits for the number that stands in it.
    """
    rounds.run_once("tally", timezone.now())
    rounds.run_once("letters", timezone.now() + timedelta(minutes=1))


def letters_to(address: str) -> list[EmailMessage]:
    """All letters to that address so far, the oldest first."""
    the_worker_passes()
    return [letter for letter in letters_in(settings.MAIL_DIR) if address in str(letter["To"])]


def newest_letter(address: str = "ana@example.org") -> EmailMessage:
    return letters_to(address)[-1]


def text_of(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link_in(letter: EmailMessage, door: str) -> str:
    """The path of the link to that door, such as `confirm`."""
    found = re.search(rf"https?://[^/\s]+(/{door}/[^\s>]+)", text_of(letter))
    assert found, f"the letter has no link to {door}"
    return found[1]


def digits_in(letter: EmailMessage) -> str:
    found = re.search(r"\d{3} \d{3}", text_of(letter))
    assert found, "the letter has no digits"
    return found[0]
