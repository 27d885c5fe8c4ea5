# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import RequestFactory
from wagtail.admin.ui.components import Component

from altavoz.campaigns.counts import Tally
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies import auditing
from altavoz.tallies.testing import counted
from altavoz.tallies.wagtail_hooks import show_alarms

pytestmark = pytest.mark.django_db


def panels() -> list[Component]:
    found: list[Component] = []
    show_alarms(RequestFactory().get("/cms/"), found)
    return found


def test_bo_sees_an_alarm_on_his_first_screen() -> None:
    action = counted(make_action(), 1)
    Tally.objects.filter(action=action).update(total=7)
    auditing.recount(SPRING)
    (panel,) = panels()
    shown = panel.render_html()
    assert "1 by the rows, 7 by the count." in shown


def test_bo_sees_nothing_where_all_agrees() -> None:
    make_action()
    auditing.recount(SPRING)
    assert panels() == []
