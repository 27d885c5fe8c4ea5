# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public door for reports of a page. It answers alike whether a report is kept or was one too many."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from altavoz.participation.moderation import reporting
from altavoz.participation.moderation.report_form import ReportForm
from altavoz.participation.moderation.reporting import Reported
from altavoz.participation.views import SeeOther
from altavoz.website import callers
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form


@public_form
def report_page(request: HttpRequest, address: str) -> HttpResponse:
    """GET shows the form, and thanks after it; POST keeps the report."""
    about = reporting.page_at(request, address)
    if about is None:
        return trouble_page(request, 404)
    with override(about.language):
        if request.method != "POST":
            return _page(request, about, ReportForm(), done="sent" in request.GET)
        form = ReportForm(request.POST)
        if not form.is_valid():
            return _page(request, about, form)
        _keep(request, about, form, timezone.now())
        return SeeOther(f"{request.path}?sent")


def _keep(request: HttpRequest, about: Reported, form: ReportForm, now: datetime) -> None:
    """Every report counts in the window of its caller, which it shares with signing."""
    within = callers.within(settings.LIMIT_PER_BLOCK, what="block", value=callers.caller_of(request), now=now)
    if within and not form.is_by_a_program(now):
        said = form.cleaned_data
        reporting.report(about=about, kind=said["kind"], words=said["words"], now=now)


def _page(request: HttpRequest, about: Reported, form: ReportForm, *, done: bool = False) -> HttpResponse:
    context = {"about": about, "form": form, "done": done, "language": about.language}
    response = render(request, "participation/report.html", context, status=422 if form.errors else 200)
    response.headers["Content-Language"] = about.language
    return response
