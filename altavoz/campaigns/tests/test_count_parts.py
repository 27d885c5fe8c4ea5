# SPDX-License-Identifier: AGPL-3.0-or-later
"""The small lines under a count, as they read. They need no database."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from altavoz.campaigns.page_parts import CarriedLine, Counts


def text(name: str, language: str = "en", *, kicker: str = "", **values: object) -> str:
    view = SimpleNamespace(
        counts=Counts(),
        country_code="",
        country_name="Mexico",
        kind_label="Petition",
        state_label="Closed",
        **values,
    )
    with override(language):
        html = render_to_string(f"campaigns/{name}.html", {"view": view, "page": SimpleNamespace(kicker=kicker)})
    return " ".join(html.split())


@pytest.mark.parametrize(
    ("when", "to_the_day", "language", "words"),
    [
        ("26 September 2014", True, "en", "counted there on 26 September 2014."),
        ("September 2014", False, "en", "counted there in September 2014."),
        ("2014", False, "en", "counted there in 2014."),
        ("26 septembre 2014", True, "fr", "comptées là-bas le 26 septembre 2014."),
        ("2014", False, "fr", "comptées là-bas en 2014."),
        ("26 de septiembre de 2014", True, "es", "se contaron allí el 26 de septiembre de 2014."),
        ("2014", False, "es", "se contaron allí en 2014."),
    ],
)
def test_a_number_from_elsewhere_is_dated_no_closer_than_it_is_known(
    when: str, to_the_day: bool, language: str, words: str
) -> None:
    line = CarriedLine(platform="Elsewhere", number=325, counted_on=when, evidence="A copy.", to_the_day=to_the_day)
    assert words in text("_count_parts", language, carried=(line,))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "By country and language"), ("fr", "Par pays et par langue"), ("es", "Por país y por idioma")],
)
def test_the_breakdown_says_that_it_holds_languages_too(language: str, words: str) -> None:
    assert words in text("_count_parts", language, carried=(), breakdown=(("Mexico", "5"), ("Spanish", "5")))


def test_a_pages_own_kicker_stands_beside_the_kind() -> None:
    shown = text("_kicker", kicker="For the weavers", is_open=False)
    assert [word in shown for word in ("Mexico", "Petition", "For the weavers", "Closed")] == [True] * 4
