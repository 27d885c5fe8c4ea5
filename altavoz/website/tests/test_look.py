# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the files of the look promise: small, nothing from elsewhere, fonts with their licence."""

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override
from wagtail.models import Page

from altavoz.website import cards, drawings
from altavoz.website.templatetags import website

STATIC = Path(__file__).parents[1] / "static" / "website"


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


def test_the_stylesheet_stays_small() -> None:
    assert packed("altavoz.css") <= 9_000


def test_the_script_stays_small() -> None:
    assert (STATIC / "altavoz.js").stat().st_size <= 4_000


@pytest.mark.parametrize("name", ["altavoz.css", "altavoz.js"])
def test_the_look_asks_nothing_of_other_sites(name: str) -> None:
    assert "//" not in (STATIC / name).read_text(encoding="utf-8").replace("// ", "")


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL Open Font License" in (STATIC / "fonts" / "NOTICE.txt").read_text(encoding="utf-8")
    assert (STATIC / "fonts" / "OFL.txt").exists()


@pytest.mark.parametrize("name", drawings.DRAWINGS)
def test_every_drawing_is_there_and_light(name: str) -> None:
    assert (STATIC / "drawings" / f"{name}.svg").stat().st_size <= 12_000


def test_an_unknown_drawing_has_no_address() -> None:
    assert drawings.url_of("../../secret") == ""


@pytest.mark.parametrize(("language", "words"), [("en", "1,240"), ("fr", "1 240"), ("es", "1 240")])
def test_a_number_is_grouped_as_the_language_does(language: str, words: str) -> None:
    with override(language):
        assert " ".join(website.number(1240).split()) == words


def test_a_figure_is_shown_with_its_source_and_date() -> None:
    figure = {"number": "43", "label": "students taken", "source": "Experts", "date": "2015", "url": ""}
    page = Template('{% include "website/blocks/figures.html" %}').render(Context({"value": {"figures": [figure]}}))
    assert "Experts, 2015" in page


@pytest.mark.django_db
def test_cards_come_in_their_order_and_empty_ones_stay_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "_entries", {})
    cards.register(cards.Place.HOME, name="late", order=20, make=lambda _page, _now: cards.Card("late.html"))
    cards.register(cards.Place.HOME, name="none", order=10, make=lambda _page, _now: None)
    cards.register(cards.Place.HOME, name="early", order=5, make=lambda _page, _now: cards.Card("early.html"))
    found = cards.cards_for(cards.Place.HOME, page=Page(), now=datetime(2026, 1, 1, tzinfo=UTC))
    assert [card.template for card in found] == ["early.html", "late.html"]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "1 May 2027", "2 May 2027"),
        ("fr", "1er mai 2027", "2 mai 2027"),
        ("es", "1 de mayo de 2027", "2 de mayo de 2027"),
    ],
)
def test_a_day_is_written_as_the_language_does(language: str, first: str, second: str) -> None:
    with override(language):
        assert f">{first}<" in website.day(date(2027, 5, 1))
        assert f">{second}<" in website.day(datetime(2027, 5, 2, tzinfo=UTC))
