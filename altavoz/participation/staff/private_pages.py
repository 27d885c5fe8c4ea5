# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sealed file on its way to somebody who may see it: never shown inside a page, never kept on the way."""

from django.http import StreamingHttpResponse

from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile


def attachment(file: PrivateFile) -> StreamingHttpResponse:
    response = StreamingHttpResponse(private_files.read(file), content_type=file.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.headers["Content-Length"] = str(file.size)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
