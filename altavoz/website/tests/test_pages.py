# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from altavoz.organisations.models import Centre
from altavoz.organisations.testing import make_centre, make_organisation
from altavoz.website.pages import PrivacyPage
from altavoz.website.testing import make_home, make_menu_item, make_page, translate

pytestmark = pytest.mark.django_db


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_public_page_sets_no_cookie_and_may_be_kept_for_a_moment(client: Client) -> None:
    make_home()
    response = client.get("/en/")
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "max-age=0, s-maxage=5, stale-while-revalidate=10, stale-if-error=10"


def test_the_front_door_leads_to_the_readers_language(client: Client) -> None:
    response = client.get("/", headers={"accept-language": "es-MX,es;q=0.9"})
    assert (response.status_code, response["Location"]) == (302, "/es/")


def test_the_language_switch_offers_the_same_page_in_the_languages_it_has(client: Client) -> None:
    page = make_page(make_home("fr", "es"))
    translate(page, "fr", title="Qui nous sommes")
    text = text_of(client, "/en/about-us/")
    assert 'href="/fr/about-us/" lang="fr"' in text
    assert 'lang="es"' not in text


def test_each_language_of_a_page_is_named_to_search_engines(client: Client) -> None:
    make_home("fr", "es")
    text = text_of(client, "/en/")
    assert all(f'<link rel="alternate" hreflang="{code}"' in text for code in ("en", "fr", "es"))


def test_a_menu_speaks_the_language_of_the_page(client: Client) -> None:
    page = make_page(make_home("fr"))
    translate(page, "fr", title="Qui nous sommes")
    make_menu_item(page=page, en="Who we are")
    assert ">Who we are</a>" in text_of(client, "/en/")
    assert '<a href="/fr/about-us/">Qui nous sommes</a>' in text_of(client, "/fr/")


def test_a_menu_leaves_out_what_is_not_published_in_that_language(client: Client) -> None:
    page = make_page(make_home("fr"))
    make_menu_item(page=page, en="Who we are", fr="Qui nous sommes")
    assert "Qui nous sommes" not in text_of(client, "/fr/")


def test_a_demonstration_says_so_on_every_page(client: Client) -> None:
    make_home()
    make_centre(Centre.Mode.DEMONSTRATION)
    assert "A demonstration" in text_of(client, "/en/")


def test_a_centre_in_production_says_nothing_of_a_demonstration(client: Client) -> None:
    make_home()
    make_centre(Centre.Mode.PRODUCTION)
    assert "demonstration" not in text_of(client, "/en/").lower()


def test_the_organisation_that_runs_the_centre_gives_its_name_and_colour(client: Client) -> None:
    make_home()
    make_organisation(runs_centre=True, voice="#005a9c")
    text = text_of(client, "/en/")
    assert "Weavers&#x27; Watch" in text
    path = text.split('href="/theme/')[1].split('"')[0]
    response = client.get(f"/theme/{path}")
    assert b"--voice:#005a9c" in response.content
    assert "immutable" in response["Cache-Control"]


def test_a_colour_by_an_old_name_may_not_be_kept(client: Client) -> None:
    make_organisation(runs_centre=True, voice="#005a9c")
    assert client.get("/theme/old-name.css")["Cache-Control"] == "no-store"


def test_staff_find_a_page_by_its_title(indexes: None) -> None:
    home = make_home()
    home.add_child(instance=PrivacyPage(title="Marigold rules", slug="privacy", locale=home.locale))
    assert [page.title for page in Page.objects.search("marigold")] == ["Marigold rules"]


def test_the_privacy_notice_is_made_from_the_settings(client: Client, settings: Settings) -> None:
    home = make_home()
    make_organisation(runs_centre=True)
    home.add_child(instance=PrivacyPage(title="Privacy", slug="privacy", locale=home.locale))
    settings.MINIMUM_AGE, settings.UNCONFIRMED_DAYS = 18, 9
    text = text_of(client, "/en/privacy/")
    assert "at least 18 years" in text
    assert "deleted after 9 days" in text
    assert "privacy@weavers.example" in text


def test_a_page_has_nothing_inline_and_asks_no_other_site(client: Client) -> None:
    make_page(make_home(), text="<p>Hello</p>")
    text = text_of(client, "/en/about-us/")
    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert all(part.startswith(("/", "#")) for part in (piece.split('"')[0] for piece in text.split('src="')[1:]))
