# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from altavoz.website import theme
from altavoz.website.frame import running_organisation

ONE_YEAR = "public, max-age=31536000, immutable"


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """To the home page in the reader's language, as far as the browser tells it."""
    language = get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def theme_stylesheet(request: HttpRequest, name: str) -> HttpResponse:
    """The organisation's colours. An old page that asks by an old name gets today's, and may not keep them."""
    css = theme.stylesheet(running_organisation())
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = ONE_YEAR if name == theme.name_of(css) else "no-store"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("/cms/", "/accounts/", "/act/", "/confirm/", "/report/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {settings.ALTAVOZ_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The service worker must stand at the root, or it could not speak for the pages below it."""
    response = render(
        None, "website/offline.js", {"languages": [code for code, _name in settings.LANGUAGES]}, "text/javascript"
    )
    response["Cache-Control"] = "max-age=0, must-revalidate"
    return response
