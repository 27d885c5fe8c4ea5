# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small WSGI application behind the gate: it says what it was given. Served by test_gate.py."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from altavoz.running.gate import Environ, Gate, Headers, Limits, Scope, StartResponse

TOLD = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "REMOTE_ADDR", "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_X_TRY")


def echo(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    lines = [f"{name}={environ.get(name, '')}" for name in TOLD]
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Body", str(len(body)))])
    return ["\n".join(lines).encode("latin-1")]


@dataclass(frozen=True)
class Known:
    status: int = 200
    body: bytes = b"kept"
    wire: Headers = field(default_factory=lambda: [("content-type", "text/plain"), ("content-length", "4")])


def at_hand(scope: Scope) -> Known | None:
    return Known() if scope.path == "/kept/" else None


application = Gate(echo, limits=Limits(public=1000, staff=100_000, staff_paths=("/cms/",)), threads=1, at_hand=at_hand)
