# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sheets to print: everybody may gather signatures on paper, in each language, on A4 or Letter."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.wording import FrozenText
from altavoz.website.errors import trouble_page
from altavoz.website.qr import svg_of

LINES = 15
PAPERS: Mapping[str, str] = {"a4": "participation/sheet-a4.css", "letter": "participation/sheet-letter.css"}
CODES = frozenset(code for code, _name in settings.LANGUAGES)
GOING_ON = frozenset({Action.State.OPEN, Action.State.PAUSED})


@require_safe
def sheet(request: HttpRequest, public_id: str, language: str, paper: str) -> HttpResponse:
    """One sheet in that language. An action that has ended leads to its page, which says so."""
    action = _action(public_id)
    if action is None or language not in CODES or paper not in PAPERS:
        return trouble_page(request, 404)
    now = timezone.now()
    if action.state_at(now) not in GOING_ON:
        return redirect("participation:take-part", public_id=public_id)
    context = {
        "action": action,
        "view": view_of(action, language=language, now=now),
        "text": _text(action, language),
        "language": language,
        "style": PAPERS[paper],
        "lines": range(1, LINES + 1),
        "organisation": action.organisation.name(language),
        "contact": action.organisation.privacy_contact,
    }
    with override(language):
        response = render(request, "participation/sheet.html", context)
    response.headers["Content-Language"] = language
    return response


@require_safe
def qr_code(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    action = _action(public_id)
    address = pointing.share_url(pointing.live_pages(action), language) if action else ""
    if action is None or not address:
        return trouble_page(request, 404)
    return HttpResponse(svg_of(address), content_type="image/svg+xml")


def _action(public_id: str) -> Action | None:
    hidden = [Action.State.PREPARING, Action.State.TAKEN_DOWN]
    return Action.objects.exclude(state__in=hidden).select_related("organisation").filter(public_id=public_id).first()


def _text(action: Action, language: str) -> FrozenText | None:
    """The words of the version that stands on the page now, in that language or the first that there is."""
    texts = FrozenText.objects.filter(version__action=action, version__number=action.text_version).order_by("pk")
    by_language = {text.language: text for text in texts}
    return by_language.get(language) or next(iter(by_language.values()), None)
