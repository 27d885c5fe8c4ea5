# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet that everybody can print, and its code."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import HEADLINES, make_action, make_action_page, make_action_pages
from altavoz.website.qr import svg_of

pytestmark = pytest.mark.django_db


def sheet(client: Client, action: Action, language: str = "en", paper: str = "a4") -> str:
    return client.get(f"/act/{action.public_id}/sheet/{language}/{paper}/").content.decode()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_sheet_has_the_words_of_its_language_and_fifteen_lines(client: Client, action: Action, language: str) -> None:
    make_action_pages(action)
    page = sheet(client, action, language)
    assert HEADLINES[language] in page
    assert f'<html lang="{language}">' in page
    assert len(re.findall(r"<tr><td", page)) == 15
    assert f"/{language}/act/" in page


def test_a_sheet_has_nothing_inline_and_asks_nobody_else(client: Client, action: Action) -> None:
    make_action_page(action)
    page = sheet(client, action, paper="letter")
    assert "style=" not in page
    assert "<script" not in page
    assert set(re.findall(r'src="([^"]+)"', page)) == {f"/act/{action.public_id}/qr/en/"}
    assert "sheet-letter" in page


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_each_size_has_its_own_page_rule(paper: str, size: str) -> None:
    css = finders.find(f"participation/sheet-{paper}.css")
    assert css
    assert f"size: {size} portrait" in Path(css).read_text()


def test_the_code_is_drawn_by_us_as_one_dark_path() -> None:
    svg = svg_of("https://altavoz.example.org/en/act/weavers/")
    assert svg.count("<path") == 2
    assert "http://www.w3.org/2000/svg" in svg
    assert svg != svg_of("https://altavoz.example.org/fr/act/weavers/")


def test_the_code_leads_to_the_page_and_only_where_there_is_one(client: Client, action: Action) -> None:
    assert client.get(f"/act/{action.public_id}/qr/en/").status_code == 404
    make_action_page(action)
    answer = client.get(f"/act/{action.public_id}/qr/en/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")


@pytest.mark.parametrize(("state", "status"), [("closed", 302), ("preparing", 404), ("taken_down", 404)])
def test_only_what_can_be_signed_has_a_sheet(client: Client, state: str, status: int) -> None:
    action = make_action(state=state)
    assert client.get(f"/act/{action.public_id}/sheet/en/a4/").status_code == status


def test_the_form_of_the_page_leads_to_the_sheet(client: Client, action: Action) -> None:
    page = client.get(make_action_page(action).url).content.decode()
    assert f"/act/{action.public_id}/sheet/en/a4/" in page
