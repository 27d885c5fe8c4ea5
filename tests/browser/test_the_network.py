# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana joins a network, is called, acts, takes her data along and leaves by one press, with script and without."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.sending import life
from altavoz.mailings.testing import make_mailing
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network
from altavoz.worker import rounds
from tests.browser.reaching import look, say_who_she_is
from tests.browser.visiting import Visit
from tests.journeys.mail import link_in, newest_letter

Begin = Callable[..., Visit]
SCRIPT = pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)], ids=["script", "no script"])
BO = 7


def look_well(ana: Visit, troubles: dict[str, list[str]], *, script: bool) -> None:
    """axe is a script itself, so without script only the width is seen."""
    if script:
        look(ana, troubles)
    elif ana.too_wide():
        troubles[ana.page.url] = ana.too_wide()


@pytest.fixture
def action(centre: str) -> Action:
    """An open petition, told in each language."""
    action = make_action()
    make_action_pages(action)
    return action


def joins(ana: Visit, network: Network) -> None:
    page = ana.to(reverse("supporters:join", args=["en"]))
    page.locator(f"input[value='{network.public_id}']").check()
    page.get_by_label("Your e-mail address").fill("ana@example.org")
    page.get_by_label("Your given name").fill("Ana")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.locator("h1")).to_have_text("Almost done: open our letter.")
    ana.to(link_in(newest_letter(), "join"))
    page.get_by_role("button", name="Yes, write to me").click()
    expect(page.locator("h1")).to_have_text("You have joined.")


def is_called(action: Action, network: Network) -> None:
    now = timezone.now()
    mailing = make_mailing(action=action, networks=[network], now=now)
    life.ask_to_send(mailing.pk, user_id=BO, now=now)
    for name in ("mailing-choosing", "mailing-putting"):
        rounds.run_once(name, now + timedelta(seconds=30))


@SCRIPT
def test_ana_joins_is_called_acts_and_leaves_by_one_press(
    visit: Begin, action: Action, script: bool, width: int
) -> None:
    network = make_network(organisation=action.organisation)
    ana, troubles = visit(script=script, width=width), dict[str, list[str]]()
    joins(ana, network)
    look_well(ana, troubles, script=script)
    is_called(action, network)

    letter = newest_letter()
    page = ana.to(link_in(letter, "en/act"))
    say_who_she_is(page)
    page.locator("form.form button.is-wide").click()
    expect(page.locator("h1")).to_contain_text("open our letter")

    page = ana.to(link_in(letter, "leave"))
    look_well(ana, troubles, script=script)
    page.get_by_role("button", name="Stop these letters").click()
    expect(page.locator("h1")).to_have_text("These letters have stopped.")
    look_well(ana, troubles, script=script)
    assert not Subscription.objects.filter(ended_at__isnull=True).exists()
    assert troubles == {}


@SCRIPT
def test_ana_pauses_changes_and_takes_along_what_is_held(
    visit: Begin, action: Action, script: bool, width: int
) -> None:
    network = make_network(organisation=action.organisation)
    ana, troubles = visit(script=script, width=width), dict[str, list[str]]()
    joins(ana, network)
    page = ana.to("/en/my-data/")
    page.get_by_label("Your e-mail address").fill("ana@example.org")
    page.get_by_role("button", name="Write to me").click()
    ana.to(link_in(newest_letter(), "my-data"))
    look_well(ana, troubles, script=script)
    with page.expect_download() as taken:
        page.get_by_role("button", name="As one file (JSON)").click()
    assert '"ana@example.org"' in taken.value.path().read_text()

    page.get_by_label("Write to me in").select_option("fr")
    page.get_by_label("Pause").select_option("30")
    page.get_by_role("button", name="Keep these changes").click()
    page.wait_for_url("**/my-data/**")
    hers = Subscription.objects.get()
    assert (hers.language, hers.paused_until is not None) == ("fr", True)
    assert troubles == {}
