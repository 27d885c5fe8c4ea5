# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the button to the outbox: a message waits for its turn, office by office."""

from datetime import datetime

from altavoz.contacting.models import Message


def take_up(participation_id: int, now: datetime) -> int:
    """Her messages that wait for the button wait for their turn from now on; returns how many.

    Called in the transaction of the confirmation. Safe to repeat.
    """
    waiting = Message.objects.filter(participation=participation_id, state=Message.State.PENDING)
    return waiting.update(state=Message.State.CONFIRMED, confirmed_at=now, due_at=now)
