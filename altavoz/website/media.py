# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public media: pictures that staff uploaded, under names that never come back with other contents."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

# Documents are not here: they are served by Wagtail's view, which asks who may read them.
PUBLIC_FOLDERS = ("images/", "original_images/")
# Browsers may keep a picture. Caches in front ask again as often as for pages, and are told in one line that nothing
# changed: a picture of somebody whose case was taken down must be gone there too (decision 0107).
KEPT = "public, max-age=31536000, immutable, s-maxage=5, stale-while-revalidate=10"


def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Raises Http404 for all that is not a file in a public folder."""
    file = _found(path)
    modified = int(file.stat().st_mtime)
    response: HttpResponseBase | None = get_conditional_response(request, last_modified=modified)
    if response is None:
        response = FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = KEPT
    return response


def _found(path: str) -> Path:
    if not path.startswith(PUBLIC_FOLDERS):
        raise Http404
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
        is_there = file.is_file()
    except (SuspiciousFileOperation, OSError):
        # A name longer than the disk can hold is an OSError, and no file either.
        raise Http404 from None
    if not is_there or not file.is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise Http404
    return file
