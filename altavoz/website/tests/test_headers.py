# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from altavoz.website.headers import HeadersMiddleware, policy_for


def answer(path: str, **headers: str) -> HttpResponse:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("", headers=headers)

    response = HeadersMiddleware(view)(RequestFactory().get(path))
    assert isinstance(response, HttpResponse)
    return response


def test_a_public_page_may_load_only_from_here_and_stand_in_no_frame() -> None:
    policy = answer("/en/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_staff_screens_are_allowed_what_they_need() -> None:
    assert "'unsafe-inline'" in policy_for("/cms/pages/")
    assert "frame-ancestors 'self'" in policy_for("/cms/pages/")


@pytest.mark.parametrize("path", ["/media/images/a.svg", "/documents/1/a.pdf"])
def test_what_staff_uploaded_can_run_nothing(path: str) -> None:
    assert "sandbox" in policy_for(path)


def test_the_referrer_stays_within_the_centre() -> None:
    response = answer("/confirm/x/")
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_answer_that_said_otherwise_keeps_its_word() -> None:
    assert answer("/en/", **{"Referrer-Policy": "origin"})["Referrer-Policy"] == "origin"


@pytest.fixture
def picture() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "weavers.png"
    file.write_bytes(b"a picture")
    return file


def test_a_picture_may_be_kept_for_a_year(db: None, client: Client, picture: Path) -> None:
    response = client.get("/media/images/weavers.png")
    assert response.getvalue() == b"a picture"
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Type"] == "image/png"


@pytest.mark.parametrize("path", ["documents/secret.pdf", "images/../../keys/secret", "images/none.png"])
def test_nothing_but_public_pictures_is_served(db: None, client: Client, picture: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
