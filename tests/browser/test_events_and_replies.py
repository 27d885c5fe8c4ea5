# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo plans an event and Ana gets its last place; an office answers by mail, and Ana reads it: script or none."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from altavoz.actions.event.rows import Rsvp
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.decision_makers.models import Office
from altavoz.organisations import roles
from altavoz.outbox.incoming import action_addresses, arriving
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from tests.browser.visiting import Visit, at_the_desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize(
    ("script", "width"), [(True, 320), (False, 1280)], ids=["script", "no-script"]
)
Begin = Callable[..., Visit]
MINISTRY = "minister@ministry.example"
CONTENT = (
    f"From: The Minister <{MINISTRY}>\r\nSubject: Your letters\r\n\r\n"
    "Dear Ms Lima,\r\n\r\nThe looms are given back, as Ana Lima asked.\r\n"
)


def bo_plans_it(page: Page) -> None:
    page.locator("#id_begins").fill("2099-11-20T18:00")
    page.locator("#id_ends").fill("2099-11-20T20:00")
    page.locator("#id_zone").select_option("America/Toronto")
    page.locator("#id_capacity").fill("1")
    page.locator("#id_place_en").fill("Town hall of Marola")
    page.locator("#id_way_in_en").fill("Ring twice.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("body")).to_contain_text("Saved.")


def ana_says_yes(page: Page) -> None:
    page.locator("#given_name").fill("Ana")
    page.locator("#family_name").fill("Lima")
    page.locator("#email").fill("ana@example.org")
    page.locator("#country").select_option("CA")
    page.locator("#age").check()
    page.get_by_role("button", name="I will come").click()
    page.wait_for_url("**/sent/**")


@with_and_without_script
def test_bo_plans_an_event_and_ana_gets_its_only_place(visit: Begin, script: bool, width: int) -> None:
    action = make_action(kind="event")
    desk = at_the_desk(visit(script=script), "bo", roles.PUBLISHER)
    bo_plans_it(desk.to(reverse("event_staff:plan", args=[action.pk])))
    address, ana = make_action_page(action).url, visit(script=script, width=width)
    page = ana.to(address)
    expect(page.locator(".figure-strip")).to_contain_text("1 place")
    ana_says_yes(page)
    ana.to(reverse("participation:confirm", args=[Participation.objects.get().token]))
    page.get_by_role("button", name="Yes, I will come").click()
    expect(page.locator("h1")).to_contain_text("there is a place for you")
    expect(page.locator("body")).to_contain_text("Ring twice.")
    calendar = page.get_by_role("link", name="Put it into my calendar").get_attribute("href")
    assert "Ring twice" in page.request.get(f"{ana.home}{calendar}").text().replace("\r\n ", "")
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    expect(ana.to(address).locator("#sign")).to_contain_text("All places are taken.")
    assert Rsvp.objects.get().state == Rsvp.State.COMING


def record(page: Page, words: str) -> None:
    """From the mail that waits to a reply that everybody reads, without the name that stands in the mail."""
    page.get_by_role("link", name="Your letters").click()
    page.get_by_role("link", name="Record it as a reply").click()
    expect(page.locator("#id_text_en")).to_have_value("[…]\n\nThe looms are given back, as Ana Lima asked.")
    page.locator("#id_text_en").fill(words)
    page.get_by_role("button", name="Record a reply").click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.locator("body")).to_contain_text("Take it off the page")


@with_and_without_script
def test_what_an_office_answers_by_mail_stands_on_the_page_without_her_name(
    visit: Begin, settings: Settings, script: bool, width: int
) -> None:
    settings.REPLIES_TO = "replies@centre.example"
    action = make_action()
    Office.objects.filter(targeted_by__action=action).update(email=MINISTRY)
    hers = make_participation(action, confirmed=True)
    arriving.keep(CONTENT.encode(), came_to=action_addresses.address_of(action.public_id), now=timezone.now())
    arriving.read_waiting(now=timezone.now())
    desk = at_the_desk(visit(script=script), "bo", roles.PUBLISHER)
    record(desk.to(reverse("deliveries_afterwards:mails")), "The looms are given back, as she asked.")
    ana = visit(script=script, width=width)
    for place in (make_action_page(action).url, reverse("participation:did", args=[hers.token])):
        page = ana.to(place)
        expect(page.locator("main")).to_contain_text("The looms are given back, as she asked.")
        assert "Lima" not in page.locator("main").inner_text()
        assert ana.too_wide() == []
        assert not script or ana.violations() == []
