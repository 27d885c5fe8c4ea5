# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "Signatures": reasons to read, rows that are held, and numbers from elsewhere to check."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.participation import sifting
from altavoz.participation.limits import Doubt
from altavoz.participation.models import CarriedOver, Participation
from altavoz.participation.sifting import Sifted

A_SCREEN = 50
VERBS: Mapping[str, Callable[[int, datetime], Sifted]] = {
    "release": lambda pk, now: sifting.release(participation_id=pk, now=now),
    "invalidate": lambda pk, now: sifting.invalidate(participation_id=pk, now=now),
    "show": lambda pk, _now: sifting.show_reason(participation_id=pk),
    "refuse": lambda pk, _now: sifting.refuse_reason(participation_id=pk),
}


class SiftPermission(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(Participation)
    permission_required = "change"


class SiftScreen(SiftPermission, WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Signatures")
    header_icon = "group"
    template_name = "participation/staff/sift.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kept = Participation.objects.exclude(state__in=[Participation.State.WITHDRAWN, Participation.State.INVALIDATED])
        kept = kept.select_related("action").order_by("-pk")
        waiting = kept.filter(reason_state=Participation.Reason.WAITING, state=Participation.State.CONFIRMED)
        held = list(kept.exclude(held="")[:A_SCREEN])
        return {
            **super().get_context_data(**kwargs),
            "reasons": waiting[:A_SCREEN],
            "held": [(row, Doubt(row.held).label) for row in held],
            "carried": CarriedOver.objects.filter(change__isnull=True).select_related("action", "entered_by"),
        }


class Sift(SiftPermission, View):
    """One button: its name says which verb."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None:
            raise Http404
        if verb(pk, timezone.now()) is Sifted.DONE:
            messages.success(request, _("Done."))
        else:
            messages.info(request, _("There was nothing left to do."))
        return redirect("participation_sift")
