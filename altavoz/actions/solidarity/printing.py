# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printing: staff ask, the worker makes the sheets, and sheets on which somebody's card stood who left are deleted."""

import enum
import subprocess
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Count, F, Max, Q, QuerySet

from altavoz.actions.solidarity import sheets
from altavoz.actions.solidarity.card import Card, Printing
from altavoz.actions.solidarity.drive import Recipient
from altavoz.actions.solidarity.sheets import CannotPrint, Sheets
from altavoz.campaigns.action import Action
from altavoz.deliveries.models import HandOver
from altavoz.organisations import audit
from altavoz.participation.models import Participation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.sealing import CannotOpen

State = Printing.State
# What fits into one file that a printer takes without trouble; the next cards come on the next sheets.
MOST_CARDS = 100
MOST_TRIES = 3


class Asked(enum.Enum):
    DONE = "done"
    NOTHING_NEW = "every accepted card is on a sheet"
    WAITS_ALREADY = "sheets for this recipient are being made"


@dataclass(frozen=True)
class Answer:
    how: Asked
    printing_id: int | None = None


def unprinted(recipient: Recipient) -> QuerySet[Card]:
    """Accepted cards of those who count, in the order in which they came."""
    cards = Card.objects.filter(
        recipient=recipient,
        state=Card.State.SHOWN,
        printing__isnull=True,
        participation__state=Participation.State.CONFIRMED,
        participation__held="",
    )
    return cards.order_by("pk")


def ask(*, recipient: Recipient, paper: str, language: str, by: User, now: datetime) -> Answer:
    if Printing.objects.filter(recipient=recipient, state=State.ASKED).exists():
        return Answer(Asked.WAITS_ALREADY)
    if not unprinted(recipient).exists():
        return Answer(Asked.NOTHING_NEW)
    last = Printing.objects.filter(recipient=recipient).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            row = Printing.objects.create(
                recipient=recipient, number=last + 1, paper=paper, language=language, asked_by=by, asked_at=now
            )
            _note("ask_for_sheets", row, by=by, now=now)
    except IntegrityError:
        return Answer(Asked.WAITS_ALREADY)
    return Answer(Asked.DONE, row.pk)


def make(*, printing_id: int, now: datetime) -> bool:
    """Whether the sheets were made. What breaks is tried again, and given up after three times."""
    waiting = Printing.objects.filter(pk=printing_id, state=State.ASKED)
    row = waiting.select_related("recipient__drive__action__organisation").first()
    if row is None or not waiting.update(tries=F("tries") + 1):
        return False
    ready = unprinted(row.recipient).select_related("participation", "picture", "team")
    cards = list(ready[:MOST_CARDS])
    try:
        made = sheets.typeset(row, cards, now=now) if cards else None
    except (CannotPrint, CannotOpen, FileNotFoundError, subprocess.TimeoutExpired):
        made = None
    if made is None:
        waiting.filter(tries__gte=1 if not cards else MOST_TRIES).update(state=State.FAILED)
        return False
    return _keep(row, cards, made, now=now)


def expire(numbers: Collection[int]) -> int:
    """Of these, the sheets that miss a card which stood on them: their files go, and who is left is printed anew."""
    standing = Q(cards__participation__state=Participation.State.CONFIRMED, cards__participation__held="")
    made = Printing.objects.filter(pk__in=numbers, state=State.MADE).annotate(left=Count("cards", filter=standing))
    return sum(_expire(row) for row in made.filter(left__lt=F("cards_on_it")).select_related("file"))


def expire_all() -> int:
    """The same for all sheets whose file is here: for whoever left while nobody could look after it."""
    return expire(list(Printing.objects.filter(state=State.MADE).values_list("pk", flat=True)))


def hand_over(*, printing_id: int, hand_over: HandOver | None, by: User, now: datetime) -> bool:
    """Say with which hand-over of the action these sheets went, or that they went with none."""
    row = Printing.objects.select_related("recipient__drive__action").get(pk=printing_id)
    if hand_over is not None and hand_over.action_id != row.recipient.drive.action_id:
        return False
    with transaction.atomic():
        changed = Printing.objects.filter(pk=printing_id).update(hand_over=hand_over)
        _note("hand_sheets_over", row, by=by, now=now)
    return bool(changed)


def note_download(row: Printing, *, by: User, now: datetime) -> None:
    _note("take_sheets", row, by=by, now=now)


def _keep(row: Printing, cards: list[Card], made: Sheets, *, now: datetime) -> bool:
    """The sheets hold only if every card still stands as it was printed: somebody may have left meanwhile."""
    file = private_files.keep([made.pdf], name=f"cards-{row.number}.pdf", media_type="application/pdf", now=now)
    with transaction.atomic():
        kept = Printing.objects.filter(pk=row.pk, state=State.ASKED).update(
            state=State.MADE,
            file=file,
            made_at=now,
            cards_on_it=len(cards),
            pages=made.pages,
            standard=made.standard,
            sha256=file.sha256,
        )
        standing = Card.objects.filter(pk__in=[card.pk for card in cards], state=Card.State.SHOWN, printing=None)
        if kept and standing.update(printing=row.pk) == len(cards):
            return True
        transaction.set_rollback(True)
    private_files.drop([file])
    return False


def _expire(row: Printing) -> int:
    with transaction.atomic():
        moved = Printing.objects.filter(pk=row.pk, state=State.MADE).update(state=State.EXPIRED, file=None)
        if moved and row.hand_over_id is None:
            Card.objects.filter(printing=row.pk).update(printing=None)
    if moved and row.file_id:
        private_files.drop(list(PrivateFile.objects.filter(pk=row.file_id)))
    return moved


def _note(act: str, row: Printing, *, by: User, now: datetime) -> None:
    action: Action = row.recipient.drive.action
    audit.note(
        actor=by,
        act=f"solidarity.{act}",
        now=now,
        subject=f"printing:{row.public_id}",
        organisation_id=action.organisation_id,
        after={"number": row.number, "cards": row.cards_on_it},
    )
