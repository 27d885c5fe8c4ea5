# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page editor checks before the public sees a page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

# What Wagtail's buttons are called when they would show a page to the public, now or after somebody's yes.
_PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class ActionPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if any(name in self.data for name in _PUBLISHING):
            for message in self.instance.missing():
                self.add_error(None, message)
        return cleaned
