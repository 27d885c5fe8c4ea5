# SPDX-License-Identifier: AGPL-3.0-or-later
"""From signing to counted: one action's funnel, by hour and by mail domain."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.campaigns.action import Action
from altavoz.organisations import powers
from altavoz.participation.funnel import pace
from altavoz.participation.staff.desk import steps_of

SPANS = {"1": timedelta(days=1), "7": timedelta(days=7), "30": timedelta(days=30), "90": timedelta(days=90)}
MOST_HOURS = 168
MOST_DOMAINS = 100


class FunnelScreen(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("From signing to counted")
    header_icon = "order-down"
    template_name = "participation/staff/funnel.html"

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:  # Any: the base class's own
        self.action = get_object_or_404(Action, pk=kwargs["pk"])
        if not powers.belongs(request.user).covers(self.action.organisation_id):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.action.name

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        asked = self.request.GET.get("days", "7")
        days = asked if asked in SPANS else "7"
        since = timezone.now() - SPANS[days]
        return {
            **super().get_context_data(**kwargs),
            "action": self.action,
            "days": int(days),
            "spans": [int(each) for each in SPANS],
            "steps": steps_of(pace.funnel(Q(action=self.action), since=since)),
            "domains": pace.funnel_by("domain", action=self.action, since=since, most=MOST_DOMAINS),
            "hours": pace.funnel_by("hour", action=self.action, since=since, most=MOST_HOURS),
        }
