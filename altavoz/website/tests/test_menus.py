# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a line of the menu may lead."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from altavoz.organisations import roles
from altavoz.organisations.testing import make_centre, make_organisation, sign_in
from altavoz.website.menus import MenuItem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//elsewhere.example", "data:text/html,x", "elsewhere"])
def test_a_menu_line_leads_nowhere_but_to_a_page(address: str) -> None:
    with pytest.raises(ValidationError):
        MenuItem(url=address).full_clean()


@pytest.mark.parametrize("address", ["/", "/en/act/", "https://weavers.example/", "mailto:a@weavers.example", "tel:+1"])
def test_a_menu_line_may_lead_to_what_a_browser_opens(address: str) -> None:
    MenuItem(url=address).full_clean()


@pytest.mark.parametrize(("words", "lines"), [("", 0), ("Our friends", 1)])
def test_an_address_without_words_is_refused_with_a_clear_word(client: Client, words: str, lines: int) -> None:
    make_centre()
    make_organisation(runs_centre=True)
    sign_in(client, name="dana", role=roles.PUBLISHER)
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    typed = {f"labels-{name}": number for name, number in counts.items()}
    typed |= {"labels-0-language": "en" if words else "", "labels-0-text": words, "labels-0-id": ""}
    line = {"place": "main", "order": "0", "page": "", "url": "https://friends.example/"}
    answer = client.post(reverse("menus:add"), {**line, **typed})
    assert MenuItem.objects.count() == lines
    assert ("write its words in one language at least" in answer.content.decode()) is (lines == 0)
