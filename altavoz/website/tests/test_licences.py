# SPDX-License-Identifier: AGPL-3.0-or-later
"""After the last day of its licence a picture answers nobody but staff, until the licence is prolonged."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from altavoz.organisations.testing import sign_in
from altavoz.website import licences
from altavoz.website.licences import PictureLicence

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Image:
    """Its licence ended yesterday."""
    image = Image.objects.create(title="Looms", file=get_test_image_file())
    image.get_rendition("width-40")
    until = timezone.localdate() - timedelta(days=1)
    PictureLicence.objects.create(image=image, terms="For a year", until=until)
    licences.changed()
    return image


def addresses(picture: Image) -> list[str]:
    return [picture.file.url, *(each.url for each in picture.renditions.all())]


def answers(client: Client, picture: Image, **headers: str) -> list[tuple[int, str]]:
    got = [client.get(address, headers=headers) for address in addresses(picture)]
    for each in got:
        each.getvalue()
    return [(each.status_code, each["Cache-Control"]) for each in got]


def test_strangers_and_caches_are_told_that_it_is_gone(client: Client, picture: Image) -> None:
    then = {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert answers(client, picture) == answers(client, picture, **then) == [(410, "public, max-age=0, s-maxage=5")] * 2


def test_it_comes_back_with_a_later_day_and_is_never_kept_for_a_year(client: Client, picture: Image) -> None:
    PictureLicence.objects.update(until=timezone.localdate())
    licences.changed()
    for status, kept in answers(client, picture):
        assert (status, "max-age=300," in kept) == (200, True)


def test_staff_see_it_and_read_why_nobody_else_does(client: Client, picture: Image) -> None:
    sign_in(client, name="dana", role=None)
    assert answers(client, picture) == [(200, "private, no-store")] * 2
    form = get_image_form(Image)(instance=picture)
    assert "Its licence ended on" in str(form["title"].help_text)
