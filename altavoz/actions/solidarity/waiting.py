# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cards that wait for a moderator, the oldest first, as far as she reaches."""

from django.db.models import QuerySet

from altavoz.actions.solidarity.card import Card
from altavoz.organisations.powers import Reach
from altavoz.participation.models import Participation


def within(reach: Reach) -> QuerySet[Card]:
    """All that was confirmed: what nobody stands for is not read."""
    confirmed = Card.objects.exclude(state__in=[Card.State.PENDING, Card.State.FORGOTTEN])
    return confirmed.filter(reach.limit("participation__action__organisation"))


def to_read(reach: Reach) -> QuerySet[Card]:
    """Not those of somebody who is held as doubtful: they come once she is released."""
    rows = within(reach).filter(
        state=Card.State.WAITING, participation__state=Participation.State.CONFIRMED, participation__held=""
    )
    return rows.order_by("pk")
