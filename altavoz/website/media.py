# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public media: pictures that staff uploaded, under names that never come back with other contents."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseGone
from django.utils import timezone
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from altavoz.website import licences

# Documents are not here: they are served by Wagtail's view, which asks who may read them.
PUBLIC_FOLDERS = ("images/", "original_images/")
# Browsers may keep a picture. Caches in front ask again as often as for pages, and are told in one line that nothing
# changed: a picture of somebody whose case was taken down must be gone there too (decision 0107).
KEPT = "public, max-age=31536000, immutable, s-maxage=5, stale-while-revalidate=10"
# What has a last day is asked for again by browsers too.
KEPT_TO_ITS_END = "public, max-age=300, s-maxage=5, stale-while-revalidate=10"
# Caches put this in the place of what they kept, and for no longer: a licence may be prolonged.
ENDED = "public, max-age=0, s-maxage=5"
FOR_STAFF = "private, no-store"


def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Raises Http404 for all that is not a file in a public folder. After its licence has ended only staff see it."""
    file = _found(path)
    until = licences.last_day_of_file(path)
    if until is not None and until < timezone.localdate():
        return _after_its_end(request, file)
    modified = int(file.stat().st_mtime)
    response: HttpResponseBase | None = get_conditional_response(request, last_modified=modified)
    if response is None:
        response = _file(file)
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = KEPT if until is None else KEPT_TO_ITS_END
    return response


def _after_its_end(request: HttpRequest, file: Path) -> HttpResponseBase:
    is_staff = request.user.has_perm("wagtailadmin.access_admin")
    response = _file(file) if is_staff else HttpResponseGone("", content_type="text/plain")
    response["Cache-Control"] = FOR_STAFF if is_staff else ENDED
    return response


def _file(file: Path) -> HttpResponseBase:
    return FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])


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
