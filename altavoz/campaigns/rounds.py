# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to actions by itself: they close at their hour, and pages appear at theirs."""

from datetime import timedelta

from django.core.management import call_command
from wagtail.models import Page, Revision

from altavoz.campaigns import life
from altavoz.campaigns.from_recommendations import propose_outcomes
from altavoz.worker.rounds import Round, Turn, register


def close_round(turn: Turn) -> int:
    return life.close_due(now=turn.now)


def publish_round(turn: Turn) -> int:
    """Wagtail's own command, for want of a clock that would call it; it is asked only where something is due."""
    due = int(Revision.objects.filter(approved_go_live_at__lte=turn.now).count())
    due += int(Page.objects.filter(live=True, expire_at__lte=turn.now).count())
    if due:
        call_command("publish_scheduled", verbosity=0)
    return due


def outcomes_round(turn: Turn) -> int:
    return propose_outcomes(now=turn.now)


def register_rounds() -> None:
    register(Round(name="close actions", every=timedelta(seconds=2), run=close_round))
    register(Round(name="publish pages", every=timedelta(seconds=10), run=publish_round, slow=True))
    register(Round(name="outcomes as evidence", every=timedelta(minutes=5), run=outcomes_round, slow=True))
