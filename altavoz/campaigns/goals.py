# SPDX-License-Identifier: AGPL-3.0-or-later
"""A goal that moves up by itself: always near enough to be reached, never behind the count."""

from dataclasses import dataclass

STROKES = 50
_STEPS = (10, 25, 50)


@dataclass(frozen=True)
class Progress:
    """`stroke` is how many people one of the fifty strokes of the drawing stands for."""

    goal: int
    percent: int
    stroke: int


def progress(*, total: int, first_goal: int, is_over: bool) -> Progress:
    """An action that is over shows the last goal it reached; one that goes on, the next. A goal of 0 is none."""
    if first_goal == 0:
        return Progress(goal=0, percent=0, stroke=0)
    goal = _last_reached(total, first_goal) if is_over else goal_above(total, first_goal)
    return Progress(goal=goal, percent=min(100, max(0, total) * 100 // goal), stroke=max(1, -(-goal // STROKES)))


def goal_above(total: int, first_goal: int) -> int:
    """The first goal until it is reached, then the next of 1, 2.5 and 5 times a power of ten."""
    if total < first_goal:
        return max(1, first_goal)
    power = 1
    while True:
        for step in _STEPS:
            if step * power > total:
                return step * power
        power *= 10


def _last_reached(total: int, first_goal: int) -> int:
    goal = max(1, first_goal)
    while (following := goal_above(goal, first_goal)) <= total:
        goal = following
    return goal
