# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: letters, writers that need no other room, and a far end that does what it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from altavoz.outbox import folder, posting, writers
from altavoz.outbox.models import Letter
from altavoz.outbox.wire import Parcel
from altavoz.outbox.writers import WhenInDoubt, Writer, Written
from altavoz.personal_data.addresses import email_key

SPRING = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
ANA = "ana@weavers.example"
WORDS = Written("Please confirm", "Press the button:\nhttps://altavoz.example/confirm/x/", "<p>Press the button.</p>")


def make_letter(
    *,
    kind: str = "note",
    recipient: str = ANA,
    about: str = "weavers",
    language: str = "en",
    now: datetime = SPRING,
    due_at: datetime | None = None,
) -> Letter:
    number = posting.put(
        kind=kind,
        about=about,
        subject_id=7,
        recipient=recipient,
        recipient_key=email_key(recipient),
        language=language,
        now=now,
        due_at=due_at,
    )
    return Letter.objects.get(pk=number)


@contextmanager
def a_writer(
    kind: str = "note",
    *,
    write: Callable[[Letter], Written | None] = lambda _letter: WORDS,
    when_in_doubt: WhenInDoubt = WhenInDoubt.RESEND,
    limited: bool = False,
) -> Iterator[None]:
    """For the time of a test, letters of that kind are written so."""
    before = dict(writers._writers)
    writers.register(kind, Writer(write, when_in_doubt, limited))
    try:
        yield
    finally:
        writers._writers.clear()
        writers._writers.update(before)


class FarEnd:
    """A transport that keeps what it took, and raises what it was given to raise, one for each letter."""

    def __init__(self, *answers: BaseException | None) -> None:
        self.answers = list(answers)
        self.taken: list[Parcel] = []
        self.closed = 0

    def hand_over(self, parcel: Parcel) -> None:
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.taken.append(parcel)

    def check(self) -> None:
        """Somebody is always there."""

    def close(self) -> None:
        self.closed += 1


def opened(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def letters_in(mail: Path) -> list[EmailMessage]:
    """A demonstration's letters, the oldest first."""
    files = sorted(mail.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [opened(folder.read(mail, file.stem) or b"") for file in files]
