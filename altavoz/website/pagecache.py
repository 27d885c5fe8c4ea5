# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public pages from the process's memory.

The way of a hit is short on purpose: one look into a dict, one comparison, one response. A page is kept when it
answers 200, says so itself (`public`) and sets no cookie; it stays until a subject it depends on has changed.
"""

import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import brotli
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from altavoz.website import generations

PUBLIC = "max-age=0, s-maxage=5, stale-while-revalidate=10, stale-if-error=60"
PRIVATE = "private, no-store"
STALE_SECONDS = 10.0
# "Three days left" must not stand for ever on a page that nobody touches.
LONGEST_SECONDS = 60.0
LARGEST_PAGE = 1024 * 1024
PASSED_BY = ("/static/", "/media/", "/cms/", "/accounts/", "/documents/", "/act/", "/confirm/")
NOT_KEPT = frozenset({"content-length", "date", "content-encoding"})

Key = tuple[str, str]
GetResponse = Callable[[HttpRequest], HttpResponseBase]


def public[Response: HttpResponseBase](response: Response) -> Response:
    """Say that anybody may keep this answer for a moment, unless it already says otherwise."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = PUBLIC
    return response
