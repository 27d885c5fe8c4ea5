# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a line of the menu may lead."""

import pytest
from django.core.exceptions import ValidationError

from altavoz.website.menus import MenuItem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//elsewhere.example", "data:text/html,x", "elsewhere"])
def test_a_menu_line_leads_nowhere_but_to_a_page(address: str) -> None:
    with pytest.raises(ValidationError):
        MenuItem(url=address).full_clean()


@pytest.mark.parametrize("address", ["/", "/en/act/", "https://weavers.example/", "mailto:a@weavers.example", "tel:+1"])
def test_a_menu_line_may_lead_to_what_a_browser_opens(address: str) -> None:
    MenuItem(url=address).full_clean()
