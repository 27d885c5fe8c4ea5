# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room."""

from datetime import timedelta

from altavoz.actions.urgent_action import issuing
from altavoz.worker.rounds import Round, Turn


def ending_round(turn: Turn) -> int:
    return issuing.end_due(now=turn.now)


ROUNDS = (Round(name="urgent-no-letters-after", every=timedelta(seconds=1), run=ending_round),)
