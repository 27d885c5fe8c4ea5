# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's page as a PDF, and as lines of words."""

import json
import time
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.copies import pdf
from altavoz.campaigns.copies.lines import Sort, as_text, lines_of
from altavoz.campaigns.testing import action_of, make_action, make_action_page, make_action_pages
from altavoz.website import generations, typesetting

pytestmark = pytest.mark.django_db
STORY = json.dumps(
    [
        {
            "type": "text",
            "value": "<h2>Why</h2><p>Let <b>us</b> &amp; #you ask.</p><ol><li>One</li></ol>",
        },
        {"type": "quote", "value": {"quote": "We are here.", "who": "A weaver", "role": ""}},
    ]
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    pdf.forget_all()
    generations.reader.forget()
    yield
    pdf.forget_all()


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def address(action: Action, language: str = "en") -> str:
    return f"/act/{action.public_id}/page.{language}.pdf"


def test_every_page_of_an_action_is_a_pdf_in_its_language(client: Client) -> None:
    pages = make_action_pages(make_action())
    for language, page in pages.items():
        answer = client.get(address(action_of(page), language))
        assert answer["Content-Type"] == "application/pdf"
        assert page.title in words_of(answer.content)
        assert str(PdfReader(BytesIO(answer.content)).root_object["/Lang"]) == language


def test_the_pdf_is_tagged_and_says_what_the_page_says(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_action_page(make_action(), lead="Dear [[first_name|friend]],", story=STORY)
    met: list[str] = []
    whole = typesetting.typeset

    def noted(template: bytes, order: typesetting.Order, **how: object) -> tuple[bytes, str]:
        made = whole(template, order, **how)  # type: ignore[arg-type]  # handed through
        met.append(made[1])
        return made

    monkeypatch.setattr(pdf, "typeset", noted)
    shown = words_of(client.get(address(action_of(page))).content)
    assert met == ["ua-1"]
    assert "Dear friend," in shown
    assert "& #you ask." in shown
    assert "We are here." in shown
    assert "Minister of Looms" in shown
    assert "[[" not in shown


def test_a_pdf_is_set_once_until_something_changes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    action = make_action()
    make_action_page(action)
    first = client.get(address(action)).content
    begun = time.perf_counter()
    assert client.get(address(action)).content == first
    assert time.perf_counter() - begun < 0.5
    life.close(action.pk, now=timezone.now())
    generations.reader.forget()
    assert "Closed on" in words_of(client.get(address(action)).content)


def test_where_somebody_is_at_risk_nobody_keeps_a_copy(client: Client) -> None:
    calm, danger = make_action(), make_action(danger=Action.Danger.HIGH)
    make_action_page(calm)
    make_action_page(danger)
    assert client.get(address(danger))["Cache-Control"] == "no-store"
    assert "s-maxage" in client.get(address(calm))["Cache-Control"]


def test_what_is_not_public_has_no_pdf(client: Client) -> None:
    action, gone, draft = make_action(), make_action(), make_action(state="preparing")
    make_action_page(action)
    make_action_page(gone)
    make_action_page(draft, live=False)
    life.take_down(gone.pk, now=timezone.now())
    assert client.get(address(action, "fr")).status_code == 404
    assert client.get(address(gone)).status_code == 410
    assert client.get(address(draft)).status_code == 404
    assert client.get("/act/aaaaaaaaaaaaaaaa/page.en.pdf").status_code == 404


def test_markup_becomes_lines_and_a_link_its_address() -> None:
    html = '<h2>Why</h2><p>Read <a href="/en/x/">this</a>, <i>now</i>.</p><ul><li>One</li></ul><a href="#sign">Sign</a>'
    lines = lines_of(html, base="https://altavoz.example")
    assert [line.sort for line in lines] == [Sort.HEADING, Sort.TEXT, Sort.ITEM, Sort.TEXT]
    assert as_text(lines[:3]) == "WHY\n\nRead this (https://altavoz.example/en/x/), now.\n\n- One"
    assert not lines[3].runs[0].link


@pytest.mark.parametrize("odd", ["<p>", "</b></p></ul>", "<li>", "<svg><path>x</svg>y", "<a href='javascript:x'>z</a>"])
def test_odd_markup_breaks_nothing(odd: str) -> None:
    assert all(not run.link for line in lines_of(odd, base="https://altavoz.example") for run in line.runs)


def test_it_is_known_which_letters_no_font_has() -> None:
    assert typesetting.has_letters("Émilie Ñúñez", fonts=[])
    assert not typesetting.has_letters("\u0378", fonts=[])
