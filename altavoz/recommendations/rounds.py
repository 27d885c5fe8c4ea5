# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room does by itself: it reminds, on the desk and by letter."""

from datetime import timedelta

from altavoz.recommendations.following import telling
from altavoz.recommendations.following.reminding import remind
from altavoz.worker.rounds import Round, Turn, register


def remind_round(turn: Turn) -> int:
    return remind(now=turn.now) + telling.tell(now=turn.now)


def register_rounds() -> None:
    register(Round(name="remind of recommendations", every=timedelta(hours=6), run=remind_round, slow=True))
