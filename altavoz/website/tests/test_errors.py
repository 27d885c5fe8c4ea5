# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from altavoz.website import errors


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_an_error_page_names_its_language_by_the_address(language: str) -> None:
    response = errors.not_found(RequestFactory().get(f"/{language}/nowhere/"), LookupError())
    assert response.status_code == 404
    assert response["Content-Language"] == language
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 500, 503])
def test_every_trouble_has_a_page_that_asks_nothing_of_the_database(status: int) -> None:
    # No database is open to this test, so a query would fail it.
    response = errors.trouble_page(RequestFactory().get("/fr/x/"), status)
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"


def test_too_large_a_request_is_told_so() -> None:
    response = errors.bad_request(RequestFactory().get("/en/"), RequestDataTooBig())
    assert response.status_code == 413


def test_a_broken_request_is_a_bad_one() -> None:
    assert errors.bad_request(RequestFactory().get("/en/"), ValueError()).status_code == 400


def test_a_page_that_was_taken_away_is_gone_for_good() -> None:
    assert errors.gone(RequestFactory().get("/es/x/")).status_code == 410


def test_a_centre_that_rests_says_when_to_come_back() -> None:
    assert errors.unavailable(RequestFactory().get("/en/"))["Retry-After"] == "120"


def test_an_unknown_address_is_answered_in_its_language(db: None, client: Client) -> None:
    response = client.get("/es/no-existe/")
    assert response.status_code == 404
    assert response["Content-Language"] == "es"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_for_a_broken_line_is_there_in_each_language(client: Client, language: str) -> None:
    response = client.get(f"/{language}/offline/")
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()


def test_the_offline_worker_keeps_only_the_offline_pages(client: Client) -> None:
    response = client.get("/offline.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert 'LANGUAGES = ["en", "fr", "es"]' in response.content.decode()
