# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's page as a file to print or to carry where there is no line."""

import typst
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.copies import pdf
from altavoz.website import errors, pagecache


@require_safe
def page_pdf(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """In that language alone: who asks for another is told so by the page."""
    action = Action.objects.select_related("organisation").filter(public_id=public_id).first()
    if action is None or action.state == Action.State.TAKEN_DOWN:
        return errors.trouble_page(request, 404 if action is None else 410)
    page = next((page for page in pointing.live_pages(action) if page.told_in == language), None)
    if page is None:
        return errors.trouble_page(request, 404)
    page.action = action
    with timezone.override(action.zone):
        try:
            made = pdf.pdf_of(page, now=timezone.now())
        except typst.TypstError:
            return errors.trouble_page(request, 503)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.slug}.{language}.pdf"'
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store" if page.tells_of_someone_at_risk() else pagecache.PUBLIC
    return response
