# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from altavoz.website.finding import indexing
from altavoz.website.pages import HomePage
from altavoz.website.testing import make_home, make_page, translate

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def looked_for(client: Client, words: str, *, language: str = "en", **more: str) -> str:
    response = client.get(f"/{language}/search/", {"q": words, **more})
    assert response.status_code == 200, words
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    return response.content.decode()


@pytest.fixture
def home() -> HomePage:
    home = make_home("es")
    page = make_page(home, title="The disappeared of Iguala", text="Their mothers look for them.")
    make_page(home, title="Who we are", text="We write about Iguala.")
    translate(page, "es", title="Las desaparecidas de Iguala")
    indexing.index_everything(now=NOW)
    return home


def test_what_was_looked_for_is_marked_in_titles_which_come_first(home: HomePage, client: Client) -> None:
    text = looked_for(client, "IGUALA disappearance")
    assert "The <mark>disappeared</mark> of <mark>Iguala</mark>" in text
    both = looked_for(client, "iguala")
    assert both.index("<mark>Iguala</mark>") < both.index("Who we are")


def test_who_finds_nothing_is_led_on(home: HomePage, client: Client) -> None:
    assert "Nothing was found" in looked_for(client, "volcano")
    assert "hold some of them" in looked_for(client, "iguala volcano")
    assert 'href="/es/search/?q=desaparecidos"' in looked_for(client, "desaparecidos")
    assert "without the filters" in looked_for(client, "iguala", kind="case")
    narrow = looked_for(client, "iguala", kind="page", until="1999-12-31")
    assert 'href="?q=iguala&amp;kind=page">Without “until 31 December 1999”</a>: 2 results' in narrow
    assert 'lang="es">Español</a>: 1 result' in looked_for(client, "desaparecidos")


def test_a_question_in_which_nothing_can_be_looked_for_is_told_apart_from_one_without_answer(
    home: HomePage, client: Client
) -> None:
    for words in ("the of", "a", "“”", "?!"):
        assert "alone cannot be looked for" in looked_for(client, words), words
    assert "only its beginning" in looked_for(client, "iguala " + "long " * 80)
    assert "<mark>Iguala</mark>" in looked_for(client, '"Iguala"')


@pytest.mark.parametrize(
    "hostile",
    ['"', "a* OR b", "NEAR(a b)", "title_words:x", "') --", "%", "\x00", "-", "<b>", "e" * 5000, "' | !x & (", "😀"],
)
def test_signs_of_a_query_language_are_only_words(home: HomePage, client: Client, hostile: str) -> None:
    assert "<b>" not in looked_for(client, f"iguala {hostile}")
    names = ("kind", "country", "topic", "year", "since", "until", "page")
    looked_for(client, hostile, **dict.fromkeys(names, hostile))


def test_a_page_that_is_closed_to_the_public_is_not_found(home: HomePage, client: Client) -> None:
    page = home.get_children().get(slug="who-we-are")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Who we are" not in looked_for(client, "write")


def test_programs_ask_the_same(home: HomePage, client: Client) -> None:
    answer = client.get("/api/search/", {"q": "desaparecido", "lang": "es", "kind": "page"}).json()
    assert [item["title"] for item in answer["items"]] == ["Las desaparecidas de Iguala"]
    assert (answer["holds_all"], answer["next"]) == (True, None)
    assert client.get("/api/search/").status_code == 422
    assert client.get("/api/search/", {"q": "a", "kind": "A'--"}).status_code == 422
