# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes a petition in the editor, is told what is missing, says whom it asks, and publishes it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import ASKS, HEADLINES, make_action, make_action_page, make_index
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.testing import make_office
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation, make_staff
from tests.browser.visiting import THE_DESK, Visit, publish

Begin = Callable[..., Visit]
SECRET = "a long enough secret"
# What is typed in the first two seconds is no change to the editor yet.
UNTIL_IT_LISTENS = 5_000
# The button is pressed in the very moment in which the editor sends what it saves by itself.
PRESS_WHEN_IT_SAVES = """() => {
  const fetched = window.fetch;
  window.fetch = (place, how) => {
    const answer = fetched(place, how);
    if (how?.method?.toLowerCase() === "post" && String(place).includes("/add/")) {
      [...document.querySelectorAll("footer button")].find((one) => one.textContent.includes("Save draft")).click();
    }
    return answer;
  };
}"""

# Bo presses the button before the editor has noticed what she typed; the test after this one is of the other case.
BEFORE_IT_SAVES = """() => document.addEventListener("w-autosave:save", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
}, true)"""


@pytest.fixture
def bo(visit: Begin) -> Visit:
    """Signed in by the form, as a publisher."""
    make_organisation(runs_centre=True)
    make_staff(name="bo", role=roles.PUBLISHER)
    begun = visit()
    page = begun.to("/cms/")
    page.fill("input[name=login]", "bo")
    page.fill("input[name=password]", SECRET)
    page.click("button[type=submit]")
    page.wait_for_url(THE_DESK)
    return begun


def draft(page: Page) -> None:
    page.evaluate(BEFORE_IT_SAVES)
    page.fill("[name=title]", HEADLINES["en"])
    page.fill("[name=ask]", ASKS["en"])
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Now say whom it asks").wait_for()


def say_whom_it_asks(page: Page, office: Office) -> None:
    page.wait_for_load_state()
    page.get_by_role("tab", name="Targets and askers").click()
    page.get_by_role("link", name="Edit targets, askers, dates and goal").click()
    page.wait_for_url("**/edit/*/")
    page.get_by_role("button", name="Add Target").click()
    page.locator("select[name=targets-0-office]").select_option(str(office.pk))
    page.get_by_role("tab", name="About it").click()
    page.locator("[name=country]").select_option("CA")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("updated").first.wait_for()


def test_bo_writes_a_petition_gives_it_a_target_and_publishes_it(bo: Visit, visit: Begin) -> None:
    office, index = make_office(), make_index()
    page = bo.to(f"/cms/pages/add/petition/petitionpage/{index.pk}/")
    draft(page)
    publish(page)
    page.get_by_text("Nobody is asked yet").first.wait_for()
    say_whom_it_asks(page, office)

    written = Action.objects.get().pages.get()
    publish(bo.to(f"/cms/pages/{written.pk}/edit/"))
    page.get_by_text("published").first.wait_for()

    ana = visit().to(written.url)
    assert ana.locator("h1").inner_text() == HEADLINES["en"]
    assert ana.locator("#sign form").is_visible()


def test_a_page_that_is_saving_itself_when_bo_presses_the_button_is_made_once(bo: Visit) -> None:
    index = make_index()
    bo.page.clock.install()
    page = bo.to(f"/cms/pages/add/petition/petitionpage/{index.pk}/")
    page.wait_for_load_state()
    page.clock.fast_forward(UNTIL_IT_LISTENS)
    page.evaluate(PRESS_WHEN_IT_SAVES)
    page.fill("[name=title]", HEADLINES["en"])
    page.fill("[name=ask]", ASKS["en"])
    page.clock.fast_forward(UNTIL_IT_LISTENS)
    page.wait_for_url("**/edit/")
    page.get_by_text("Now say whom it asks").wait_for()
    assert type(index).objects.get(pk=index.pk).get_children().count() == 1


def test_the_preview_shows_the_page_beside_its_text(bo: Visit) -> None:
    written = make_action_page(make_action(), title="Let the weavers be seen")
    page = bo.to(f"/cms/pages/{written.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()
    framed = page.frame_locator("iframe[title=Preview]").last
    assert framed.locator("h1").inner_text() == "Let the weavers be seen"
