# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a visitor does on the pages that reach offices: she says where she lives, chooses, and says who she is."""

from playwright.sync_api import Page, expect

from tests.browser.visiting import Visit


def look_up(page: Page, place: str) -> None:
    page.get_by_label("Where do you live?").fill(place)
    page.get_by_role("button", name="Show who represents me").click()


def choose(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Choose {name}").click()
    expect(page.locator("#office")).to_contain_text(name)


def say_who_she_is(page: Page) -> None:
    page.locator("#given_name").fill("Ana")
    page.locator("#family_name").fill("Lima")
    page.locator("#email").fill("ana@example.org")
    page.locator("#country").select_option("CA")
    page.locator("#age").check()


def look(ana: Visit, troubles: dict[str, list[str]]) -> None:
    """Note what axe finds on this page, and what scrolls sideways."""
    found = ana.violations() + [f"too wide: {each}" for each in ana.too_wide()[:3]]
    if found:
        troubles[f"{ana.page.url} «{ana.page.title()}»"] = found
