# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public media: pictures that staff uploaded, under names that never come back with other contents."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join

# Documents are not here: they are served by Wagtail's view, which asks who may read them.
PUBLIC_FOLDERS = ("images/", "original_images/")


def public_file(request: HttpRequest, path: str) -> FileResponse:
    """Raises Http404 for all that is not a file in a public folder."""
    file = _found(path)
    response = FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
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
