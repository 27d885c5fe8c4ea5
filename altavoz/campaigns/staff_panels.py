# SPDX-License-Identifier: AGPL-3.0-or-later
"""Panels in the page editor that show what lies on the action, and lead to the screen where it is edited."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from altavoz.campaigns.action import Action, Asker, Target
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.life import allowed
from altavoz.campaigns.staff.ways import ways_from


class _OfTheAction(Panel):
    """Something about the page's action; before the first save there is none."""

    class BoundPanel(Panel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            action = self.instance.action
            context["action"] = action
            return context if action is None else context | self.about(action)

        def about(self, action: Action) -> dict[str, Any]:
            raise NotImplementedError


class ActionPanel(_OfTheAction):
    """Whom the action asks and who asks."""

    class BoundPanel(_OfTheAction.BoundPanel):
        template_name = "campaigns/staff/action_panel.html"

        def about(self, action: Action) -> dict[str, Any]:
            targets = Target.objects.filter(action=action).select_related("office", "person")
            return {
                "targets": targets.prefetch_related("office__texts"),
                "askers": Asker.objects.filter(action=action).select_related("organisation"),
                "lacks": kind_of(action).lacks(action),
                "edit_url": reverse("actions:edit", args=[action.pk]),
            }


class WaysPanel(_OfTheAction):
    """The screens that its kind has beside this page: what is written there stands in no field of it."""

    class BoundPanel(_OfTheAction.BoundPanel):
        template_name = "campaigns/staff/ways_panel.html"

        def about(self, action: Action) -> dict[str, Any]:
            own = [way for way in ways_from(action, self.request.user) if way in kind_of(action).ways]
            return {"ways": [(way.label, reverse(way.address, args=[action.pk])) for way in own]}


class LifePanel(_OfTheAction):
    """Where the action is in its life."""

    class BoundPanel(_OfTheAction.BoundPanel):
        template_name = "campaigns/staff/life_panel.html"

        def about(self, action: Action) -> dict[str, Any]:
            return {
                "can_move": bool(allowed(action.state)),
                "life_url": reverse("campaigns_life:life", args=[action.pk]),
                "edit_url": reverse("actions:edit", args=[action.pk]),
            }
