# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's life through its buttons: more time, a pause, an end; with script and without."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]


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
    assert reader.to(told.url).locator("#sign form").count() == 0
    move("take-down")
    reader.to(told.url)
    assert reader.answers[0].status == 410
    assert Action.objects.get().state == "taken_down"
