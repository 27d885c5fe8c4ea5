# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's life through its buttons: changed words with a second person, an approval, a pause, an end."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import action_of, make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation
from altavoz.participation.testing import make_participation
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]
NEW_WORDS = "Release the weavers now."


def changed(page: ActionPage) -> ActionPage:
    """Signed by somebody, and then other words in its draft, submitted for review."""
    page.save_revision().publish()
    make_participation(action_of(page))
    page.ask = NEW_WORDS
    page.save_revision()
    workflow = page.get_workflow()
    assert workflow is not None
    workflow.start(page, User.objects.create_user("writer"))
    return page


def published(page: ActionPage) -> tuple[str, int]:
    fresh = ActionPage.objects.get(pk=page.pk)
    return str(fresh.ask), action_of(fresh).text_version


def approve(desk: Page) -> None:
    """From the list of what waits for a review."""
    desk.locator("td.actions-container").first.get_by_role("button", name="Actions").click()
    desk.get_by_role("button", name="Approve", exact=True).click()


def test_an_approval_of_changed_words_waits_for_a_second_person(visit: Begin) -> None:
    make_organisation(runs_centre=True)
    page = changed(make_action_page(make_action()))
    paz = at_the_desk(visit(), "paz", roles.PUBLISHER)
    desk = paz.to("/cms/")
    approve(desk)
    desk.get_by_role("heading", name="Does it mean the same?").wait_for()
    desk.get_by_role("button", name="It means the same: ask a second person").click()
    desk.get_by_text("Once a second person agrees").wait_for()
    assert published(page) == ("Release the weavers of the valley.", 1)

    bea = at_the_desk(visit(script=False), "bea", roles.PUBLISHER).to("/cms/same-meaning/")
    assert bea.get_by_text(NEW_WORDS).is_visible()
    bea.get_by_role("button", name="Yes, the same").click()
    assert bea.get_by_text("The words keep their version").is_visible()

    desk.goto(f"{paz.home}/cms/")
    with desk.expect_navigation():
        approve(desk)
    assert published(page) == (NEW_WORDS, 1)


@pytest.mark.parametrize("script", [True, False])
def test_an_action_is_paused_extended_and_taken_down(visit: Begin, script: bool) -> None:
    make_organisation(runs_centre=True)
    action = make_action(opened_at=timezone.now(), closes_at=timezone.now() + timedelta(days=2))
    told = make_action_page(action)
    desk = at_the_desk(visit(script=script), "paz", roles.PUBLISHER)
    reader = visit(script=False)

    def move(name: str) -> None:
        page = desk.to(f"/cms/action-life/{action.pk}/{name}/")
        if name == "extend":
            page.fill("[name=closes_at]", (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT17:00"))
            page.fill("[name=en]", "The hearing was moved")
        page.locator("main form button[type=submit]").click()
        page.get_by_text("The action is:").wait_for()

    move("extend")
    assert "17:00 (UTC)" in reader.to(told.url).locator(".action-card").inner_text()
    move("pause")
    assert reader.to(told.url).locator("form[action^='/act/']").count() == 0
    move("take-down")
    reader.to(told.url)
    assert reader.answers[0].status == 410
    assert Action.objects.get().state == "taken_down"
