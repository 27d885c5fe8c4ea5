# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many letters to an office that wants one: alike texts once with all who sent them, then each person's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Length

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


@dataclass(frozen=True)
class Place:
    """The first of three, or the only one."""

    part: int
    parts: int


def fold(letters: Sequence[Said]) -> tuple[Section, ...]:
    """The text that most people sent stands first; what only one wrote stands last, in the order in which it came."""
    alike: dict[bytes, list[Said]] = {}
    for place, letter in enumerate(letters):
        alike.setdefault(letter.key or str(place).encode(), []).append(letter)
    together = sorted(alike.values(), key=len, reverse=True)
    return tuple(Section(said[0].subject, said[0].text, tuple(each.who for each in said)) for said in together)


def put(office: Office, email: str, due_at: datetime, now: datetime, *, most: int) -> int:
    """How many messages went into digests, as many as are needed and no more than `most`, and numbered then.

    0 where there are not two messages, for one goes by itself.
    """
    parts = _parts(office, most)
    if sum(map(len, parts)) < 2:
        return 0
    places = [Place(number, len(parts)) for number in range(1, len(parts) + 1)]
    return sum(_put(office, email, pks, place, due_at, now) for pks, place in zip(parts, places, strict=True))


@transaction.atomic
def _put(office: Office, email: str, pks: Sequence[int], place: Place, due_at: datetime, now: datetime) -> int:
    found = _locked(pks)
    if not found:
        return 0
    digest = Digest.objects.create(
        office=office, state=Digest.State.PUT, part=place.part, parts=place.parts, made_at=now, due_at=due_at
    )
    letter = posting.put(
        kind=KIND,
        about=digest.public_id,
        subject_id=digest.pk,
        recipient=email,
        recipient_key=email_key(email),
        language=_language([language for _pk, language in found]),
        now=now,
        due_at=due_at,
    )
    Digest.objects.filter(pk=digest.pk).update(letter=letter)
    ours = Message.objects.filter(pk__in=[pk for pk, _language in found])
    return ours.update(state=Message.State.IN_DIGEST, digest=digest, due_at=due_at)


def _locked(pks: Sequence[int]) -> list[tuple[int, str]]:
    """Number and language; those in another worker's hands are left to it."""
    rows = Message.objects.select_for_update(skip_locked=True).filter(pk__in=pks, state=Message.State.CONFIRMED)
    return list(rows.order_by("due_at", "pk").values_list("pk", "language"))


def _parts(office: Office, most: int) -> list[list[int]]:
    """The longest waiting first, as many in each part as one letter holds, and one at least."""
    rows = waiting.waiting().filter(office=office).order_by("due_at", "pk")
    found = rows.values_list("pk", "text_key", Length("body"))[: most * MOST]
    parts: list[list[int]] = []
    told: set[bytes] = set()
    signs = 0
    for pk, text_key, length in found:
        key = bytes(text_key)
        adds = A_NAME if key in told else A_NAME + length
        if not parts or len(parts[-1]) >= MOST or signs + adds > MOST_SIGNS:
            parts.append([])
            told, signs, adds = set(), 0, A_NAME + length
        parts[-1].append(pk)
        told.add(key)
        signs += adds
    return parts[:most]


def _language(spoken: Sequence[str]) -> str:
    """The one in which most of them are written."""
    return max(spoken, key=spoken.count)
