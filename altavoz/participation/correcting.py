# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has signed sets right her name, place or reason. She goes on counting, under the number that she was told."""

import enum
from datetime import datetime

from django.db import transaction

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.participation.confirmation import Corrections, set_right
from altavoz.participation.models import Participation
from altavoz.website import generations

State = Participation.State


class Corrected(enum.Enum):
    DONE = "done"
    GONE = "gone"


def correctable(token: str) -> Participation | None:
    """What was handed over stays as it was that day, and what was taken down is not told again."""
    row = Participation.objects.filter(token=token, state=State.CONFIRMED).select_related("action").first()
    return row if row and may_be_corrected(row) else None


def may_be_corrected(row: Participation) -> bool:
    """Of whom was forgotten nothing is left to set right."""
    lives = row.state == State.CONFIRMED and row.action.state != Action.State.TAKEN_DOWN
    return lives and not row.action.is_delivered and bool(row.given_name or row.family_name)


@transaction.atomic
def correct(*, token: str, corrections: Corrections, now: datetime) -> Corrected:
    seen = correctable(token)
    if seen is None:
        return Corrected.GONE
    as_seen = Participation.objects.filter(pk=seen.pk, state=State.CONFIRMED, country=seen.country)
    if not as_seen.update(**set_right(seen, corrections)):
        return Corrected.GONE
    # Read again under the row's lock: it may have been held or released since.
    row = Participation.objects.get(pk=seen.pk)
    if row.country != seen.country and not row.held:
        _move(row, came_from=seen.country, now=now)
    generations.touch(generations.action_subject(seen.action.public_id))
    return Corrected.DONE


def _move(row: Participation, *, came_from: str, now: datetime) -> None:
    """From one country's subtotal to another's. Both are of one reason, so that nobody seems to have left.

    The number of the row's own Change stays on it, and with it the number that she was told.
    """
    for n, country in ((-1, came_from), (1, row.country)):
        counts.record(
            action_id=row.action_id,
            n=n,
            why=counts.Why.CONFIRMED,
            now=now,
            country=country,
            language=row.language,
            text_version=row.text_version,
        )
