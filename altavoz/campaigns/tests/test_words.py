# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that other rooms use too, in another sense, and dates as each language writes them."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from altavoz.campaigns.dates_in_words import in_words


@pytest.mark.parametrize(("language", "words"), [("en", "E-mail it"), ("fr", "Par courriel"), ("es", "Por correo")])
def test_passing_it_on_by_mail_is_no_address(language: str, words: str) -> None:
    with override(language):
        page = {"title": "Bring her home"}
        said = render_to_string("campaigns/_share.html", {"view": {"share_url": "https://example.org/"}, "page": page})
    assert f">{words}</a>" in said


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2027, 5, 1), "fr", "1er mai 2027"),
        (date(2027, 5, 11), "fr", "11 mai 2027"),
        (date(2027, 5, 1), "es", "1 de mayo de 2027"),
    ],
)
def test_the_first_of_a_month_is_counted_in_french_alone(day: date, language: str, words: str) -> None:
    assert in_words(day, precision="day", language=language) == words
