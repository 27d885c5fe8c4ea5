# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk's panels as Wagtail's home screen wants them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.ui.components import Component

from altavoz.website import desk

# Before all of Wagtail's own, whose first is 100.
FIRST = 0


class DeskPanels(Component):
    """All of the desk as one panel of the home screen, so that its stylesheet is asked for once."""

    order = FIRST

    class Media:
        css = {"all": ["website/desk.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> SafeString:  # Any: the base class's own
        parts = "".join(panel.render(self.request) for panel in desk.panels_for(self.request))
        # Each part is a rendered template: escaped there.
        return mark_safe(f'<div class="desk">{parts}</div>')  # noqa: S308
