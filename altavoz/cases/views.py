# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from altavoz.cases.telling import pictures
from altavoz.personal_data import private_files
from altavoz.website import errors


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Nothing between here and the reader keeps a copy; one that may not be shown any more is gone."""
    file = pictures.shown_under(name, now=timezone.now())
    if file is None:
        answer: HttpResponseBase = errors.gone(request)
    else:
        answer = FileResponse(private_files.read(file), content_type=file.media_type)
        answer["Content-Length"] = str(file.size)
    answer["Cache-Control"] = "no-store"
    return answer
