# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public pages from the process's memory.

The way of a hit is short on purpose: one look into a dict, one comparison, one answer, given at the gate before
Django has seen the request. A page is kept when it answers 200, says so itself (`public`) and sets no cookie; it stays
until a subject it depends on has changed.
"""

import gzip
import hashlib
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Optional, Protocol, TypeVar

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, ResponseHeaders

from altavoz.website import came_from, generations

# A list may name somebody at risk, and so may a page that is yet to be written: whatever happens to the centre, a cache
# in front shows nothing for more than fifteen seconds (decision 0171).
PUBLIC = "max-age=0, s-maxage=5, stale-while-revalidate=10, stale-if-error=10"
PRIVATE = "private, no-store"
# For everybody else this is what "no-store" says; our own memory knows it by its second word.
US_ALONE = "no-store, max-age=0"
STALE_SECONDS = 10.0
# A consent that ends hides somebody on that second, and no change of a row tells of it.
LONGEST_SECONDS_FOR_US_ALONE = 5.0
# "Three days left" must not stand for ever on a page that nobody touches.
LONGEST_SECONDS = 60.0
PASSED_BY = ("/static/", "/media/", "/cms/", "/accounts/", "/documents/", "/act/", "/confirm/", "/healthz", "/readyz")
# What a page may be asked and be kept: to show its text alone, or for public ids of offices, a variant of their text,
# and whether they are called instead of written to.
KEPT_QUESTION = re.compile(r"text(=[1-9][0-9]?)?|office=[a-z2-7]{16}(&office=[a-z2-7]{16}){0,3}(&v=[0-9])?(&by=call)?")
# Behind it or alone: the code of a mailing. One that no mailing has was dropped before.
KEPT_CODE = re.compile(r"(?:^|&)from=[a-z2-7]{8,12}\Z")
# Whoever asks for more of them than that pushes out others of their sort, and never a page without a question.
MOST_QUESTIONS = 128

Key = tuple[str, str]
GetResponse = Callable[[HttpRequest], HttpResponseBase]
Answer = TypeVar("Answer", bound=HttpResponseBase)


def for_us_alone(response: Answer) -> Answer:
    """Say that nobody on the way may keep this answer, while our own memory may for some seconds."""
    response["Cache-Control"] = US_ALONE
    return response


def public(response: Answer) -> Answer:
    """Say that anybody may keep this answer for a moment, unless it already says otherwise."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = PUBLIC
    return response


class AskedHeaders(Protocol):
    def get(self, name: str, default: str | None = None) -> str | None: ...


class Asked(Protocol):
    """What the web server tells of a request (RSGI's scope)."""

    method: str
    path: str
    query_string: str

    @property
    def headers(self) -> AskedHeaders: ...


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer that needs nothing more; `wire` are its headers as the web server takes them."""

    status: int
    body: bytes
    headers: ResponseHeaders
    wire: list[tuple[str, str]]


def _ready(status: int, body: bytes, headers: Mapping[str, str]) -> Ready:
    wire = [(name.lower(), value) for name, value in headers.items()]
    return Ready(status, body, ResponseHeaders(headers), wire)


class KeptPage:
    """One rendered page, ready to be answered again and again."""

    __slots__ = ("etag", "known", "needs", "packed", "plain", "stale_at", "steps_in", "unchanged", "until")

    def __init__(self, response: HttpResponse, needs: tuple[tuple[str, int], ...], known: Mapping[str, int]) -> None:
        body = response.content
        packed = gzip.compress(body, 6, mtime=0)
        self.etag = f'W/"{hashlib.blake2s(body, digest_size=12).hexdigest()}"'
        shared = {**response.headers, "ETag": self.etag, "Vary": "Accept-Encoding"}
        self.unchanged = _ready(304, b"", shared)
        self.plain = _ready(200, body, {**shared, "Content-Length": str(len(body))})
        self.packed = _ready(200, packed, {**shared, "Content-Encoding": "gzip", "Content-Length": str(len(packed))})
        self.needs = needs
        self.known = known
        self.steps_in = response["Cache-Control"] == PUBLIC
        self.until = time.monotonic() + (LONGEST_SECONDS if self.steps_in else LONGEST_SECONDS_FOR_US_ALONE)
        self.stale_at = 0.0

    def is_fresh(self, numbers: Mapping[str, int], now: float) -> bool:
        if self.known is not numbers:
            if any(numbers.get(subject, 0) != number for subject, number in self.needs):
                return False
            self.known = numbers
        return now < self.until

    def may_stand_in(self, now: float) -> bool:
        """Whether this old page may still be shown while its successor is being rendered; never of somebody at risk."""
        if not self.steps_in:
            return False
        self.stale_at = self.stale_at or now
        return now - self.stale_at < STALE_SECONDS

    def ready(self, *, etag: str, encodings: str) -> Ready:
        if etag == self.etag:
            return self.unchanged
        return self.packed if "gzip" in encodings else self.plain

    def answer(self, meta: Mapping[str, Any]) -> HttpResponse:
        ready = self.ready(etag=meta.get("HTTP_IF_NONE_MATCH", ""), encodings=meta.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(ready.body, status=ready.status)
        # The headers are shared by all answers: this is the outermost middleware, so nobody writes on them any more.
        response.headers = ready.headers
        return response

    @property
    def size(self) -> int:
        return len(self.plain.body) + len(self.packed.body)


class PageCacheMiddleware:
    """Outermost of all: a page that is kept never reaches the rest of the centre."""

    sync_capable = True
    async_capable = False
    # The one that this process's requests go through.
    in_use: ClassVar[Optional["PageCacheMiddleware"]] = None

    def __init__(self, get_response: GetResponse) -> None:
        self.room = settings.PAGE_CACHE_BYTES
        if not self.room:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.reader = generations.reader
        self.pages: dict[Key, KeptPage] = {}
        self.turns: dict[Key, threading.Lock] = {}
        self.session_cookie = settings.SESSION_COOKIE_NAME
        PageCacheMiddleware.in_use = self

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        if "HTTP_COOKIE" in meta and self.session_cookie in meta["HTTP_COOKIE"]:
            return self._for_somebody_signed_in(request)
        question = meta.get("QUERY_STRING", "")
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        if question:
            # The page must not see a code either that no mailing has, for it is kept as the page without one.
            question = meta["QUERY_STRING"] = came_from.without_junk(question)
            asked = KEPT_CODE.sub("", question)
            if asked and not KEPT_QUESTION.fullmatch(asked):
                return self.get_response(request)
        key = (meta.get("HTTP_HOST", ""), f"{request.path_info}?{question}" if question else request.path_info)
        page = self.pages.get(key)
        if page is not None and page.is_fresh(self.reader.look(), time.monotonic()):
            return page.answer(meta)
        if request.method == "HEAD" or request.path_info.startswith(PASSED_BY):
            return self.get_response(request)
        return self._in_turn(request, key, page)

    def at_hand(self, asked: Asked) -> Ready | None:
        """The answer to a reader without any cookie, where it can be given without waiting for anything."""
        headers, now = asked.headers, time.monotonic()
        numbers = self.reader.at_hand(now)
        page = None if numbers is None else self.pages.get((headers.get("host") or "", asked.path))
        if page is None or numbers is None or asked.query_string or headers.get("cookie") is not None:
            return None
        if not page.is_fresh(numbers, now):
            return None
        return page.ready(etag=headers.get("if-none-match") or "", encodings=headers.get("accept-encoding") or "")

    def _for_somebody_signed_in(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.get("Cache-Control") == PUBLIC:
            response["Cache-Control"] = PRIVATE
        return response

    def _in_turn(self, request: HttpRequest, key: Key, old: KeptPage | None) -> HttpResponseBase:
        """Render it, unless somebody else is at it: then the old page, or theirs when it is done."""
        turn = self.turns.setdefault(key, threading.Lock())
        mine = turn.acquire(blocking=False)
        if not mine and old is not None and old.may_stand_in(time.monotonic()):
            return old.answer(request.META)
        mine = mine or turn.acquire(timeout=STALE_SECONDS)
        try:
            page = self.pages.get(key)
            if page is not None and page is not old and page.is_fresh(self.reader.look(), time.monotonic()):
                return page.answer(request.META)
            return self._render(request, key, old)
        finally:
            if mine:
                self.turns.pop(key, None)
                turn.release()

    def _render(self, request: HttpRequest, key: Key, old: KeptPage | None) -> HttpResponseBase:
        # The numbers are taken before rendering: a change in between makes the page old, never wrong.
        numbers = self.reader.look()
        with generations.collecting() as subjects:
            response = self.get_response(request)
        if response.status_code >= 500 and old is not None and old.may_stand_in(time.monotonic()):
            return old.answer(request.META)
        self.pages.pop(key, None)
        if not isinstance(response, HttpResponse) or not self._may_be_kept(response):
            return response
        needs = tuple((subject, numbers.get(subject, 0)) for subject in subjects)
        page = KeptPage(response, needs, numbers)
        self._keep(key, page)
        return page.answer(request.META)

    def _may_be_kept(self, response: HttpResponse) -> bool:
        return (
            response.status_code == 200
            and response.get("Cache-Control") in (PUBLIC, US_ALONE)
            and not response.cookies
            and not response.has_header("Content-Encoding")
            and len(response.content) * 2 <= self.room
        )

    def _keep(self, key: Key, page: KeptPage) -> None:
        """Put it last in the row; the pages that were kept first make room."""
        self.pages[key] = page
        asked = [kept for kept in list(self.pages) if "?" in kept[1]] if "?" in key[1] else []
        for oldest_asked in asked[:-MOST_QUESTIONS]:
            self.pages.pop(oldest_asked, None)
        used = sum(kept.size for kept in list(self.pages.values()))
        while used > self.room and len(self.pages) > 1:
            oldest = self.pages.pop(next(iter(self.pages)), None)
            used -= oldest.size if oldest is not None else 0


def at_hand(asked: Asked) -> Ready | None:
    """What this process can answer to a GET or HEAD at once; None where Django has to be asked."""
    cache = PageCacheMiddleware.in_use
    return None if cache is None else cache.at_hand(asked)
