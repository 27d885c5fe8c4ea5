# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff see an alarm of the recount where they begin their day."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from altavoz.tallies import auditing
from altavoz.tallies.models import Alarm, Recount

SHOWN = 20


class AlarmPanel(Component):
    order = 50
    template_name = "tallies/alarm_panel.html"

    def __init__(self, recount: Recount | None, alarms: list[Alarm]) -> None:
        self.recount = recount
        self.alarms = alarms

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> Mapping[str, Any]:  # Any: Wagtail's own
        return {"recount": self.recount, "alarms": self.alarms[:SHOWN]}


@hooks.register("construct_homepage_panels")
def show_alarms(_request: HttpRequest, panels: list[Component]) -> None:
    found = auditing.alarms()
    if found:
        panels.append(AlarmPanel(auditing.latest(), found))
