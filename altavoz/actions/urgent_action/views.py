# SPDX-License-Identifier: AGPL-3.0-or-later
"""The printed sheet of an issue. It is set again for each request that the page cache has none for."""

import threading

import typst
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.actions.urgent_action.printing import NoSuchIssue, pdf_of
from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.website import errors, pagecache

# One is set at a time: it takes a whole core.
_setting = threading.Lock()


@require_safe
def sheet(request: HttpRequest, public_id: str, number: int, language: str) -> HttpResponse:
    """In the languages in which the action is told; what was taken down is gone on paper too."""
    rows = Action.objects.select_related("organisation").filter(kind=UrgentActionPage.kind)
    action = rows.filter(public_id=public_id).first()
    if action is None or action.state == Action.State.TAKEN_DOWN:
        return errors.trouble_page(request, 404 if action is None else 410)
    page = next((page for page in pointing.live_pages(action) if page.told_in == language), None)
    if page is None:
        return errors.trouble_page(request, 404)
    try:
        with _setting:
            made = pdf_of(action, number, language=language, now=timezone.now())
    except NoSuchIssue:
        return errors.trouble_page(request, 404)
    except typst.TypstError:
        return errors.trouble_page(request, 503)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.slug}-{number}.{language}.pdf"'
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store" if page.tells_of_someone_at_risk() else pagecache.PUBLIC
    return response
