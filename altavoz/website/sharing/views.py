# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawn picture of a page, and its card for other sites (oEmbed)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from altavoz.website import straight
from altavoz.website.languages import OWN_NAMES
from altavoz.website.media import KEPT
from altavoz.website.pages import BasePage
from altavoz.website.sharing import cards_elsewhere, pictures
from altavoz.website.sharing.words import Words, words_of

NOT_IMPLEMENTED = 501


@require_safe
def picture(request: HttpRequest, number: int, edition: str) -> HttpResponse:
    """Only today's picture of a page is drawn: an address of an older one leads to it."""
    page = Page.objects.filter(pk=number, live=True).first()
    shown = page.specific if page is not None else None
    if not isinstance(shown, BasePage) or not shown.is_shown():
        raise Http404
    words = words_of(shown)
    return _drawn(words, edition, pictures.address_of(shown, words))


@require_safe
def picture_said(request: HttpRequest, said: str, edition: str) -> HttpResponse:
    """Of a board, a figure, an office, a list: an address of an older one leads to today's."""
    words = pictures.said_in(said)
    if words is None:
        raise Http404
    return _drawn(words, edition, pictures.address_said(words))


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """As oembed.com asks for it; of a page about somebody at risk there is none, for others would keep it."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("json", status=NOT_IMPLEMENTED, content_type="text/plain; charset=utf-8")
    page = _page_of(request, request.GET.get("url", ""))
    if page is None or page.is_at_risk or not page.is_shown():
        raise Http404
    limits = [_number(request.GET.get(name, "")) for name in ("maxwidth", "maxheight")]
    response = JsonResponse(cards_elsewhere.card_of(page, widest=limits[0], highest=limits[1]))
    response["Cache-Control"] = "public, max-age=300"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _drawn(words: Words, edition: str, address: str) -> HttpResponse:
    if edition != words.edition:
        response: HttpResponse = HttpResponseRedirect(address)
        response["Cache-Control"] = "no-store"
        return response
    response = HttpResponse(pictures.drawn(words), content_type="image/png")
    response["Cache-Control"] = KEPT
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _page_of(request: HttpRequest, address: str) -> BasePage | None:
    """The page of a whole address of ours."""
    if not address.startswith(f"{settings.ALTAVOZ_URL}/"):
        return None
    path = urlsplit(address).path.removeprefix(urlsplit(settings.ALTAVOZ_URL).path)
    language, _mark, rest = path.strip("/").partition("/")
    if language not in OWN_NAMES:
        return None
    with override(language):
        found = straight.page_at(request, rest) if rest else straight.first_page(request)
    return found if isinstance(found, BasePage) else None


def _number(said: str) -> int:
    """0 where nothing usable was said."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
