# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a log line may hold of a request: the route that was taken, never the address, in which a token can stand."""

import logging
from types import TracebackType

from django.http import HttpRequest

from altavoz.worker import trouble

NOWHERE = "(no such address)"
ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class RouteInsteadOfPath(logging.Filter):
    """Lets every line through, with the route in place of what was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            route = _route(request)
            record.args = tuple(route if _is_address(arg) else arg for arg in record.args)
        return True


class LineFormatter(logging.Formatter):
    """Writes of an exception where it came through and its class; its message may quote what somebody typed."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - the name that logging calls
        error = ei[1]
        return "\n".join(_lines(error)) if error is not None else ""


def _lines(error: BaseException) -> list[str]:
    """The first cause first, as Python prints them."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = _lines(before) if before is not None else []
    return [*earlier, trouble.way(error), type(error).__name__]


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return f"/{match.route}" if match is not None and match.route else NOWHERE


def _is_address(arg: object) -> bool:
    return isinstance(arg, str) and arg.startswith(("/", "http://", "https://"))
