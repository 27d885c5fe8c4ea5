# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who waits to hear what came of it: how many people ticked a box for news when they signed and still want it.

The letters themselves are not written here: this only records how many people an outcome is to be told to.
"""

from datetime import datetime, timedelta

from altavoz.campaigns.action import Outcome
from altavoz.deliveries.models import OutcomeAudience
from altavoz.participation.confirmation import said_where
from altavoz.supporters.models import Consent
from altavoz.worker.rounds import Round, Turn, register

A_TURN = 20


def count_waiting(*, now: datetime) -> int:
    """Count for outcomes that nobody has counted for yet; returns how many."""
    waiting = Outcome.objects.filter(audience__isnull=True).select_related("action").order_by("pk")[:A_TURN]
    return sum(count(outcome, now=now) for outcome in waiting)


def count(outcome: Outcome, *, now: datetime) -> bool:
    """One person counts once, however many organisations may write to them."""
    yes = Consent.objects.filter(said_where=said_where(outcome.action), ended_at__isnull=True)
    number = yes.values("email_key").distinct().count()
    _row, made = OutcomeAudience.objects.get_or_create(outcome=outcome, defaults={"number": number, "counted_at": now})
    return made


def audience_round(turn: Turn) -> int:
    return count_waiting(now=turn.now)


def register_rounds() -> None:
    register(Round(name="audiences", every=timedelta(seconds=30), run=audience_round, slow=True))
