# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.website import generations
from altavoz.website.feeds import asking, maps, written
from altavoz.website.feeds.items import items_of
from altavoz.website.finding.choices import choices
from altavoz.website.frame import frame_around
from altavoz.website.pagecache import public

XML = "application/xml; charset=utf-8"


@require_safe
def feed(request: HttpRequest, language: str, file: str, path: str = "") -> HttpResponse:
    asked, now = asking.read(language, path), timezone.now()
    if asked is None:
        raise Http404
    generations.depend_on(generations.SITE)
    with override(language):
        return _answer(asked, file, language, now)


@require_safe
def index(request: HttpRequest, language: str) -> HttpResponse:
    """All feeds that there is something for."""
    found, fed = choices(language), asking.fed_kinds()
    generations.depend_on(generations.SITE)
    groups = {
        "kind": [each for each in found.kinds if each.value in fed],
        "country": found.countries,
        "topic": found.topics,
    }
    context = {"groups": groups, "asked": request.GET, "narrowed": _narrowed(request, language), "language": language}
    with override(language):
        response = render(request, "website/feeds/index.html", context)
    response.headers["Content-Language"] = language
    if request.GET:
        response["Cache-Control"] = "no-store"
    return public(response)


def _narrowed(request: HttpRequest, language: str) -> asking.Asked | None:
    """The feed of all that somebody has chosen."""
    path = "".join(f"{sort}/{request.GET[sort]}/" for sort in asking.NARROWED if request.GET.get(sort))
    return asking.read(language, path) if path else None


@require_safe
def site_map(request: HttpRequest, part: str = "") -> HttpResponse:
    """The map of maps, or one of them."""
    generations.depend_on(generations.SITE)
    if not part:
        context = {"parts": maps.parts()}
        return public(render(request, "website/feeds/maps.xml", context, content_type=XML))
    places = maps.front() if part == "front" else maps.part(int(part))
    return public(render(request, "website/feeds/map.xml", {"places": places}, content_type=XML))


def _answer(asked: asking.Asked, file: str, language: str, now: datetime) -> HttpResponse:
    items, brand = items_of(asked.question, now=now), frame_around(None, path="", language=language).brand
    around = written.Around(
        title=f"{brand}: {asked.about}" if asked.about else brand,
        language=language,
        author=brand,
        folder=f"/{language}/feeds/{asked.path}",
    )
    if file == "atom.xml":
        response = HttpResponse(written.as_atom(around, items, now=now), content_type=written.ATOM)
    else:
        response = HttpResponse(written.as_json(around, items), content_type=written.JSON)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if items.keeps_no_copy:
        response["Cache-Control"] = "no-store"
    return public(response)
