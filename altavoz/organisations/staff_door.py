# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may pass to the staff screens."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class StaffDoorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
