# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an action asks for no more letters, nothing that waits for an office goes out any more.

Nothing waits for this round: `waiting` no longer finds such messages, and the writer of letters writes none of them.
It says on each row what became of it.
"""

from datetime import datetime, timedelta

from django.db import transaction

from altavoz.campaigns.action import Action
from altavoz.contacting import waiting
from altavoz.contacting.models import Message
from altavoz.outbox import posting

BATCH = 500
# Whoever pressed her button in the same second as the end, or while the worker stood still, is found for so long.
LOOKED_AT = timedelta(days=30)
State = Message.State


def withhold(*, now: datetime) -> int:
    """How many messages were set aside for good."""
    ended = Action.objects.filter(letters_ended_at__lte=now, letters_ended_at__gt=now - LOOKED_AT)
    actions = list(ended.values_list("pk", flat=True))
    return sum(_of_action(pk, now) for pk in actions)


def _of_action(action_id: int, now: datetime) -> int:
    done = 0
    while some := _some(action_id, State.CONFIRMED):
        done += _withheld([pk for pk, _letter in some], now)
    while some := _some(action_id, State.PUT):
        back = _taken_back([letter for _pk, letter in some if letter], now)
        done += back
        if not back:
            break
    return done


def _some(action_id: int, state: str) -> list[tuple[int, int | None]]:
    shape = waiting.IS_CONFIRMED if state == State.CONFIRMED else waiting.IS_ON_ITS_WAY
    rows = Message.objects.filter(shape, participation__action=action_id, state=state)
    return list(rows.values_list("pk", "letter")[:BATCH])


def _withheld(pks: list[int], now: datetime) -> int:
    rows = Message.objects.filter(pk__in=pks, state=State.CONFIRMED)
    return rows.update(state=State.WITHHELD, done_at=now)


@transaction.atomic
def _taken_back(letters: list[int], now: datetime) -> int:
    """What nobody carries yet; what is being handed over this moment is gone."""
    back = posting.take_back(letters)
    rows = Message.objects.filter(waiting.IS_ON_ITS_WAY, state=State.PUT, letter__in=back)
    return rows.update(state=State.WITHHELD, done_at=now, letter=None)
