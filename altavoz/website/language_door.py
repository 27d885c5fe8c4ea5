# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which language a request is answered in, before any view has looked at it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path


class LanguageMiddleware(LocaleMiddleware):
    """Django's, without its second guess.

    Django sends every address it does not find to the same address under a language's prefix. Wagtail takes
    any address there, so what is not found would never be answered 404 at once. Only "/" is led on.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        outside = not get_language_from_path(request.path_info)
        if response.status_code != 404 or not outside or request.path_info == "/":
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Language",))
        return response
