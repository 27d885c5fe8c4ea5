# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.recommendations.briefs.proposing import propose
from altavoz.recommendations.models import Recommendation

Standing = Recommendation.Standing
BRIEF = """
What the weavers ask for

1. Looms

Looms were taken away in three towns. This is forbidden by law.

- Forty looms are missing.

As a result, we ask you to speak with the mill owners.

Recommendations:

With regard to the register:

- Publish the register of looms, with the day on which each was
taken away.
- Ask the mill owners to bring back the looms. This includes the

looms that were taken before the law.

2. Wages

Recommendations on wages:

❖ Pay the weavers every week.
"""


def test_bullets_under_a_heading_are_proposed_with_their_place() -> None:
    likely = [each for each in propose(BRIEF) if each.likely]
    assert [(each.area, each.area_title, each.text[:22]) for each in likely] == [
        (1, "Looms", "Publish the register o"),
        (1, "Looms", "Ask the mill owners to"),
        (2, "Wages", "Pay the weavers every "),
    ]
    assert likely[0].text.endswith("each was taken away.")
    assert (likely[0].heading, likely[0].lead_in) == ("Recommendations:", "With regard to the register:")
    assert (likely[2].heading, likely[2].lead_in) == ("Recommendations on wages:", "")


def test_a_bullet_that_a_page_has_split_is_offered_with_its_rest() -> None:
    (split,) = [each for each in propose(BRIEF) if each.rest]
    assert split.text.endswith("This includes the")
    assert split.rest == "looms that were taken before the law."


def test_what_describes_is_not_ticked_and_an_ask_in_a_paragraph_is_offered() -> None:
    offered = [each for each in propose(BRIEF) if not each.likely]
    assert [each.text for each in offered] == [
        "Forty looms are missing.",
        "As a result, we ask you to speak with the mill owners.",
    ]
    assert offered[1].standing == Standing.PROSE


def test_a_text_without_asks_proposes_nothing() -> None:
    assert propose("") == []
    assert propose("The looms were blue.\n\f\nThe mills were closed.") == []


def test_a_short_title_ends_with_its_line_and_carries_no_mark_of_a_footnote() -> None:
    taken = "Looms were taken away from the people of three towns."
    text = f"1. Looms[1]\n{taken}\nRecommendations:\n- Return them.\n\n[1] A note."
    (found,) = propose(text)
    assert (found.area_title, found.heading, found.text) == ("Looms", "Recommendations:", "Return them.")


def test_from_a_word_processor_each_line_is_a_paragraph() -> None:
    long = "The mills were closed. " * 12
    found = propose(f"1. Looms\n{long}\nRecommendations:\nCanada should:\n- Return them.\nThis is the law.")
    assert [(each.lead_in, each.text) for each in found] == [("Canada should:", "Return them.")]
