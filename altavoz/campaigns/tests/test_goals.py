# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from altavoz.campaigns.goals import goal_above, progress


@pytest.mark.parametrize(
    ("total", "goal"), [(0, 100), (99, 100), (100, 250), (250, 500), (999, 1000), (1000, 2500), (18240, 25000)]
)
def test_the_goal_moves_up_by_itself(total: int, goal: int) -> None:
    assert goal_above(total, 100) == goal


def test_the_first_goal_stands_until_it_is_reached() -> None:
    assert goal_above(120, 300) == 300


def test_an_action_that_is_over_shows_the_goal_it_reached() -> None:
    assert progress(total=1200, first_goal=100, is_over=True).goal == 1000


def test_an_action_that_is_over_before_its_first_goal_says_how_far_it_came() -> None:
    ended = progress(total=60, first_goal=100, is_over=True)
    assert (ended.goal, ended.percent) == (100, 60)


def test_one_stroke_of_fifty_is_never_less_than_a_person() -> None:
    assert progress(total=3, first_goal=10, is_over=False).stroke == 1


def test_an_action_may_have_no_goal() -> None:
    assert progress(total=325, first_goal=0, is_over=True).goal == 0
