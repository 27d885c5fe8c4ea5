# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every public form refuses before it is read. There is no session to steal, so no cookie and no token."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from altavoz.website.errors import trouble_page

View = Callable[..., HttpResponseBase]
METHODS = ("GET", "HEAD", "POST")


def public_form(view: View) -> View:
    """Guards a view: right method, not foreign, whole and readable; its answers are kept nowhere."""
    return _guarded(view, lambda: settings.PUBLIC_FORM_BYTES)


def public_upload(view: View) -> View:
    """The same for a form that brings a file along: its address is one at which the gate lets larger bodies in."""
    return _guarded(view, lambda: settings.PUBLIC_UPLOAD_BYTES)


def _guarded(view: View, at_most: Callable[[], int]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = _refused(request, at_most()) or view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(guarded)


def _refused(request: HttpRequest, at_most: int) -> HttpResponse | None:
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if request.method != "POST":
        return None
    if is_foreign(request):
        return trouble_page(request, 403)
    status = _unreadable(request, at_most)
    return trouble_page(request, status) if status else None


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser itself says that another site sent this. Programs that say nothing are let in."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in {"cross-site", "same-origin"}:
        return site == "cross-site"
    origin = request.headers.get("Origin")
    if not origin:
        return False
    return urlsplit(origin).netloc.lower() not in {request.get_host().lower(), urlsplit(settings.ALTAVOZ_URL).netloc}


def _unreadable(request: HttpRequest, at_most: int) -> int:
    """The status of what is wrong with the body; 0 where nothing is."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if announced.isdigit() and int(announced) > at_most:
        return 413
    try:
        body = request.body
        request.POST  # noqa: B018 - parses it, once
        if request.content_type == "application/x-www-form-urlencoded":
            # Django would read such bytes as letters of another alphabet, and sign with a name that nobody has.
            body.decode()
    except RequestDataTooBig:
        return 413
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, UnicodeError, ValueError):
        return 400
    # Half a form could still look like a whole one with a shorter reason.
    return 400 if announced.isdigit() and len(body) < int(announced) else 0
