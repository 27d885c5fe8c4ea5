# SPDX-License-Identifier: AGPL-3.0-or-later
"""Between the web server and Django: a request is let in once it is whole.

Granian's WSGI server reads a body while Django waits for it, and holds the interpreter's lock meanwhile: one phone on
a bad line, or one half-sent form, stops the whole process. Over RSGI (Granian's own interface) the body is awaited
here, beside all others, under a limit of size and time; Django then gets a request that is complete.
"""

import asyncio
import io
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

Environ = dict[str, Any]  # Any: WSGI's own (PEP 3333)
StartResponse = Callable[..., object]
Application = Callable[[Environ, Any], Any]  # Any: Django's handler is no Iterable[bytes] to its stubs, but is one
Headers = list[tuple[str, str]]

READING = frozenset({"GET", "HEAD"})
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
# A piece must come within this time; a whole body at this speed at least.
PIECE_SECONDS = 15.0
BYTES_A_SECOND = 8 * 1024
# What is larger than this many times the limit is cut off while it comes.
TIMES_TOO_LARGE = 8
TOO_SLOW = (
    "Your message did not arrive whole. Please send it again.\n"
    "Votre message n’est pas arrivé en entier. Veuillez l’envoyer de nouveau.\n"
    "Su mensaje no llegó completo. Por favor, envíelo otra vez.\n"
)


class RequestHeaders(Protocol):
    def get(self, name: str, default: str | None = None) -> str | None: ...
    def items(self) -> Iterable[tuple[str, str]]: ...


class Scope(Protocol):
    """What Granian tells of a request."""

    method: str
    path: str
    query_string: str
    scheme: str
    http_version: str
    client: str
    server: str
    headers: RequestHeaders


class Wire(Protocol):
    """The request's body coming in, and the way of the answer."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_str(self, status: int, headers: Headers, body: str) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...


class TooSlow(Exception):
    """The body did not arrive in time."""


@dataclass(frozen=True)
class Limits:
    """`public` bytes for everybody, `staff` bytes under the prefixes of `staff_paths`, where files are uploaded, and
    `upload` bytes where the public sends a file: at what begins with /act/ and has one of `upload_endings`."""

    public: int
    staff: int
    staff_paths: tuple[str, ...]
    upload: int = 0
    upload_endings: tuple[str, ...] = ()

    def of(self, path: str) -> int:
        if path.startswith(self.staff_paths):
            return self.staff
        if self.upload_endings and path.endswith(self.upload_endings) and path.startswith("/act/"):
            return self.upload
        return self.public


class Ready(Protocol):
    """An answer that is known before Django is asked; its headers have lower-case names."""

    @property
    def status(self) -> int: ...
    @property
    def body(self) -> bytes: ...
    @property
    def wire(self) -> Headers: ...


def nothing(_scope: Scope) -> Ready | None:
    """For an application that keeps no answers."""
    return None


class Gate:
    """The RSGI application: `threads` are how many requests Django works on at once in this process.

    `at_hand` gives what needs no waiting: such an answer goes out without a thread or a request being made for it.
    """

    def __init__(
        self,
        application: Application,
        *,
        limits: Limits,
        threads: int,
        at_hand: Callable[[Scope], Ready | None] = nothing,
    ) -> None:
        self.application = application
        self.at_hand = at_hand
        self.limits = limits
        self.inside = ThreadPoolExecutor(threads, thread_name_prefix="web")

    async def __rsgi__(self, scope: Scope, wire: Wire) -> None:
        ready = self.at_hand(scope) if scope.method in READING else None
        if ready is not None:
            if scope.method == "HEAD" or not ready.body:
                wire.response_empty(ready.status, ready.wire)
            else:
                wire.response_bytes(ready.status, ready.wire, ready.body)
            return
        environ = environ_of(scope)
        if scope.method in WITH_BODY:
            try:
                await self._take_in(scope, wire, environ)
            except TooSlow:
                wire.response_str(408, [("content-type", "text/plain; charset=utf-8")], TOO_SLOW)
                return
        answer = await asyncio.get_running_loop().run_in_executor(self.inside, self._answer, environ)
        send(wire, answer, bodiless=scope.method == "HEAD")

    async def _take_in(self, scope: Scope, wire: Wire, environ: Environ) -> None:
        """Put the body into the environ. One that is too large is not kept: its length alone tells Django."""
        limit = self.limits.of(scope.path)
        announced = environ.get("CONTENT_LENGTH", "")
        if announced.isdigit() and int(announced) > limit:
            await let_go_by(wire, at_most=limit * TIMES_TOO_LARGE)
            return
        body = await whole_body(wire, limit)
        environ["wsgi.input"] = io.BytesIO(body)
        environ.setdefault("CONTENT_LENGTH", str(len(body)))

    def _answer(self, environ: Environ) -> "Answer":
        said: list[tuple[str, Headers]] = []
        parts = self.application(environ, lambda status, headers, *_: said.append((status, headers)))
        try:
            body = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        status, headers = said[-1]
        return Answer(int(status[:3]), headers, body)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


def send(wire: Wire, answer: Answer, *, bodiless: bool) -> None:
    headers = [(name.lower(), value) for name, value in answer.headers]
    if bodiless or not answer.body:
        wire.response_empty(answer.status, headers)
    else:
        wire.response_bytes(answer.status, headers, answer.body)


async def whole_body(wire: Wire, limit: int) -> bytes:
    """The body up to one byte more than `limit`. Raises TooSlow; what was cut off ends where it was cut."""
    body = bytearray()
    async for piece in in_time(wire):
        body += piece
        if len(body) > limit:
            break
    return bytes(body[: limit + 1])


async def let_go_by(wire: Wire, *, at_most: int) -> None:
    """Hear it out and keep nothing: a browser that is cut short shows a broken line and not our answer."""
    gone = 0
    async for piece in in_time(wire):
        gone += len(piece)
        if gone > at_most:
            break


async def in_time(wire: Wire) -> AsyncIterator[bytes]:
    """The pieces of a body as they come. Raises TooSlow."""
    loop = asyncio.get_running_loop()
    began, received = loop.time(), 0
    pieces = aiter(wire)
    while True:
        left = began + PIECE_SECONDS + received / BYTES_A_SECOND - loop.time()
        try:
            piece = await asyncio.wait_for(anext(pieces), left)
        except TimeoutError:
            raise TooSlow from None
        except (StopAsyncIteration, OSError):
            return
        received += len(piece)
        yield piece


def environ_of(scope: Scope) -> Environ:
    """The request as WSGI tells it (PEP 3333), with an empty body."""
    host, port = address(scope.server)
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": address(scope.client)[0],
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    add_headers(environ, scope.headers.items())
    return environ


def add_headers(environ: Environ, headers: Iterable[tuple[str, str]]) -> None:
    """A name with an underscore is dropped: it could pose as one that a proxy of ours has set."""
    for name, value in headers:
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value


def address(text: str) -> tuple[str, str]:
    """`127.0.0.1:80` or `[::1]:80` in its two parts."""
    host, _, port = text.rpartition(":")
    return host.strip("[]"), port
