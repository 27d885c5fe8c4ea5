# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from altavoz.organisations.contrast import DARK, LIGHT, READABLE, Ground, judge, ratio, worst_ratio

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)


def test_the_order_of_the_two_makes_no_difference() -> None:
    assert ratio("#a50f43", "#ffffff") == ratio("#ffffff", "#a50f43")


def test_a_readable_voice_is_left_alone() -> None:
    judged = judge("#a50f43", LIGHT)
    assert judged.passes
    assert judged.nearest == "#a50f43"


def test_yellow_on_white_is_refused_with_a_darker_yellow() -> None:
    judged = judge("#ffe000", LIGHT)
    assert not judged.passes
    assert worst_ratio(judged.nearest, LIGHT) >= READABLE


def test_a_dark_voice_is_refused_on_dark_paper_with_a_lighter_one() -> None:
    judged = judge("#5a0020", DARK)
    assert not judged.passes
    assert worst_ratio(judged.nearest, DARK) >= READABLE


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
@given(colour=colours)
def test_what_is_proposed_always_passes(ground: Ground, colour: str) -> None:
    assert worst_ratio(judge(colour, ground).nearest, ground) >= READABLE
