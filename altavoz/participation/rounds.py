# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: it reminds, and it forgets."""

from collections.abc import Callable
from datetime import timedelta

from altavoz.participation import sweeping
from altavoz.worker.rounds import Round, Turn


def remind_round(turn: Turn) -> int:
    return _until_done(turn, lambda: sweeping.remind(now=turn.now))


def forget_round(turn: Turn) -> int:
    return _until_done(turn, lambda: sweeping.forget_unconfirmed(now=turn.now))


def _until_done(turn: Turn, piece: Callable[[], int]) -> int:
    """Piece by piece, each in a short transaction, while the lease is ours."""
    done = 0
    while turn.holds():
        more = piece()
        if more == 0:
            break
        done += more
    return done


ROUNDS = (
    Round(name="remind", every=timedelta(minutes=10), run=remind_round, slow=True),
    Round(name="forget-unconfirmed", every=timedelta(minutes=30), run=forget_round, slow=True),
)
