# SPDX-License-Identifier: AGPL-3.0-or-later
"""No act of staff passes without an entry: what a room does not note itself is noted here, with its address's name."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from altavoz.organisations import audit
from altavoz.organisations.staff_door import SCREENS

GetResponse = Callable[[HttpRequest], HttpResponseBase]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What the editor's own screens ask again and again, and what changes nothing.
NO_ACTS = ("preview", "ping", "choose", "filters", "generate_title")


class AuditMiddleware:
    """Only unsafe requests of signed-in staff under /cms/ are looked at; the answer's body never is."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE or not request.path_info.startswith(SCREENS):
            return self.get_response(request)
        with audit.noting() as noted:
            response = self.get_response(request)
            if not noted and _was_done(response) and isinstance(request.user, User):
                _note(request, request.user)
        return response


def _was_done(response: HttpResponseBase) -> bool:
    """A form that comes back with errors is a 200 and did nothing; what was done sends its reader on."""
    return 300 <= response.status_code < 400 or response.status_code == 201


def _note(request: HttpRequest, user: User) -> None:
    match = request.resolver_match
    name = match.view_name if match else ""
    if not name or any(part in name for part in NO_ACTS):
        return
    numbers = [f"{key}={value}" for key, value in (match.kwargs if match else {}).items()]
    numbers += [str(value) for value in (match.args if match else ())]
    audit.note(actor=user, act=name[:64], subject=" ".join(numbers)[:100], now=timezone.now())
