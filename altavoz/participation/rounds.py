# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room: it reminds, it forgets, and it keeps the funnel."""

from collections.abc import Callable
from datetime import timedelta

from altavoz.participation.came_from.counting import fold
from altavoz.participation.filters import asking
from altavoz.participation.filters.working import filter_round
from altavoz.participation.forgetting import ended_actions, sweeping
from altavoz.participation.funnel import counting
from altavoz.participation.moderation import locking, moderating, reporting
from altavoz.participation.reminding import reminding
from altavoz.worker.rounds import Round, Turn


def remind_round(turn: Turn) -> int:
    return _until_done(turn, lambda: sweeping.remind(now=turn.now))


def deadline_round(turn: Turn) -> int:
    return _until_done(turn, lambda: reminding.send_due(now=turn.now))


def forget_round(turn: Turn) -> int:
    return _until_done(turn, lambda: sweeping.forget_unconfirmed(now=turn.now))


def funnel_round(turn: Turn) -> int:
    """Action by action and day by day, while the lease is ours."""
    first_letter = counting.letters_from(turn.now)
    done = 0
    for action in counting.actions_to_count():
        for day in counting.days_to_count(turn.now):
            if not turn.holds():
                return done
            done += counting.count_day(action, day, first_letter=first_letter)
    return done


def tidy_desk_round(turn: Turn) -> int:
    """What moderators no longer need: old reports, acts that nobody can undo, hours of long ago, locks left behind."""
    done = _until_done(turn, lambda: reporting.forget_old(now=turn.now))
    done += _until_done(turn, lambda: moderating.forget_old(now=turn.now))
    done += _until_done(turn, lambda: counting.forget_old(now=turn.now))
    done += _until_done(turn, lambda: asking.forget_old(now=turn.now))
    done += _until_done(turn, lambda: reminding.forget(now=turn.now))
    return done + locking.drop_old(now=turn.now)


def forget_people_round(turn: Turn) -> int:
    """What ended long ago: its signers are forgotten, piece by piece while the lease is ours."""
    done = 0
    for action in ended_actions.due(now=turn.now):
        for emptied in ended_actions.forget(action, now=turn.now):
            done += emptied
            if not turn.holds():
                return done
    return done


def codes_round(turn: Turn) -> int:
    return _until_done(turn, fold)


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
    Round(name="filters", every=timedelta(seconds=2), run=filter_round, slow=True),
    Round(name="codes", every=timedelta(seconds=10), run=codes_round, slow=True),
    Round(name="remind", every=timedelta(minutes=10), run=remind_round, slow=True),
    Round(name="deadline-reminders", every=timedelta(minutes=5), run=deadline_round, slow=True),
    Round(name="forget-unconfirmed", every=timedelta(minutes=30), run=forget_round, slow=True),
    Round(name="forget-people", every=timedelta(hours=6), run=forget_people_round, slow=True),
    Round(name="funnel", every=timedelta(minutes=5), run=funnel_round, slow=True),
    Round(name="tidy-desk", every=timedelta(hours=1), run=tidy_desk_round, slow=True),
)
