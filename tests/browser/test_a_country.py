# SPDX-License-Identifier: AGPL-3.0-or-later
"""A country's page and a figure's, on a phone and on a wide screen, with script and without."""

from collections.abc import Callable
from datetime import date

import pytest

from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.newsroom.testing import make_country_page
from tests.browser.visiting import Visit

Begin = Callable[..., Visit]


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)], ids=["script", "no script"])
def test_a_reader_comes_to_a_country_and_to_its_figure(visit: Begin, centre: str, script: bool, width: int) -> None:
    make_action_page(make_action())
    looms = make_indicator(country="CA")
    for number, on in (("34000", date(2018, 2, 7)), ("61600", date(2020, 5, 6))):
        make_observation(looms, number, on)
    country = make_country_page("CA", lead="So many looms: [[figure:looms-xx latest]].")
    reader = visit(script=script, width=width)
    page = reader.to(country.url)
    assert "So many looms: more than 61,600 (as of 6 May 2020)." in page.inner_text("main")
    page.get_by_text("Table and sources").click()
    assert page.get_by_role("row").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert not script or reader.violations() == []
    page.get_by_role("link", name="Looms taken away").click()
    page.wait_for_url("**/figures/looms-xx/")
    assert page.get_by_role("main").get_by_role("link", name="Canada").get_attribute("href") == country.url
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert not script or reader.violations() == []
    assert reader.troubles == []
