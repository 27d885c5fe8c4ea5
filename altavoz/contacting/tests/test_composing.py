# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of a plan's texts an office gets."""

import pytest

from altavoz.contacting.composing import text_for
from altavoz.contacting.models import PlanText
from altavoz.contacting.stances import Stance


def texts(*sorts: str) -> list[PlanText]:
    return [PlanText(language="en", stance=sort, subject=sort) for sort in sorts]


@pytest.mark.parametrize(
    ("stance", "sorts", "chosen"),
    [
        (Stance.UNKNOWN, ("thank", "ask"), "ask"),
        (Stance.UNKNOWN, ("thank", "ask", "any"), "any"),
        (Stance.UNKNOWN, ("thank",), None),
        (Stance.HAS_NOT, ("thank", "any"), "any"),
        (Stance.HAS_NOT, ("thank",), None),
        (Stance.HAS_SIGNED, ("ask", "any", "thank"), "thank"),
    ],
)
def test_only_who_is_known_to_have_signed_is_thanked(
    stance: Stance, sorts: tuple[str, ...], chosen: str | None
) -> None:
    for variant in range(3):
        found = text_for(texts(*sorts), language="en", stance=stance, variant=variant)
        assert (found.subject if found else None) == chosen
