# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room."""

from datetime import timedelta

from altavoz.contacting import ending, following, halting, hours, promises, putting, sweeping, way_counts
from altavoz.worker.rounds import Round, Turn


def messages_round(turn: Turn) -> int:
    """First what came of the last letters, for that makes room for the next."""
    done = following.follow(now=turn.now) + halting.take_back()
    return done + putting.put_due(now=turn.now, holds=turn.holds)


def hours_round(turn: Turn) -> int:
    return hours.keep(now=turn.now)


def sweep_round(turn: Turn) -> int:
    return sweeping.sweep(now=turn.now)


def ending_round(turn: Turn) -> int:
    return ending.withhold(now=turn.now)


def promises_round(turn: Turn) -> int:
    return promises.remind(now=turn.now)


def counting_round(turn: Turn) -> int:
    return way_counts.count_all(now=turn.now)


ROUNDS = (
    Round(name="messages", every=timedelta(seconds=1), run=messages_round),
    # Whoever is put off comes again after a minute at the earliest.
    Round(name="hours-of-offices", every=timedelta(seconds=10), run=hours_round),
    Round(name="no-letters-after", every=timedelta(seconds=5), run=ending_round, slow=True),
    Round(name="promises", every=timedelta(minutes=10), run=promises_round, slow=True),
    Round(name="count-ways", every=timedelta(minutes=1), run=counting_round, slow=True),
    Round(name="sweep-messages", every=timedelta(hours=1), run=sweep_round, slow=True),
)
