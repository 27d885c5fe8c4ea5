# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is answered when a request broke: the database being full, locked or away is no fault of the page."""

import sys

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from altavoz.website import errors

# SQLite says "database or disk is full", PostgreSQL "No space left on device" under one of these classes.
PASSING = (OperationalError, InterfaceError)
SIGNS = ("full", "no space", "locked", "read-only", "readonly")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: 503 with the time to come back where the database failed, else 500."""
    return errors.unavailable(request) if _database_failed(sys.exc_info()[1]) else errors.server_error(request)


def _database_failed(error: BaseException | None) -> bool:
    """The error itself, or what it arose from: a template or a form may have wrapped it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, PASSING) or (isinstance(error, DatabaseError) and _is_about_the_disk(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_about_the_disk(error: DatabaseError) -> bool:
    return any(sign in str(error).lower() for sign in SIGNS)
