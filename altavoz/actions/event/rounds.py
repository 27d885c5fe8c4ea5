# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room."""

from datetime import timedelta

from altavoz.actions.event import changing, places
from altavoz.worker.rounds import Round, Turn


def places_round(turn: Turn) -> int:
    return places.move_up(now=turn.now) + changing.tell_some(now=turn.now)


def sweep_round(turn: Turn) -> int:
    return places.take_back(now=turn.now)


ROUNDS = (
    Round(name="places-at-events", every=timedelta(seconds=2), run=places_round),
    Round(name="sweep-places", every=timedelta(minutes=5), run=sweep_round, slow=True),
)
