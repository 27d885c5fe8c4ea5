# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for posts."""

from datetime import timedelta

from altavoz.newsroom.posts import importing
from altavoz.worker.rounds import Round, Turn, register


def import_round(turn: Turn) -> int:
    return importing.advance(now=turn.now, holds=turn.holds)


def register_rounds() -> None:
    register(Round(name="import posts", every=timedelta(seconds=5), run=import_round, alone=True))
