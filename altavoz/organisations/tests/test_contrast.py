# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from altavoz.organisations.contrast import DARK, LIGHT, READABLE, Ground, judge, ratio, worst_ratio


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert round(ratio("#000000", "#ffffff"), 1) == 21.0


def test_the_voice_of_the_house_passes_on_both_grounds() -> None:
    assert judge("#a50f43", LIGHT).passes
    assert judge("#ff8fab", DARK).passes


def test_a_pale_yellow_is_refused_on_paper() -> None:
    assert not judge("#ffe14d", LIGHT).passes


@pytest.mark.parametrize("ground", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["#ffe14d", "#00ff00", "#808080", "#0000ff", "#000000", "#ffffff", "#e4002b"])
def test_the_nearest_colour_that_is_offered_can_be_read(colour: str, ground: Ground) -> None:
    assert worst_ratio(judge(colour, ground).nearest, ground) >= READABLE


def test_a_colour_that_passes_is_left_as_it_is() -> None:
    assert judge("#005a9c", LIGHT).nearest == "#005a9c"
