# SPDX-License-Identifier: AGPL-3.0-or-later
"""In which language to speak to a reader of whom no row tells it. It asks nothing of the database."""

from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException, UnreadablePostError
from django.utils.translation import get_language_from_request

from altavoz.website.languages import OWN_NAMES

UNREADABLE = (
    *(BadRequest, RequestDataTooBig, SuspiciousOperation, MultiPartParserError),
    *(RawPostDataException, UnreadablePostError, UnicodeError, ValueError),
)


def language_of_reader(request: HttpRequest) -> str:
    """As the address says, else the form that was sent, else the page before, else what the browser prefers."""
    said = _first_step(request.path_info) or _posted(request) or _came_from(request)
    return said or get_language_from_request(request)


def _first_step(path: str) -> str:
    step = path.split("/", 2)[1] if path.startswith("/") else ""
    return step if step in OWN_NAMES else ""


def _posted(request: HttpRequest) -> str:
    """The hidden field of our forms. What made the request bad may also keep it from being read."""
    if request.method != "POST":
        return ""
    try:
        said = request.POST.get("language", "")
    except UNREADABLE:
        return ""
    return said if said in OWN_NAMES else ""


def _came_from(request: HttpRequest) -> str:
    try:
        return _first_step(urlsplit(request.headers.get("Referer", "")).path)
    except ValueError:
        return ""
