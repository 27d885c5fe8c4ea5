# SPDX-License-Identifier: AGPL-3.0-or-later
"""Errors as RFC 9457 says, for programs and for whoever reads their logs."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from altavoz.api.schemas import Problem

PROBLEM_JSON = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"


def problem(status: int, detail: str = "", *, cache: str = "no-store") -> HttpResponse:
    """`about:blank` says: the status itself is all there is to know."""
    title = HTTPStatus(status).phrase
    answer = JsonResponse(
        {"type": "about:blank", "title": title, "status": status, "detail": detail},
        status=status,
        content_type=PROBLEM_JSON,
    )
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = cache
    return answer


def described(*statuses: int) -> dict[int, object]:
    """How such answers stand in the description of the API."""
    content = {PROBLEM_JSON: {"schema": Problem.json_schema()}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def not_found(_request: HttpRequest, detail: str = "There is nothing at this address.") -> HttpResponse:
    return problem(404, detail, cache="max-age=5")


def only_reading(request: HttpRequest) -> HttpResponse:
    """For every other method: this door is for reading. A browser that asks first is told so."""
    if request.method == "OPTIONS":
        answer = HttpResponse(status=204)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Allow-Methods"] = METHODS
        answer["Cache-Control"] = "max-age=86400"
    else:
        answer = problem(405, "This address can only be read.")
    answer["Allow"] = METHODS
    return answer


def handle_errors(api: NinjaAPI) -> None:
    api.add_exception_handler(Http404, _no_such_page)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(ValidationError, _bad_question)


def _no_such_page(request: HttpRequest, _error: Http404 | type[Http404]) -> HttpResponse:
    return not_found(request)


def _http_error(_request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    return problem(getattr(error, "status_code", 500), str(error))


def _bad_question(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Names the parameters, never what was typed: it may have been somebody's address."""
    found = error.errors if isinstance(error, ValidationError) else []
    names = sorted({str(each["loc"][-1]) for each in found if each.get("loc")})
    return problem(422, f"These parameters cannot be understood: {', '.join(names)}.")
