# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stranger reads the board: filters it, opens one recommendation, and what was asked of one addressee."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from altavoz.demonstration import following
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation
from altavoz.participation.testing import SPRING
from altavoz.recommendations.testing import make_area, make_assessor, make_document, make_recommendation
from tests.browser.visiting import Visit, at_the_desk

HEAVIEST = 60_000
YEARS = (2018, 2019)


@pytest.fixture
def followed(centre: str) -> None:
    following.make({"open-lantern": make_organisation()}, now=SPRING)


@pytest.mark.needs("chromium")
@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_a_stranger_finds_what_became_of_one_recommendation(
    visit: Callable[..., Visit], script: bool, width: int
) -> None:
    there = visit(script=script, width=width)
    page = there.to("/en/recommendations/")
    expect(page.get_by_text("44 recommendations.")).to_be_visible()
    page.get_by_label("Status").select_option("reversed")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**status=reversed**")
    expect(page.get_by_text("1 recommendation.", exact=True)).to_be_visible()
    expect(page.locator(".board .invented")).to_have_text("Demonstration")
    page.get_by_role("link", name="APG-2018-1.5", exact=True).click()
    page.wait_for_url("**/APG-2018-1.5/")
    expect(page.locator("blockquote")).to_contain_text("retiring the Armed Forces from public security tasks")
    page.get_by_role("link", name="Canada (Global Affairs Canada)").click()
    page.wait_for_url("**/of/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("What was asked of Canada (Global Affairs Canada)")


@pytest.mark.needs("chromium")
@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", ["/fr/recommendations/", "/es/recommendations/APG-2018-1.3/"])
def test_the_board_is_light_wide_enough_and_read_by_everybody(
    visit: Callable[..., Visit], place: str, width: int
) -> None:
    there = visit(width=width)
    there.to(place)
    assert there.too_wide() == []
    assert there.violations() == []
    assert there.weight() <= HEAVIEST


@pytest.mark.needs("chromium")
@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_a_stranger_takes_the_report_along_and_compares_the_years(
    visit: Callable[..., Visit], script: bool, width: int
) -> None:
    there = visit(script=script, width=width)
    page = there.to("/en/recommendations/?status=reversed")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Report as DOCX").click()
    assert taken.value.path().read_bytes().startswith(b"PK")
    for link, address in (
        ("Promises", "promises"),
        ("Laws, treaties and lists", "laws"),
        ("Rounds of dialogue", "rounds"),
    ):
        page.get_by_role("link", name=link, exact=True).click()
        page.wait_for_url(f"**/recommendations/{address}/")
        assert there.too_wide() == []
        assert not script or there.violations() == []
    page.get_by_role("link", name="→").first.click()
    page.wait_for_url("**/compared/**")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    assert there.too_wide() == []
    assert not script or there.violations() == []


def says_that_it_is_done(page: Page) -> None:
    page.get_by_label("Who judges").select_option("Example Observatory")
    page.get_by_label("Status").select_option("done")
    page.get_by_label("Why, in English").fill("The register is on the web.")
    page.get_by_role("button", name="Keep this view").click()
    page.get_by_role("button", name="Publish this view").click()
    expect(page.get_by_text("The view is public.")).to_be_visible()


def says_that_it_was_kept(page: Page) -> None:
    page.get_by_label("The earlier document").select_option("LOOM-2018")
    page.get_by_label("The later document").select_option("LOOM-2019")
    page.get_by_role("button", name="Compare them").click()
    page.get_by_label("LOOM-2018-1.1 (1.0)").check()
    page.get_by_role("button", name="Kept").first.click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("It is public.")).to_be_visible()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_paz_assesses_and_compares_and_a_stranger_takes_it_along(
    visit: Callable[..., Visit], script: bool, width: int
) -> None:
    earlier, _later = (make_recommendation(make_area(make_document(code=f"LOOM-{year}", year=year))) for year in YEARS)
    make_assessor("Example Observatory")
    desk = at_the_desk(visit(script=script, width=width), "paz", roles.PUBLISHER)
    says_that_it_is_done(desk.to(f"/cms/recommendations/record/{earlier.pk}/"))
    says_that_it_was_kept(desk.to("/cms/recommendations/compared/"))
    there = visit(script=script, width=width)
    page = there.to("/en/recommendations/?status=done")
    expect(page.get_by_text("1 recommendation.", exact=True)).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download as CSV").click()
    assert "The register is on the web." in taken.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Rounds of dialogue").click()
    page.get_by_role("listitem").filter(has_text="LOOM-2018 → LOOM-2019").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Kept (1)")).to_be_visible()
    assert there.too_wide() == []
