# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: it forgets who proposed what."""

from datetime import timedelta

from altavoz.decision_makers import correcting
from altavoz.worker.rounds import Round, Turn


def forget_corrections(turn: Turn) -> int:
    """Piece by piece, each in a short transaction, while the lease is ours."""
    done = 0
    while turn.holds() and (more := correcting.forget_old(now=turn.now)):
        done += more
    return done


ROUNDS = (Round(name="forget-corrections", every=timedelta(hours=6), run=forget_corrections, slow=True),)
