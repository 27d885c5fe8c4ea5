# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody took part and does not want to hear what becomes of it. What she did goes on counting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from altavoz.mailings.models import EnoughOfIt
from altavoz.participation.models import Participation
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form


@public_form
def enough(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button; mail programs press it by themselves, as RFC 8058 says."""
    row = Participation.objects.filter(token=token).select_related("action").first()
    if row is None:
        return trouble_page(request, 404)
    done = request.method == "POST"
    if done:
        EnoughOfIt.objects.get_or_create(participation=row, defaults={"at": timezone.now()})
    with override(row.language):
        context = {"done": done, "language": row.language, "pages": row.action.pages.filter(told_in=row.language)}
        response = render(request, "mailings/enough.html", context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = row.language
    return response
