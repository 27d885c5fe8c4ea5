# SPDX-License-Identifier: AGPL-3.0-or-later
"""What browsers are told about every answer: whence it may load, where its forms may go, what it may use."""

from collections.abc import Callable, Mapping

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from altavoz.website.errors import trouble_page

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PUBLIC_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Wagtail's screens bring styles and scripts of their own inside the page.
STAFF_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
# A file somebody uploaded may be shown or saved, and do nothing.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; frame-ancestors 'self'"

POLICIES: Mapping[str, str] = {
    "/cms/": STAFF_POLICY,
    "/accounts/": STAFF_POLICY,
    "/documents/": FILE_POLICY,
    "/media/": FILE_POLICY,
}
EVERYWHERE: Mapping[str, str] = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}


def policy_for(path: str) -> str:
    return next((policy for start, policy in POLICIES.items() if path.startswith(start)), PUBLIC_POLICY)


class HeadersMiddleware:
    """Puts the headers on; an answer that has already said something else keeps it."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = _refused(request) or self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        # Wagtail makes a preview by a request within the request; the outer one's policy lets its screens frame it.
        if not getattr(request, "is_dummy", False):
            response.headers.setdefault("Content-Security-Policy", policy_for(request.path_info))
        return response


def _refused(request: HttpRequest) -> HttpResponseBase | None:
    """A name that is not ours is refused here, for most pages never ask for it."""
    try:
        request.get_host()
    except DisallowedHost:
        return trouble_page(request, 400)
    return None
