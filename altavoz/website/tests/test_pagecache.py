# SPDX-License-Identifier: AGPL-3.0-or-later
import gzip
import threading
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from altavoz.organisations.testing import make_organisation
from altavoz.website import came_from, generations, pagecache
from altavoz.website.pagecache import PageCacheMiddleware
from altavoz.website.testing import make_home, make_page

pytestmark = pytest.mark.django_db
Get = Callable[..., HttpResponseBase]


class Centre:
    """Stands behind the cache, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.status = 200
        self.cache_control = pagecache.PUBLIC
        self.words = "words"

    def __call__(self, _request: HttpRequest) -> HttpResponse:
        self.asked += 1
        generations.depend_on(generations.SITE)
        generations.depend_on("action:weavers")
        return HttpResponse(self.words, status=self.status, headers={"Cache-Control": self.cache_control})


@pytest.fixture(autouse=True)
def _kept_and_read_at_once(settings: Settings) -> None:
    settings.PAGE_CACHE_BYTES = 1024 * 1024
    settings.PAGE_CACHE_SECONDS = 0.0


@pytest.fixture
def centre() -> Centre:
    return Centre()


@pytest.fixture
def get(centre: Centre) -> Get:
    cache = PageCacheMiddleware(centre)

    def ask(path: str = "/en/", method: str = "GET", **meta: str) -> HttpResponseBase:
        request = RequestFactory().generic(method, path)
        request.META.update(meta)
        return cache(request)

    return ask


def body(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def test_a_page_is_rendered_once(centre: Centre, get: Get) -> None:
    assert body(get()) == body(get()) == "words"
    assert centre.asked == 1


def test_a_page_is_another_one_under_another_host(centre: Centre, get: Get) -> None:
    get(HTTP_HOST="one.example")
    get(HTTP_HOST="two.example")
    assert centre.asked == 2


@pytest.mark.parametrize("subject", ["site", "action:weavers"])
def test_a_page_is_rendered_again_when_what_it_shows_has_changed(centre: Centre, get: Get, subject: str) -> None:
    get()
    centre.words = "other words"
    generations.touch(subject)
    assert body(get()) == "other words"


def test_a_page_stays_when_something_else_has_changed(centre: Centre, get: Get) -> None:
    get()
    generations.touch("action:others")
    get()
    assert centre.asked == 1


@pytest.mark.parametrize(
    ("path", "meta"),
    [("/en/?q=1", {}), ("/en/", {"HTTP_COOKIE": "sessionid=bo"}), ("/act/x/", {}), ("/cms/", {})],
)
def test_some_requests_pass_the_cache_by(centre: Centre, get: Get, path: str, meta: dict[str, str]) -> None:
    get(path, **meta)
    get(path, **meta)
    assert centre.asked == 2


def test_somebody_signed_in_gets_a_page_that_nobody_may_keep(get: Get) -> None:
    get()
    assert get(HTTP_COOKIE="sessionid=bo")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("status", [301, 404, 410, 500])
def test_only_a_whole_page_is_kept(centre: Centre, get: Get, status: int) -> None:
    centre.status = status
    get()
    get()
    assert centre.asked == 2


def test_a_page_about_someone_at_risk_is_not_kept(centre: Centre, get: Get) -> None:
    centre.cache_control = "no-store"
    get()
    get()
    assert centre.asked == 2


def test_a_page_that_was_taken_down_is_gone_from_the_cache(centre: Centre, get: Get) -> None:
    get()
    centre.status, centre.cache_control = 410, "no-store"
    generations.touch("action:weavers")
    assert get().status_code == 410


def test_a_post_always_reaches_the_centre(centre: Centre, get: Get) -> None:
    get()
    get(method="POST")
    assert centre.asked == 2


def test_a_head_is_answered_from_the_kept_page(centre: Centre, get: Get) -> None:
    get()
    get(method="HEAD")
    assert centre.asked == 1


def test_a_page_travels_packed_where_the_reader_can_unpack_it(get: Get) -> None:
    response = get(HTTP_ACCEPT_ENCODING="gzip, br")
    assert isinstance(response, HttpResponse)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == b"words"


def test_an_unchanged_page_is_not_sent_twice(get: Get) -> None:
    assert get(HTTP_IF_NONE_MATCH=get()["ETag"]).status_code == 304


def test_an_old_page_stands_in_while_the_centre_fails(centre: Centre, get: Get) -> None:
    get()
    generations.touch(generations.SITE)
    centre.status = 500
    assert (get().status_code, body(get())) == (200, "words")


def test_an_old_page_stands_in_for_ten_seconds_at_most(
    get: Get, monkeypatch: pytest.MonkeyPatch, centre: Centre
) -> None:
    get()
    generations.touch(generations.SITE)
    centre.status = 500
    get()
    monkeypatch.setattr(pagecache, "STALE_SECONDS", 0.0)
    assert get().status_code == 500


def test_pages_make_room_for_newer_ones(centre: Centre, settings: Settings) -> None:
    settings.PAGE_CACHE_BYTES = 4000
    centre.words = "w" * 1500
    cache = PageCacheMiddleware(centre)
    for path in ("/en/1/", "/en/2/", "/en/3/"):
        cache(RequestFactory().get(path))
    assert ("testserver", "/en/1/") not in cache.pages or len(cache.pages) < 3
    assert sum(page.size for page in cache.pages.values()) <= 4000


def test_many_readers_at_once_make_the_page_be_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, asked = threading.Event(), threading.Event(), []

    def slow(request: HttpRequest) -> HttpResponse:
        asked.append(request.path)
        begun.set()
        assert go_on.wait(5)
        return HttpResponse("words", headers={"Cache-Control": pagecache.PUBLIC})

    # Other threads see another database in a test, so the numbers are given.
    monkeypatch.setattr(generations.Reader, "look", lambda reader: reader.numbers)
    cache = PageCacheMiddleware(slow)
    readers = [threading.Thread(target=cache, args=[RequestFactory().get("/en/")]) for _ in range(4)]
    readers[0].start()
    assert begun.wait(5)
    for reader in readers[1:]:
        reader.start()
    go_on.set()
    for reader in readers:
        reader.join(5)
    assert asked == ["/en/"]


def test_the_numbers_are_read_once_a_second_at_most(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reader = generations.Reader(seconds=60)
    with django_assert_num_queries(1):
        reader.look()
        reader.look()


def changes_of_the_site() -> int:
    return generations.Reader(seconds=0).look().get("site", 0)


def test_publishing_a_page_makes_the_site_change() -> None:
    page = make_page(make_home())
    before = changes_of_the_site()
    page.save_revision().publish()
    assert changes_of_the_site() > before


def test_closing_a_page_to_the_public_makes_the_site_change() -> None:
    page = make_page(make_home())
    before = changes_of_the_site()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert changes_of_the_site() > before


def test_a_new_name_of_the_organisation_makes_the_site_change() -> None:
    organisation = make_organisation(runs_centre=True)
    before = changes_of_the_site()
    organisation.save()
    assert changes_of_the_site() > before


class Headers:
    def __init__(self, given: dict[str, str]) -> None:
        self.given = given

    def get(self, name: str, default: str | None = None) -> str | None:
        return self.given.get(name, default)


class Scope:
    """A request as the web server tells it."""

    method = "GET"

    def __init__(self, path: str = "/en/", query_string: str = "", **headers: str) -> None:
        self.path = path
        self.query_string = query_string
        self.headers = Headers({"host": "one.example", **headers})


def at_the_gate(scope: Scope, reader: generations.Reader) -> pagecache.Ready | None:
    cache = PageCacheMiddleware.in_use
    assert cache is not None
    cache.reader = reader
    return pagecache.at_hand(scope)


@pytest.fixture
def read() -> generations.Reader:
    """Read a moment ago, and not due again."""
    reader = generations.Reader(seconds=60)
    reader.look()
    return reader


def test_a_kept_page_is_answered_at_the_gate(get: Get, centre: Centre, read: generations.Reader) -> None:
    get(HTTP_HOST="one.example")
    ready = at_the_gate(Scope(**{"accept-encoding": "gzip"}), read)
    assert ready is not None
    assert (ready.status, gzip.decompress(ready.body), centre.asked) == (200, b"words", 1)
    assert dict(ready.wire)["cache-control"] == pagecache.PUBLIC
    unchanged = at_the_gate(Scope(**{"if-none-match": dict(ready.wire)["etag"]}), read)
    assert unchanged is not None
    assert (unchanged.status, unchanged.body) == (304, b"")


@pytest.mark.parametrize(
    "scope",
    [Scope("/en/other/"), Scope(query_string="q=1"), Scope(cookie="sessionid=bo"), Scope(host="two.example")],
)
def test_the_gate_leaves_to_django_what_is_not_the_same_for_all(
    get: Get, scope: Scope, read: generations.Reader
) -> None:
    get(HTTP_HOST="one.example")
    assert at_the_gate(scope, read) is None


def test_the_gate_answers_nothing_that_may_be_old(get: Get, read: generations.Reader) -> None:
    get(HTTP_HOST="one.example")
    assert at_the_gate(Scope(), generations.Reader()) is None
    generations.touch(generations.SITE)
    read.forget()
    read.look()
    assert at_the_gate(Scope(), read) is None


def test_a_page_about_one_office_is_kept_and_any_other_question_is_not(centre: Centre, get: Get) -> None:
    asked = f"office={'a' * 16}&v=1"
    for question in (asked, asked, f"{asked}0", "office=A", f"{asked}&x=1"):
        get(QUERY_STRING=question)
    assert centre.asked == 4


def test_a_page_for_calling_one_office_is_kept_and_no_other_way_of_asking_is(centre: Centre, get: Get) -> None:
    asked = f"office={'a' * 16}&v=1&by=call"
    for question in (asked, asked, f"{asked}s", f"by=call&office={'a' * 16}"):
        get(QUERY_STRING=question)
    assert centre.asked == 3


def test_many_questions_push_out_each_other_and_no_page_without_one(
    centre: Centre, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagecache, "MOST_QUESTIONS", 2)
    get()
    for letter in "abcd":
        get(QUERY_STRING=f"office={letter * 16}")
    assert centre.asked == 5
    get()
    get(QUERY_STRING=f"office={'d' * 16}")
    assert centre.asked == 5
    get(QUERY_STRING=f"office={'a' * 16}")
    assert centre.asked == 6


def test_each_mailing_has_its_page_and_junk_gets_the_one_without_a_code(
    centre: Centre, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(came_from, "known", lambda: frozenset({"weavers2"}))
    for question in ("from=weavers2", "from=weavers2", "from=junkjunk", "from=", "from=%3Cb%3E", ""):
        get(QUERY_STRING=question)
    assert centre.asked == 2
    office = f"office={'a' * 16}&v=1"
    for question in (f"{office}&from=weavers2", f"{office}&from=weavers2", f"{office}&from=junk", office):
        get(QUERY_STRING=question)
    assert centre.asked == 4
