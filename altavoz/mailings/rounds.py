# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room."""

from datetime import timedelta

from altavoz.mailings import forgetting
from altavoz.mailings.digest import weekly
from altavoz.mailings.readers import choosing
from altavoz.mailings.sending import putting, taking_back
from altavoz.worker.rounds import Round, Turn


def choosing_round(turn: Turn) -> int:
    return choosing.choose_due(now=turn.now, holds=turn.holds)


def putting_round(turn: Turn) -> int:
    return taking_back.take_back_all(now=turn.now) + putting.put_due(now=turn.now, holds=turn.holds)


def weekly_round(turn: Turn) -> int:
    return weekly.put_due(now=turn.now, holds=turn.holds)


def forgetting_round(turn: Turn) -> int:
    done = 0
    while turn.holds() and (more := forgetting.forget_old(now=turn.now)):
        done += more
    return done


ROUNDS = (
    # Minutes of work where there are many recipients, and nothing else is to wait for it.
    Round(name="mailing-choosing", every=timedelta(seconds=2), run=choosing_round, alone=True),
    Round(name="mailing-putting", every=timedelta(seconds=1), run=putting_round),
    Round(name="weekly-letters", every=timedelta(seconds=5), run=weekly_round),
    Round(name="forget-recipients", every=timedelta(hours=12), run=forgetting_round, slow=True),
)
