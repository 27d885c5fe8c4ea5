# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages as their letters say them: the frozen words and who wrote them, read for many letters at once.

They are plain rows, asked for by an order that is put together once: of four objects for each letter, the making
took more time than the writing.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.contacting import waiting
from altavoz.contacting.composing import Names, closing, signed
from altavoz.contacting.mailboxes import one_line
from altavoz.contacting.models import Message, Plan
from altavoz.organisations.names import name_of
from altavoz.outbox.incoming import action_addresses
from altavoz.participation.models import Participation
from altavoz.personal_data.fields import unseal_text

CLEAR = (
    *("pk", "letter", "text_key", "language", "holder_changed", "participation__state", "participation__held"),
    *("participation__country", "participation__action__public_id", "participation__action__state"),
    *("participation__action__letters_ended_at", "participation__action__organisation"),
    "participation__action__contact_plan__answers",
)
SEALED = (
    *("subject", "body", "participation__given_name", "participation__family_name", "participation__email"),
    "participation__postcode",
)


class Frozen(NamedTuple):
    """What one person said, as far as her letter needs it: first the clear columns, then the sealed ones, opened."""

    pk: int
    letter: int | None
    text_key: bytes
    language: str
    holder_changed: bool
    state: str
    held: str
    country: str
    action: str
    action_state: str
    letters_ended_at: datetime | str | None
    organisation_id: int
    answers: str | None
    subject: str
    body: str
    given_name: str
    family_name: str
    email: str
    postcode: str

    def __repr__(self) -> str:
        """Nothing of it is shown where it is printed."""
        return f"message {self.pk}"

    @property
    def may_go(self) -> bool:
        counted = self.state == Participation.State.CONFIRMED and not self.held
        goes_on = self.action_state != Action.State.TAKEN_DOWN and self.letters_ended_at is None
        return counted and goes_on and bool(self.body)

    @property
    def is_answered_here(self) -> bool:
        return self.answers == Plan.Answers.ACTION and action_addresses.are_set()

    @property
    def name(self) -> str:
        return one_line(f"{self.given_name} {self.family_name}")

    @property
    def place(self) -> str:
        return " ".join(part for part in (self.postcode, country_name(self.country, self.language)) if part)

    def whole(self) -> str:
        """With the name under it as it stands now, for she may set it right before she confirms; in the active
        language."""
        return signed(self.body, closing(Names(self.given_name, self.family_name, self.place)))

    def organisation(self, language: str) -> str:
        """Who runs its action, on whose word the centre sends it."""
        return name_of(self.organisation_id, language)


def on_their_way(numbers: Sequence[int]) -> list[Frozen]:
    """Those of these messages that are in the outbox."""
    return _read(_question(len(numbers)), numbers) if numbers else []


def frozen(messages: QuerySet[Message]) -> list[Frozen]:
    """All of these, in their order."""
    return _read(*messages.values_list(*CLEAR, *SEALED).query.sql_with_params())


@cache
def _question(number: int) -> str:
    """For so many numbers, which are all that it has to be given."""
    some = Message.objects.filter(waiting.IS_ON_ITS_WAY, pk__in=range(number))
    question, _given = some.values_list(*CLEAR, *SEALED).query.sql_with_params()
    return question


def _read(question: str, given: Sequence[int | str]) -> list[Frozen]:
    clear = len(CLEAR)
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return [Frozen(*row[:clear], *map(unseal_text, row[clear:])) for row in cursor.fetchall()]
