# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of an office in a browser, and a correction that anybody may propose."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from altavoz.contacting.testing import make_chamber, seats
from altavoz.decision_makers.models import Correction
from altavoz.website import callers
from tests.browser.visiting import Visit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
Begin = Callable[..., Visit]


def is_clean(ana: Visit, script: bool) -> bool:
    return ana.too_wide() == [] and (not script or ana.violations() == [])


@pytest.mark.parametrize(("script", "width"), [(True, 320), (False, 1280)], ids=["script", "no-script"])
def test_ana_reads_the_entry_of_an_office_and_says_what_is_wrong_in_it(visit: Begin, script: bool, width: int) -> None:
    callers.forget_all()
    office = seats(make_chamber())[0]
    ana = visit(script=script, width=width)
    page = ana.to(reverse("decision_makers:office", args=["en", office.public_id]))
    expect(page.locator("h1")).to_have_text("Weaver for North 1")
    expect(page.locator("main")).to_contain_text("Held by Vera Okonjo")
    expect(page.locator("main")).to_contain_text("the Gazette of the Looms (fictional)")
    assert is_clean(ana, script)
    page.get_by_role("link", name="Something wrong here?").click()
    page.get_by_label("What is wrong").select_option("phone")
    page.get_by_label("What it should be").fill("Since May +1 555 0199")
    page.get_by_label("Your e-mail address").fill("ana@example")
    page.get_by_role("button", name="Send the correction").click()
    expect(page.locator(".problems")).to_be_focused()
    expect(page.get_by_label("What it should be")).to_have_value("Since May +1 555 0199")
    assert is_clean(ana, script)
    page.get_by_label("Your e-mail address").fill("")
    page.get_by_role("button", name="Send the correction").click()
    expect(page.locator("h1")).to_have_text("Thank you. Somebody will check it.")
    assert is_clean(ana, script)
    assert Correction.objects.get().office == office
