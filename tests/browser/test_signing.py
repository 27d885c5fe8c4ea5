# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana signs in a browser, with script and without: the story is the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from altavoz.campaigns import counts, life
from altavoz.campaigns.testing import SPRING, make_action, make_action_page
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from tests.browser.visiting import Visit
from tests.journeys.mail import digits_in, link_in, newest_letter, the_worker_passes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
Begin = Callable[..., Visit]


def fill_in(page: Page, *, email: str = "ana@example.org", age: bool = True) -> None:
    page.get_by_label("Given name", exact=True).fill("Ana")
    page.get_by_label("Family name", exact=True).fill("Lima")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.locator("#country").select_option("CA")
    if age:
        page.get_by_label("I am 16 or older").check()


def send(page: Page) -> None:
    page.locator("form.form button.is-wide").click()


@with_and_without_script
def test_ana_signs_confirms_by_the_button_is_counted_and_withdraws(visit: Begin, script: bool) -> None:
    action = make_action()
    ana = visit(script=script)
    page = ana.to(make_action_page(action).url)
    fill_in(page)
    send(page)
    expect(page.locator("h1")).to_contain_text("open our letter")

    ana.to(link_in(newest_letter(), "confirm"))
    expect(page.locator("h1")).to_contain_text("Ana, is this you?")
    page.get_by_role("button", name="Yes, count me").click()
    expect(page.locator("h1")).to_contain_text("You are being counted")

    the_worker_passes()
    page.reload()
    expect(page.locator(".lead")).to_contain_text("Yours is number 1.")
    page.get_by_role("link", name="Withdraw my signature").click()
    page.get_by_role("button", name="Withdraw my signature").click()
    expect(page.locator("h1")).to_contain_text("Your signature is withdrawn")
    the_worker_passes()
    assert counts.total(action.pk) == 0


@with_and_without_script
def test_ana_types_the_digits_of_her_letter(visit: Begin, script: bool) -> None:
    action = make_action()
    page = visit(script=script).to(make_action_page(action).url)
    fill_in(page)
    send(page)
    page.get_by_label("The six digits of the letter").fill("000 000")
    page.get_by_role("button", name="Count me").click()
    expect(page.locator(".problems")).to_be_focused()
    page.get_by_label("The six digits of the letter").fill(digits_in(newest_letter()))
    page.get_by_role("button", name="Count me").click()
    expect(page.locator("h1")).to_contain_text("You are being counted")


@with_and_without_script
def test_a_slip_is_named_what_was_typed_stays_and_the_summary_has_the_focus(visit: Begin, script: bool) -> None:
    page = visit(script=script).to(make_action_page(make_action()).url)
    fill_in(page, email="ana@example")
    send(page)
    expect(page.locator(".problems")).to_be_focused()
    expect(page.get_by_label("Given name", exact=True)).to_have_value("Ana")
    page.locator(".problems a").first.press("Enter")
    expect(page.locator("#email")).to_be_focused()
    expect(page.locator("#email")).to_have_attribute("aria-invalid", "true")
    page.locator("#email").fill("ana@example.org")
    send(page)
    expect(page.locator("h1")).to_contain_text("open our letter")


def test_the_whole_form_is_filled_in_and_sent_from_the_keyboard(visit: Begin) -> None:
    page = visit().to(make_action_page(make_action()).url)
    page.locator("#given_name").focus()
    for typed in ("Ana", "Lima", "ana@example.org", "Canada"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.locator("#age").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("open our letter")
    assert Participation.objects.get().country == "CA"


@with_and_without_script
def test_ana_corrects_her_name_on_the_page_with_the_button(visit: Begin, script: bool) -> None:
    make_participation(make_action())
    ana = visit(script=script)
    page = ana.to(link_in(newest_letter(), "confirm"))
    page.get_by_text("Look at what was typed").click()
    page.get_by_label("Given name", exact=True).fill("Anna")
    page.get_by_role("button", name="Correct this and count me").click()
    expect(page.locator("h1")).to_contain_text("Thank you, Anna")


@with_and_without_script
def test_somebody_else_says_that_it_was_not_her(visit: Begin, script: bool) -> None:
    make_participation(make_action())
    page = visit(script=script).to(link_in(newest_letter(), "not-me"))
    page.get_by_role("button", name="Erase it").click()
    expect(page.locator("h1")).to_contain_text("It is erased")
    assert not Participation.objects.exists()


@with_and_without_script
def test_a_closed_page_says_so_first_and_takes_nobody_in(visit: Begin, script: bool) -> None:
    action = make_action()
    address = make_action_page(action).url
    life.close(action.pk, now=SPRING)
    page = visit(script=script).to(address)
    expect(page.locator(".action .head > *").first).to_contain_text("Closed on 7 April 2026")
    assert page.locator(".action-card form").count() == 0


def test_the_number_refreshes_by_itself(visit: Begin) -> None:
    action = make_action(goal=100)
    ana = visit()
    ana.page.clock.install()
    page = ana.to(make_action_page(action).url)
    expect(page.locator("[data-count] [data-total]")).to_have_text("0")
    make_participation(action, confirmed=True)
    the_worker_passes()
    page.clock.fast_forward(21_000)
    expect(page.locator("[data-count] [data-total]")).to_have_text("1")
    expect(page.locator("[data-count] progress")).to_have_js_property("value", 1)


def test_the_link_is_copied_by_one_button(visit: Begin) -> None:
    page = visit().to(make_action_page(make_action()).url)
    button = page.locator("[data-copy]").first
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-copy")


def test_no_page_of_the_story_sets_a_cookie(visit: Begin) -> None:
    ana = visit()
    page = ana.to(make_action_page(make_action()).url)
    fill_in(page)
    send(page)
    ana.to(link_in(newest_letter(), "confirm"))
    page.get_by_role("button", name="Yes, count me").click()
    assert ana.context.cookies() == []
