# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many letters to an office that wants one: alike texts once with all who sent them, then each person's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from altavoz.contacting import waiting
from altavoz.contacting.models import Digest, Message
from altavoz.decision_makers.models import Office
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key

KIND = "digest"
# A letter may have a hundred thousand signs in its two bodies, and an office shall be able to read it.
MOST = 300
MOST_SIGNS = 30_000
A_NAME = 70


@dataclass(frozen=True)
class Said:
    """What one person wrote, and who she is: nothing of it is shown where it is printed."""

    key: bytes = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    who: str = field(repr=False)


@dataclass(frozen=True)
class Section:
    """One text, and everybody who sent it."""

    subject: str = field(repr=False)
    text: str = field(repr=False)
    who: tuple[str, ...] = field(repr=False)

    @property
    def number(self) -> int:
        return len(self.who)


def fold(letters: Sequence[Said]) -> tuple[Section, ...]:
    """The text that most people sent stands first; what only one wrote stands last, in the order in which it came."""
    alike: dict[bytes, list[Said]] = {}
    for place, letter in enumerate(letters):
        alike.setdefault(letter.key or str(place).encode(), []).append(letter)
    together = sorted(alike.values(), key=len, reverse=True)
    return tuple(Section(said[0].subject, said[0].text, tuple(each.who for each in said)) for said in together)


@transaction.atomic
def put(office: Office, email: str, due_at: datetime, now: datetime) -> int:
    """How many messages went into one digest; 0 where there are not two of them, for one goes by itself."""
    found = _that_fit(_locked(office))
    if len(found) < 2:
        return 0
    digest = Digest.objects.create(office=office, state=Digest.State.PUT, made_at=now, due_at=due_at)
    letter = posting.put(
        kind=KIND,
        about=digest.public_id,
        subject_id=digest.pk,
        recipient=email,
        recipient_key=email_key(email),
        language=_language(found),
        now=now,
        due_at=due_at,
    )
    Digest.objects.filter(pk=digest.pk).update(letter=letter)
    pks = [message.pk for message in found]
    return Message.objects.filter(pk__in=pks).update(state=Message.State.IN_DIGEST, digest=digest, due_at=due_at)


def _locked(office: Office) -> list[Message]:
    """The longest waiting first, as many as one letter holds; those in another worker's hands are left to it."""
    pks = waiting.waiting().filter(office=office).order_by("due_at", "pk").values_list("pk", flat=True)[:MOST]
    rows = Message.objects.select_for_update(skip_locked=True).filter(pk__in=list(pks), state=Message.State.CONFIRMED)
    return list(rows.order_by("due_at", "pk"))


def _that_fit(messages: Sequence[Message]) -> list[Message]:
    """What would make the letter too long waits for the next one; the first always fits."""
    fitting: list[Message] = []
    told: set[bytes] = set()
    signs = 0
    for message in messages:
        key = bytes(message.text_key)
        signs += A_NAME if key in told else A_NAME + len(message.body)
        if fitting and signs > MOST_SIGNS:
            break
        told.add(key)
        fitting.append(message)
    return fitting


def _language(messages: Sequence[Message]) -> str:
    """The one in which most of them are written."""
    spoken = [message.language for message in messages]
    return max(spoken, key=spoken.count)
