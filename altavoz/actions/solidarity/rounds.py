# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: sheets that were asked for, and sheets that miss a card."""

from datetime import timedelta

from altavoz.actions.solidarity import moderating, printing
from altavoz.actions.solidarity.card import Printing
from altavoz.worker.rounds import Round, Turn


def print_round(turn: Turn) -> int:
    """The oldest that waits; a turn makes one, so that its clock is right."""
    row = Printing.objects.filter(state=Printing.State.ASKED).order_by("pk").first()
    if row is None:
        return 0
    printing.make(printing_id=row.pk, now=turn.now)
    return 1


def tidy_round(turn: Turn) -> int:
    return printing.expire_all() + moderating.forget_old(now=turn.now)


ROUNDS = (
    Round(name="card-sheets", every=timedelta(seconds=2), run=print_round, alone=True),
    Round(name="tidy-cards", every=timedelta(minutes=1), run=tidy_round, slow=True),
)
