# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: yeses that ended long ago, links that are over, files that nobody claims."""

from datetime import timedelta

from django.conf import settings

from altavoz.personal_data import private_files
from altavoz.supporters import consent, links
from altavoz.worker.rounds import Round, Turn

A_DAY = timedelta(days=1)


def tidy_round(turn: Turn) -> int:
    done = links.forget_used(before=turn.now)
    done += private_files.drop_unclaimed(before=turn.now - A_DAY)
    done += private_files.drop_ownerless(before=turn.now - A_DAY)
    before = turn.now - timedelta(days=settings.FORGET_AFTER_DAYS)
    while turn.holds():
        more = consent.forget_ended(before=before)
        if more == 0:
            break
        done += more
    return done


ROUNDS = (Round(name="tidy-personal-data", every=timedelta(hours=6), run=tidy_round, slow=True),)
