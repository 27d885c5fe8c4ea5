# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: yeses that ended long ago, links that are over, files that nobody claims."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings

from altavoz.personal_data import private_files
from altavoz.supporters import consent, copies_out, joining, links, subscriptions
from altavoz.supporters.exports.rounds import ROUND as EXPORTS
from altavoz.supporters.figures import counting
from altavoz.supporters.importing import life
from altavoz.supporters.importing.rounds import ROUND as IMPORTS
from altavoz.worker.rounds import Round, Turn

A_DAY = timedelta(days=1)
# As long as the button of the letter works.
A_MONTH = timedelta(days=30)


def tidy_round(turn: Turn) -> int:
    done = links.forget_used(before=turn.now)
    done += private_files.drop_unclaimed(before=turn.now - A_DAY)
    done += private_files.drop_ownerless(before=turn.now - A_DAY)
    before = turn.now - timedelta(days=settings.FORGET_AFTER_DAYS)
    for forget, until in (
        (consent.forget_ended, before),
        (subscriptions.forget_ended, before),
        (joining.forget_requests, turn.now - A_MONTH),
        (life.forget, turn.now - life.KEPT),
    ):
        done += _all(forget, until, turn)
    return done


def _all(forget: Callable[..., int], before: datetime, turn: Turn) -> int:
    """Piece by piece, until nothing is left or the turn is over."""
    done = 0
    while turn.holds():
        more = forget(before=before)
        if more == 0:
            break
        done += more
    return done


def copies_round(turn: Turn) -> int:
    return copies_out.remind(now=turn.now)


def network_days_round(turn: Turn) -> int:
    return counting.count(now=turn.now)


ROUNDS = (
    Round(name="network-days", every=timedelta(minutes=10), run=network_days_round, slow=True),
    Round(name="tidy-personal-data", every=timedelta(hours=6), run=tidy_round, slow=True),
    Round(name="copies-to-erase", every=timedelta(minutes=10), run=copies_round),
    IMPORTS,
    EXPORTS,
)
