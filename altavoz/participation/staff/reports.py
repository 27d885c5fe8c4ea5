# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports of pages by people outside: to read, and to settle."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.participation.moderation import reporting, waiting
from altavoz.participation.staff.sifting import A_SCREEN, Moderation, Screen


class Reports(Screen):
    tab = "reports"
    page_title = _("Reports of pages")
    header_icon = "warning"
    template_name = "participation/staff/reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        rows = waiting.reports(self.reach).select_related("page", "action")[:A_SCREEN]
        return {**super().get_context_data(**kwargs), "reports": rows}


class Settle(Moderation):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not waiting.reports(self.reach).filter(pk=pk).exists():
            raise Http404
        if reporting.settle(report_id=pk, actor=self.staff, now=timezone.now()):
            messages.success(request, _("Settled, and deleted."))
        return redirect("participation_reports")
