# SPDX-License-Identifier: AGPL-3.0-or-later
"""The days before the end in a browser: the countdown, the reminder, passing it on, and coming too late."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from altavoz.campaigns import life
from altavoz.campaigns.testing import action_of, make_action, make_action_page
from tests.browser.visiting import Visit
from tests.journeys.mail import link_in, newest_letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
Begin = Callable[..., Visit]


def sees_how_long_is_left(ana: Visit, script: bool) -> None:
    """Once she has come to the form; without script she reads the date alone."""
    ana.page.locator("#sign").scroll_into_view_if_needed()
    countdown = ana.page.locator("[data-closes]")
    if script:
        expect(countdown).to_contain_text("4 days left. Where you are, it closes on")
        assert ana.violations() == []
    else:
        expect(countdown).to_be_hidden()


@with_and_without_script
def test_ana_is_reminded_before_it_closes_and_comes_too_late_all_the_same(visit: Begin, script: bool) -> None:
    page_of = make_action_page(make_action(closes_at=timezone.now() + timedelta(days=4, hours=1)))
    ana = visit(script=script, width=320)
    page = ana.to(page_of.url)
    sees_how_long_is_left(ana, script)
    # In the same week it is "this Friday", else "on Friday".
    expect(page.locator("#sign time").first).to_contain_text(re.compile(r"Closes (on|this) [A-Z]"))
    assert ana.too_wide() == []
    page.get_by_text("Not now? We remind you before it closes").click()
    page.locator("#remind-email").fill("ana@example.org")
    page.get_by_role("button", name="Remind me", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Look into your mail")
    ana.to(link_in(newest_letter(), "remind"))
    page.get_by_role("button", name="Yes, remind me").click()
    expect(page.locator("h1")).to_contain_text("We will remind you")

    life.close(action_of(page_of).pk, now=timezone.now())
    ana.to(page_of.url)
    expect(page.locator(".too-late")).to_contain_text("You can no longer take part")
    assert ana.too_wide() == []
