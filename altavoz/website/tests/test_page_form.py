# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from altavoz.organisations import roles
from altavoz.organisations.testing import make_centre, sign_in
from altavoz.website.pages import PlainPage
from altavoz.website.testing import make_home, make_page

pytestmark = pytest.mark.django_db


def saved(client: Client, *, title: str, slug: str) -> tuple[list[str], str]:
    """The addresses of the plain pages that are there after Bo pressed the button, and what she was told."""
    told = {
        "title": title,
        "slug": slug,
        "body": streamfield([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    home = make_home()
    make_page(home)
    make_centre()
    sign_in(client, role=roles.PUBLISHER)
    answer = client.post(f"/cms/pages/add/website/plainpage/{home.pk}/", nested_form_data(told))
    return list(PlainPage.objects.order_by("pk").values_list("slug", flat=True)[1:]), answer.content.decode()


@pytest.mark.parametrize("typed", ["", "Let the weavers, be seen!", "let-the-weavers-be-seen"])
def test_an_address_that_is_none_is_made_of_the_words(client: Client, typed: str) -> None:
    assert saved(client, title="Let the weavers be seen", slug=typed)[0] == ["let-the-weavers-be-seen"]


def test_an_empty_address_steps_aside_for_one_that_is_taken(client: Client) -> None:
    assert saved(client, title="About us", slug="")[0] == ["about-us-2"]


def test_an_address_that_is_taken_is_told(client: Client) -> None:
    addresses, words = saved(client, title="Who we are", slug="About us")
    assert not addresses
    assert "is already in use" in words


def test_a_title_without_a_letter_asks_for_an_address(client: Client) -> None:
    addresses, words = saved(client, title="?!", slug="")
    assert not addresses
    assert "This field is required" in words
