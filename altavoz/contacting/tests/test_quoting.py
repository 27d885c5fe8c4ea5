# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter that a stranger can cause carries none of the stranger's links."""

import pytest

from altavoz.contacting.page_parts import Begun


@pytest.mark.parametrize(
    "typed", ["https://spam.example/x?y", "www.spam.example", "ana@spam.example", "spam.example.com/win"]
)
def test_a_link_in_the_words_does_not_travel(typed: str) -> None:
    begun = Begun("Member", subject=f"Look: {typed}", body=f"Please, {typed} now.")
    assert "spam" not in begun.quoted
    assert begun.safe_body == "Please, […] now."


@pytest.mark.parametrize("words", ["The law of 12.5.2016, art. 3.", "U.S. policy, e.g. aid.", "Dear Rep. Lopez."])
def test_what_is_no_link_stays(words: str) -> None:
    assert Begun("Member", body=words).safe_body == words
