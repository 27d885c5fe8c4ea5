# SPDX-License-Identifier: AGPL-3.0-or-later
"""No test here may open the database."""

from django.test import RequestFactory

from altavoz.website.errors import trouble_page
from altavoz.website.reader import language_of_reader

ADDRESS = "/confirm/abc/"


def test_the_address_says_it_first() -> None:
    request = RequestFactory().post("/es/x/", {"language": "fr"}, headers={"Accept-Language": "fr"})
    assert language_of_reader(request) == "es"


def test_a_form_says_in_which_language_it_was_filled_in() -> None:
    request = RequestFactory().post(ADDRESS, {"language": "fr"}, headers={"Referer": "http://testserver/es/"})
    assert language_of_reader(request) == "fr"


def test_the_page_before_says_it_where_there_was_no_form() -> None:
    request = RequestFactory().get(ADDRESS, headers={"Referer": "http://testserver/fr/x/", "Accept-Language": "es"})
    assert language_of_reader(request) == "fr"


def test_the_browser_says_it_where_nothing_else_does() -> None:
    assert language_of_reader(RequestFactory().get(ADDRESS, headers={"Accept-Language": "es"})) == "es"


def test_nonsense_ends_in_the_first_language() -> None:
    request = RequestFactory().post(
        ADDRESS, {"language": "xx"}, headers={"Referer": "http://[", "Accept-Language": "q"}
    )
    assert language_of_reader(request) == "en"


def test_a_form_that_cannot_be_read_is_refused_in_the_language_of_its_page() -> None:
    request = RequestFactory().post(
        "/act/x/", b"--", content_type="multipart/form-data; boundary=", headers={"Referer": "http://testserver/fr/x/"}
    )
    assert trouble_page(request, 400)["Content-Language"] == "fr"


def test_a_form_that_is_too_large_is_refused_in_the_language_of_its_page() -> None:
    request = RequestFactory().post("/act/x/", {"reason": "a" * 100_000}, headers={"Referer": "http://testserver/fr/"})
    assert trouble_page(request, 413)["Content-Language"] == "fr"
