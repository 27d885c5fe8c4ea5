# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes to supporters from the desk, with script and without: composed, counted, tried, sent, stopped, resumed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.models import Mailing
from altavoz.mailings.sending import life
from altavoz.mailings.testing import make_mailing, make_subscribers
from altavoz.organisations import roles
from altavoz.outbox.models import Letter
from altavoz.supporters.testing import make_network
from altavoz.worker import rounds
from tests.browser.reaching import look
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
SCREENS = ("what", "texts", "look", "whom", "when", "one")


@pytest.fixture
def action(centre: str) -> Action:
    """An open petition, told in each language, and three people who asked for such letters."""
    action = make_action()
    make_action_pages(action)
    make_subscribers(3, make_network(organisation=action.organisation))
    return action


def the_worker_passes() -> None:
    for name in ("mailing-choosing", "mailing-putting"):
        rounds.run_once(name, timezone.now())


def press(page: Page, name: str, *, then: str) -> None:
    """And wait for the page that comes."""
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"**{then}")


def compose(page: Page, action: Action, *, script: bool) -> None:
    page.get_by_role("link", name="New mailing").click()
    page.locator("#id_name").fill("The weavers, first call")
    page.get_by_label("Alert: take part").check()
    page.locator("#id_action").select_option(str(action.pk))
    press(page, "Begin", then="/words/")
    body = page.locator(".public-DraftEditor-content") if script else page.locator("#id_body_words")
    expect(body).to_contain_text("Dear [[first_name|friend]],") if script else expect(body).to_have_value(
        "Dear [[first_name|friend]],\n\n**Release the weavers of the valley.**"
    )
    page.locator("#id_subject").fill("Three weavers are in danger")
    press(page, "Save, and look at the letter", then="/look/")


def aim(page: Page) -> None:
    page.get_by_role("link", name="For whom").click()
    page.wait_for_url("**/whom/")
    press(page, "Save, and count them", then="/whom/")
    expect(page.locator("#count")).to_contain_text("3 people now")
    page.get_by_role("link", name="When", exact=True).click()
    page.wait_for_url("**/when/")
    page.locator("#id_hours_from").select_option("0")
    page.locator("#id_hours_until").select_option("24")
    page.get_by_role("button", name="Save, and read it all once more").click()
    expect(page.get_by_text("This will go to 3 people")).to_be_visible()


@SCRIPT
def test_a_mailing_is_composed_counted_looked_at_sent_stopped_and_resumed(
    visit: Begin, action: Action, script: bool
) -> None:
    bo = at_the_desk(visit(script=script), "bo", roles.CAMPAIGNER)
    User.objects.filter(username="bo").update(email="bo@example.org")
    page = bo.to(reverse("mailings_desk:all"))
    compose(page, action, script=script)
    expect(page.frame_locator("iframe").get_by_text("Dear Ana").first).to_be_visible()
    page.get_by_role("button", name="Send me this letter in English").click()
    expect(page.get_by_text("The letter is on its way to you.")).to_be_visible()
    aim(page)
    page.get_by_role("button", name="Send it", exact=True).click()
    expect(page.get_by_role("button", name="Stop it now")).to_be_visible()
    page.get_by_role("button", name="Stop it now").click()
    expect(page.get_by_text("Nothing goes out.")).to_be_visible()
    the_worker_passes()
    assert not Letter.objects.filter(kind="mailing").exists()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("It goes on where it was.")).to_be_visible()
    the_worker_passes()
    page.reload()
    expect(page.get_by_text("3 of 3 letters are handed to the outbox")).to_be_visible()
    assert Letter.objects.filter(kind="mailing").count() == 3


@SCRIPT
def test_a_big_mailing_waits_for_a_second_person_who_may_send_it_back(
    visit: Begin, action: Action, script: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "ALONE", 2)
    mailing = make_mailing(action=action, organisation=action.organisation)
    here = reverse("mailings_desk:one", args=[mailing.public_id])
    page = at_the_desk(visit(script=script), "bo", roles.CAMPAIGNER).to(here)
    page.get_by_role("button", name="Count them").click()
    page.get_by_role("button", name="Ask a second person to send it").click()
    expect(page.get_by_text("It waits for a second person:")).to_be_visible()
    dana = at_the_desk(visit(script=script), "dana", roles.DATA_OFFICER).to("/cms/")
    dana.get_by_role("link", name="mailing waits for a second person").click()
    dana.get_by_role("link", name="Weavers in danger").first.click()
    dana.get_by_label("What should be different").fill("Say who is in danger")
    dana.get_by_role("button", name="Send it back").click()
    expect(dana.get_by_text("It is a draft again.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Say who is in danger")).to_be_visible()
    page.get_by_role("button", name="Ask a second person to send it").click()
    expect(page.get_by_text("It waits for a second person:")).to_be_visible()
    dana.reload()
    dana.get_by_role("button", name="Yes, send it").click()
    expect(dana.get_by_text("It begins.")).to_be_visible()
    assert Mailing.objects.get().state == Mailing.State.CHOOSING


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_screens_of_a_mailing_and_none_is_too_wide(
    visit: Begin, action: Action, width: int
) -> None:
    mailing = make_mailing(action=action, organisation=action.organisation, test_share=20)
    bo, troubles = at_the_desk(visit(width=width), "bo", roles.CAMPAIGNER), dict[str, list[str]]()
    places = [reverse("mailings_desk:all"), reverse("mailings_desk:new")]
    places += [reverse(f"mailings_desk:{name}", args=[mailing.public_id]) for name in SCREENS]
    for place in places:
        bo.to(place)
        look(bo, troubles)
    Mailing.objects.update(state=Mailing.State.GOING, number_chosen=3)
    bo.to(reverse("mailings_desk:one", args=[mailing.public_id]))
    look(bo, troubles)
    assert troubles == {}
