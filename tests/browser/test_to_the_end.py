# SPDX-License-Identifier: AGPL-3.0-or-later
"""A petition to its end in a browser, with script and without: packed, handed over, answered, won; and Ana erased."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from altavoz.website import callers
from altavoz.worker import rounds
from tests.browser.visiting import Visit, at_the_desk
from tests.journeys.mail import link_in, newest_letter, the_worker_passes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
Begin = Callable[..., Visit]


@pytest.fixture
def action(centre: str, settings: Settings) -> Action:
    """Ana and Dee have signed and let their names travel; more than one name needs a second person here."""
    settings.PACK_ROWS_ALONE = 1
    callers.forget_all()
    action = make_action()
    make_action_page(action)
    for address in ("ana@example.org", "dee@example.org"):
        make_participation(action, email=address, confirmed=True)
    Participation.objects.update(hand_over=True)
    return action


def the_worker_packs() -> None:
    while rounds.run_once("packs", timezone.now()):
        pass


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


@with_and_without_script
def test_two_people_let_a_pack_out(visit: Begin, action: Action, script: bool) -> None:
    dana = at_the_desk(visit(script=script), "dana", roles.DATA_OFFICER)
    page = dana.to(reverse("deliveries_packs:of_action", args=[action.pk]))
    press(page, "Pack it as it stands now")
    expect(page.locator("main")).to_contain_text("This pack is: asked for")
    the_worker_packs()
    page.reload()
    expect(page.locator("main")).to_contain_text("waits for a second person")

    paz = at_the_desk(visit(script=script), "paz", roles.DATA_OFFICER)
    press(paz.to(page.url), "Let dana take it")
    the_worker_packs()
    page.reload()
    with page.expect_download() as taken:
        press(page, "Take everything (ZIP)")
    assert taken.value.suggested_filename.endswith(".zip")


@with_and_without_script
def test_bo_hands_over_writes_down_the_reply_and_what_came_of_it(visit: Begin, action: Action, script: bool) -> None:
    bo, today = at_the_desk(visit(script=script), "bo", roles.PUBLISHER), f"{timezone.now():%Y-%m-%d}"
    page = bo.to(reverse("deliveries_afterwards:hand_over", args=[action.pk]))
    page.locator("#id_on").fill(today)
    page.locator("#id_where_en").fill("Mérida")
    page.locator("main form button[type=submit].button").first.click()

    page = bo.to(reverse("deliveries_afterwards:reply", args=[action.pk]))
    page.locator("#id_on").fill(today)
    page.locator("#id_target").select_option(str(action.targets.get().pk))
    page.locator("#id_text_en").fill("They may go.")
    page.locator("main form button[type=submit].button").first.click()
    page = bo.to(reverse("deliveries_afterwards:of_action", args=[action.pk]))
    press(page, "Publish it")

    page = bo.to(reverse("campaigns_life:move", args=[action.pk, "won"]))
    page.locator("#id_date").fill(today)
    page.get_by_label("It is likely, but not certain").check()
    page.locator("#id_en").fill("The weavers are home")
    page.locator("main form button[type=submit].button").first.click()

    page = visit(script=script).to(action.pages.get().url)
    for words in ("This petition was delivered to:", "They may go.", "The weavers are home"):
        expect(page.locator("main")).to_contain_text(words)


@with_and_without_script
def test_ana_has_everything_about_her_erased(visit: Begin, action: Action, script: bool) -> None:
    ana = visit(script=script)
    page = ana.to("/en/my-data/")
    page.get_by_label("Your e-mail address").fill("ana@example.org")
    press(page, "Write to me")
    the_worker_passes()
    page = ana.to(link_in(newest_letter("ana@example.org"), "my-data"))
    expect(page.locator("h1")).to_contain_text("This is what we hold about you")
    page.get_by_label("Yes, erase all of it.").check()
    press(page, "Erase everything about me")
    expect(page.locator("h1")).to_contain_text("It is erased.")
    assert Participation.objects.filter(action=action).count() == 1
