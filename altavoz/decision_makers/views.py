# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public record of an office, and the form under it for whoever knows better."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.decision_makers import correcting
from altavoz.decision_makers.correction_form import CorrectionForm
from altavoz.decision_makers.mentions import mentions_of
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.record import record_of
from altavoz.website import callers
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form
from altavoz.website.pagecache import public


class SeeOther(HttpResponseRedirectBase):
    """The answer to a form: look there, with GET."""

    status_code = 303


@require_safe
def office(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    record = record_of(public_id, timezone.now().date())
    if record is None:
        return trouble_page(request, 404)
    with override(language):
        mentions = mentions_of(record.office, language=language)
    return public(_page(request, "office", {"record": record, "mentions": mentions}, language=language))


@public_form
def correct(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """GET shows the form, and thanks after it; POST keeps the proposal, and answers alike where it was one too many."""
    about = Office.objects.filter(public_id=public_id).first()
    if about is None:
        return trouble_page(request, 404)
    if request.method != "POST":
        return _page(
            request, "correct", _context(about, CorrectionForm(), done="sent" in request.GET), language=language
        )
    with override(language):
        form = CorrectionForm(request.POST)
        if form.is_valid():
            _keep(request, about, form, language, timezone.now())
            return SeeOther(f"{request.path}?sent")
    return _page(request, "correct", _context(about, form), language=language, status=422)


def _keep(request: HttpRequest, about: Office, form: CorrectionForm, language: str, now: datetime) -> None:
    """Every post counts in the window of its caller, which it shares with signing."""
    within = callers.within(settings.LIMIT_PER_BLOCK, what="block", value=callers.caller_of(request), now=now)
    if within and not form.is_by_a_program(now):
        said = form.cleaned_data
        correcting.propose(
            office=about,
            kind=said["kind"],
            words=said["words"],
            link=said["link"],
            email=said["email"],
            language=language,
            now=now,
        )


def _context(about: Office, form: CorrectionForm, *, done: bool = False) -> dict[str, object]:
    return {"office": about, "form": form, "done": done}


def _page(
    request: HttpRequest, name: str, context: Mapping[str, object], *, language: str, status: int = 200
) -> HttpResponse:
    with override(language):
        response = render(request, f"decision_makers/{name}.html", {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response
