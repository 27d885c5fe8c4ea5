# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana joins a network, is called, acts, takes her data along and leaves by one press, with script and without.

What comes back stops letters, and staff see it. On dark screens letters can be read as well.
"""

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.sending import life
from altavoz.mailings.testing import make_mailing
from altavoz.organisations import roles
from altavoz.organisations.models import LANGUAGES
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network, make_subscription
from altavoz.worker import rounds
from tests.browser.reaching import look, say_who_she_is
from tests.browser.visiting import Visit, at_the_desk
from tests.journeys.coming_back import a_mail_server, back, bounced, complained
from tests.journeys.mail import letters_to, link_in, newest_letter

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


def come_back(letters: list[EmailMessage]) -> None:
    """The first by a complaint, the others because nobody has that address."""
    with a_mail_server() as mail_server:
        for come, letter in zip((complained, bounced, bounced), letters, strict=True):
            back(mail_server, come(letter), letter)


@SCRIPT
def test_a_complaint_and_two_bounces_stop_letters_and_staff_see_both(
    visit: Begin, action: Action, settings: Settings, script: bool, width: int
) -> None:
    settings.BOUNCES_TO = "bounces@centre.example"
    network = make_network(organisation=action.organisation)
    hers = [make_subscription(network, email=f"{name}@example.org", now=timezone.now()) for name in ("ana", "pia")]
    is_called(action, network)
    reader = visit(script=script, width=width)
    page = reader.to("/en/my-data/")
    page.get_by_label("Your e-mail address").fill("pia@example.org")
    page.get_by_role("button", name="Write to me").click()
    expect(page.locator("h1")).to_contain_text("letter")
    letters = [*letters_to("ana@example.org")[-1:], *letters_to("pia@example.org")[-2:]]
    come_back(letters)
    for row, how in zip(hers, ("complaint", "bounced"), strict=True):
        row.refresh_from_db()
        assert row.ended_how == how
        reader.to(f"/leave/{row.public_id}/")
        expect(page.locator("h1")).to_have_text("These letters have stopped.")
    desk = at_the_desk(visit(script=script), "dana", roles.DATA_OFFICER).to("/cms/")
    desk.get_by_role("link", name="addresses that we have stopped writing to").click()
    desk.wait_for_url("**/#stopped")
    expect(desk.locator("#stopped ~ table").first.locator("tbody tr")).to_have_count(2)


def test_the_letter_can_be_read_on_a_dark_screen_in_each_language(visit: Begin, action: Action) -> None:
    network = make_network(organisation=action.organisation)
    for code, _name in LANGUAGES:
        make_subscription(network, email=f"{code}@example.org", language=code, now=timezone.now())
    is_called(action, network)
    ana, troubles = visit(width=320, scheme="dark"), dict[str, list[str]]()
    for code, _name in LANGUAGES:
        part = newest_letter(f"{code}@example.org").get_body(("html",))
        assert part is not None
        ana.page.set_content(part.get_content())
        assert ana.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 16, 19)"
        look(ana, troubles)
    assert troubles == {}
