# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public list of events: what is ahead, what has been, everywhere or in one country."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.actions.event.listing import gatherings
from altavoz.campaigns.countries import country_name
from altavoz.website import generations
from altavoz.website.errors import trouble_page
from altavoz.website.pagecache import public
from altavoz.website.reader import language_of_reader

MOST_AHEAD, MOST_PAST = 60, 20


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The address that menus lead to, whatever the language."""
    return HttpResponseRedirect(reverse("newsroom:events", args=[language_of_reader(request)]))


@require_safe
def events(request: HttpRequest, language: str, country: str = "") -> HttpResponse:
    name = country_name(country, language) if country else ""
    if name == country and country:
        return trouble_page(request, 404)
    now, codes = timezone.now(), (country,) if country else ()
    generations.depend_on(generations.SITE)
    with override(language):
        context = {
            "ahead": gatherings(language=language, now=now, countries=codes, most=MOST_AHEAD),
            "past": gatherings(language=language, now=now, countries=codes, most=MOST_PAST, past=True),
            "country": country,
            "country_name": name,
            "language": language,
        }
        response = render(request, "newsroom/gatherings/events.html", context)
    response.headers["Content-Language"] = language
    return public(response)
