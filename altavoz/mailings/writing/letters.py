# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailing's letters: what thousands share is composed and rendered once, a letter puts in what is its reader's own.

Asked for at the last moment: who stopped, pauses or was erased while it went out gets nothing any more.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from altavoz.mailings.digest.weekly import is_over
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.sending.putting import KIND
from altavoz.mailings.writing import framing
from altavoz.mailings.writing.composing import NoText, Shared, share
from altavoz.mailings.writing.framing import Subscriber
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import WhenInDoubt, Write, Writer, Written, register
from altavoz.participation.models import Participation
from altavoz.supporters.models import Network

# What was handed to the outbox is wanted until somebody stops it.
WANTED = frozenset({Mailing.State.GOING, Mailing.State.DONE})
MOST_KEPT = 256
# The words of what goes out are settled; a total in them, or a name around them, may be so old.
KEPT_SECONDS = 20.0


@dataclass(frozen=True)
class Reader:
    """One recipient with her subscription, and what of her mailing may change from one second to the next."""

    email_key: bytes
    language: str
    half: str
    mailing_id: int
    mailing: str
    state: str
    sort: str
    action_state: str | None
    closes_at: datetime | None
    network_id: int | None
    leave_id: str
    given_name: str
    joined_at: datetime
    joined_where: str
    has_left: bool
    paused_until: datetime | None
    did: str

    @classmethod
    def of(cls, row: Sequence[Any]) -> "Reader":  # Any: columns as the database gives them
        """Of her subscription; of whoever has none, of what she took part in."""
        key, *of_mailing = row[:MAILING_COLUMNS]
        network_id, leave_id, given_name, joined_at, joined_where, ended_at, paused_until = row[MAILING_COLUMNS:][:7]
        *of_act, did = row[MAILING_COLUMNS + 7 :]
        hers = [network_id, leave_id, given_name, joined_at, joined_where, ended_at is not None, paused_until]
        if network_id is None:
            did, given_name, confirmed_at, made_at, state, held, enough = of_act
            left = state != Participation.State.CONFIRMED or bool(held) or enough is not None
            hers = [None, did, given_name, confirmed_at or made_at, "", left, None]
        return cls(bytes(key), *of_mailing, *[*hers, did or ""])

    def wants(self, letter: Letter) -> bool:
        """Also: a row's number could be given out again, and the key says whether it is still the same person's."""
        paused = self.paused_until is not None and self.paused_until > letter.due_at
        over = is_over(self.sort, self.action_state, self.closes_at, now=letter.due_at)
        going = self.state in WANTED and not over
        return going and not self.has_left and not paused and self.email_key == bytes(letter.recipient_key)


def prepare(letters: Sequence[Letter]) -> Write:
    """One query for all of these letters, and those of composing where a mailing is new to this process."""
    rows = Recipient.objects.filter(pk__in=[letter.subject_id for letter in letters]).annotate(did=DID)
    readers = {pk: Reader.of(rest) for pk, *rest in rows.values_list("pk", *COLUMNS)}
    return partial(_write, readers=readers)


# Of a reader of a network: her act, where the mailing goes to those who took part, or tells of the action itself.
DID = Subquery(
    Participation.objects.filter(
        action=Coalesce(OuterRef("mailing__audience__took_part_in"), OuterRef("mailing__action")),
        email_key=OuterRef("email_key"),
        state=Participation.State.CONFIRMED,
        held="",
    ).values("token")[:1]
)
COLUMNS = (
    "email_key",
    "language",
    "half",
    "mailing_id",
    "mailing__public_id",
    "mailing__state",
    "mailing__sort",
    "mailing__action__state",
    "mailing__action__closes_at",
    "subscription__network_id",
    "subscription__public_id",
    "subscription__given_name",
    "subscription__joined_at",
    "subscription__joined_where",
    "subscription__ended_at",
    "subscription__paused_until",
    "participation__token",
    "participation__given_name",
    "participation__confirmed_at",
    "participation__made_at",
    "participation__state",
    "participation__held",
    "participation__enough_of_it__at",
    "did",
)
MAILING_COLUMNS = COLUMNS.index("subscription__network_id")


def _write(letter: Letter, *, readers: Mapping[int, Reader]) -> Written | None:
    reader = readers.get(letter.subject_id)
    if reader is None or not reader.wants(letter):
        return None
    try:
        shared = _shared(reader)
    except NoText:
        return None
    acted = reader.network_id is None
    return shared.written(Subscriber(reader.leave_id, reader.given_name, reader.joined_at, acted, reader.did))


Asked = tuple[str, str, str, int | None, str]
_kept: dict[Asked, tuple[float, Shared]] = {}


def _shared(reader: Reader) -> Shared:
    """Of thousands of letters, the first one composes. Raises NoText."""
    why = framing.sort_of(reader.joined_where) if reader.network_id else framing.ACTED
    asked = (reader.mailing, reader.language, reader.half, reader.network_id, why)
    kept = _kept.get(asked)
    if kept and time.monotonic() < kept[0]:
        return kept[1]
    mailing = Mailing.objects.select_related("organisation", "action__organisation").get(pk=reader.mailing_id)
    network = Network.objects.get(pk=reader.network_id) if reader.network_id else None
    found = share(mailing, reader.language, half=reader.half, network=network, why=why)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[asked] = (time.monotonic() + KEPT_SECONDS, found)
    return found


def forget_all() -> None:
    """For tests, whose databases come and go."""
    _kept.clear()


def write_one(letter: Letter) -> Written | None:
    return prepare([letter])(letter)


def register_writers() -> None:
    # A call for help that comes twice makes people leave: staff decide.
    register(KIND, Writer(write_one, WhenInDoubt.PARK, limited=False, prepare=prepare))
