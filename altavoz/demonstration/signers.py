# SPDX-License-Identifier: AGPL-3.0-or-later
"""The open petition's desk: invented people who have signed, and what waits for staff. No real person is among them.

Their rows are made as if their letters had been carried: nothing of this writes to anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.demonstration.words import Signers
from altavoz.outbox.models import Letter
from altavoz.participation.funnel import counting
from altavoz.participation.models import Participation
from altavoz.participation.paper import batches
from altavoz.participation.paper.batches import Sheets
from altavoz.participation.paper.carried_over import carry_over
from altavoz.participation.tokens import new_token
from altavoz.personal_data.addresses import email_key

State = Participation.State
DOMAIN = "example.org"
# One after the other, so that the chart of the last hours has something to show.
APART = timedelta(minutes=23)
WAITED = timedelta(minutes=4)
NO_SUCH_ADDRESS = "550 5.1.1 no such address"


@dataclass(frozen=True)
class Person:
    given_name: str
    family_name: str
    country: str
    language: str
    held: str = field(default="")

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def email(self) -> str:
        return f"{self.given_name}.{self.family_name}@{DOMAIN}".lower()


def fill_desk(action: Action, signers: Signers, *, campaigner: User, now: datetime) -> None:
    """Who confirmed, who has not yet, who is held, whose reason waits; a sheet and a number to be checked."""
    rows = list(_rows(action, signers, now))
    Participation.objects.bulk_create(rows)
    _count([row for row in rows if row.state == State.CONFIRMED and not row.held])
    Letter.objects.bulk_create(_letters(action, rows))
    _enter_elsewhere(action, signers, campaigner, now)
    for day in {_midnight(row.made_at) for row in rows} | {_midnight(now)}:
        counting.count_day(action, day, first_letter=0)


def _people(written: Iterable[str]) -> Iterator[Person]:
    for line in written:
        yield Person(*line.split())


def _rows(action: Action, signers: Signers, now: datetime) -> Iterator[Participation]:
    everybody = [
        *((person, State.CONFIRMED) for person in _people(signers.confirmed)),
        *((person, State.PENDING) for person in _people(signers.pending)),
        *((person, State.CONFIRMED) for person in _people(signers.held)),
    ]
    for place, (person, state) in enumerate(reversed(everybody), 1):
        made_at = now - APART * place
        reason = signers.reasons.get(person.name, "")
        yield Participation(
            action=action,
            email_key=email_key(person.email),
            token=new_token(),
            state=state,
            held=person.held,
            made_at=made_at,
            confirmed_at=made_at + WAITED if state == State.CONFIRMED else None,
            language=person.language,
            country=person.country,
            text_version=action.text_version,
            given_name=person.given_name,
            family_name=person.family_name,
            email=person.email,
            reason=reason,
            reason_state=Participation.Reason.WAITING if reason else Participation.Reason.NONE,
            show_name=place % 2 == 0,
            hand_over=place % 3 != 0,
        )


def _count(rows: list[Participation]) -> None:
    changes = Change.objects.bulk_create(
        Change(
            action_id=row.action_id,
            n=1,
            why=Why.CONFIRMED,
            country=row.country,
            language=row.language,
            text_version=row.text_version,
            at=row.confirmed_at or row.made_at,
        )
        for row in rows
    )
    for row, change in zip(rows, changes, strict=True):
        row.change = change.pk
    Participation.objects.bulk_update(rows, ["change"])


def _letters(action: Action, rows: Iterable[Participation]) -> Iterator[Letter]:
    """Carried; those to two people who never confirmed came back."""
    waiting = [row.email_key for row in rows if row.state == State.PENDING][:2]
    for row in rows:
        came_back = row.email_key in waiting
        yield Letter(
            kind="confirm",
            state=Letter.State.FAILED if came_back else Letter.State.SENT,
            about=action.public_id,
            subject_id=row.pk,
            recipient_key=row.email_key,
            language=row.language,
            made_at=row.made_at,
            due_at=row.made_at,
            done_at=row.made_at + timedelta(minutes=1),
            trouble=NO_SUCH_ADDRESS if came_back else "",
        )


def _enter_elsewhere(action: Action, signers: Signers, campaigner: User, now: datetime) -> None:
    """Entered by one person; neither counts before another has checked it."""
    sheets = Sheets(
        place=signers.paper.place,
        gathered_on=(now - timedelta(days=2)).date(),
        gathered_precision="day",
        number=signers.paper.number,
        country="CA",
        language="en",
    )
    batches.enter(action=action, sheets=sheets, files=(), by=campaigner, now=now)
    carry_over(
        action_id=action.pk,
        platform=signers.carried.platform,
        number=signers.carried.number,
        counted_on=(now - timedelta(days=40)).date(),
        counted_precision="day",
        evidence=signers.carried.evidence,
        entered_by_id=campaigner.pk,
        now=now,
    )


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
