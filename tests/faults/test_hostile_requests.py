# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is sent, the answer is a plain page with the right status, and nothing is written."""

import string

import pytest
from django.db import models
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.outbox.models import Letter
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation, sign
from tests.faults.crowd import typed

pytestmark = pytest.mark.django_db
URLENCODED = "application/x-www-form-urlencoded"
TABLES: tuple[type[models.Model], ...] = (Participation, Letter)
# Bounded: each example is one request, and the rows of the test stay as they are.
SOME = settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
REFUSED = range(400, 500)


@pytest.fixture
def dee() -> Client:
    """A stranger; what breaks inside is an answer to her, not an exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def action() -> Action:
    action = make_action(asks_postcode=True)
    make_action_page(action)
    return action


def rows() -> list[int]:
    return [table.objects.count() for table in TABLES]  # type: ignore[attr-defined]  # every model has it, for good


def post(dee: Client, action: Action, body: bytes | str, kind: str = URLENCODED, **headers: str) -> int:
    data = body.encode() if isinstance(body, str) else body
    return dee.generic("POST", f"/act/{action.public_id}/", data, kind, headers=headers).status_code


FORM = typed("ana@weavers.example")
BODIES = {
    "nothing": (b"", 422),
    "a megabyte": (b"reason=" + b"x" * 1_000_000, 413),
    "ten thousand fields": ("&".join(f"f{number}=" for number in range(12_000)).encode(), 413),
    "few bytes and too many fields": (b"&" * 60_000, 400),
    "signs that end strings": (typed("ana@weavers.example", given_name="A\0na").encode(), 422),
    "half a pair": ((FORM + "&given_name=%ED%A0%80").encode(), 422),
    "no letters at all": ((FORM + "&family_name=%ff%fe").encode(), 422),
    "raw bytes": (FORM.encode() + b"&family_name=\xff\xfe", 400),
    "two names, the last of them empty": ((FORM + "&given_name=").encode(), 422),
    "a name without end": (typed("ana@weavers.example", given_name="x" * 50_000).encode(), 422),
    "an address without end": (typed("a" * 40_000 + "@weavers.example").encode(), 422),
    "an address with a line in it": (typed("ana@weavers.example\nBcc: all@weavers.example").encode(), 422),
    "two addresses": (typed("ana@weavers.example,bo@weavers.example").encode(), 422),
    "a country that is none": (typed("ana@weavers.example", country="<script>").encode(), 422),
    "a version beyond all numbers": (typed("ana@weavers.example", text_version="9" * 4000).encode(), 422),
    "a version below": (typed("ana@weavers.example", text_version="-1").encode(), 422),
    "percents that are none": (b"%&%%=%zz&given_name=%", 422),
}


def test_a_body_that_cannot_be_meant_is_refused_plainly(dee: Client, action: Action) -> None:
    answers = {name: post(dee, action, body) for name, (body, _status) in BODIES.items()}
    assert answers == {name: status for name, (_body, status) in BODIES.items()}
    assert rows() == [0, 0]


DRESSES = [
    "",
    "text/plain",
    "application/json",
    "application/xml",
    "multipart/form-data",
    "multipart/form-data; boundary=" + "x" * 300,
    "multipart/form-data; boundary=\xff",
    "multipart/mixed; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-16",
    ";;;",
    "x" * 5000,
]


def test_a_form_in_another_dress_is_refused_plainly(dee: Client, action: Action) -> None:
    answers = {kind[:60]: post(dee, action, FORM, kind) for kind in DRESSES}
    assert {kind: status for kind, status in answers.items() if status not in REFUSED} == {}
    assert rows() == [0, 0]


def test_a_file_instead_of_a_name_is_refused_plainly(dee: Client, action: Action) -> None:
    part = 'Content-Disposition: form-data; name="given_name"; filename="../../x"\r\n\r\nAna\r\n'
    body = f"--x\r\n{part}--x--\r\n"
    assert post(dee, action, body, "multipart/form-data; boundary=x") == 422
    assert rows() == [0, 0]


METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "\u00e9")
DOORS = ("/act/{}/", "/act/{}/sent/abc/", "/confirm/{}/", "/withdraw/{}/", "/not-me/{}/")


def test_a_wrong_method_is_refused_and_changes_nothing(dee: Client, action: Action) -> None:
    row = make_participation(action)
    before = rows()
    for method in METHODS:
        for door in DOORS:
            place = door.format(action.public_id if door.startswith("/act/") else row.token)
            assert dee.generic(method, place, b"x=y", URLENCODED).status_code == 405, (method, door)
    assert rows() == before


HOSTS = ("elsewhere.example", "127.0.0.1:x", "a b", "[::1", "testserver:x", "x" * 3000)


def test_a_host_that_is_not_ours_is_refused_plainly(dee: Client, action: Action) -> None:
    for host in HOSTS:
        for path in ("/en/", f"/act/{action.public_id}/", "/api/actions/"):
            assert dee.get(path, headers={"host": host}).status_code in REFUSED, (host, path)


PATHS = [
    "/act/../../etc/passwd", "/act/%2e%2e/", "/act/" + "a" * 16 + "/", "/act/AAAAAAAAAAAAAAAA/", "/act//",
    "/act/%00/", "/act/%ff%fe/", "/en/%00/", "/en/%ff/", "/en/act/%00/", "/en/act/%ed%a0%80/", "/fr/" + "x/" * 500,
    "/media/../../keys/data.keys", "/media/%2e%2e/%2e%2e/keys/data.keys", "/media/images/../../keys/data.keys",
    "/media/images/%00", "/media/images/%ff", "/media//etc/passwd", "/media/images/", "/media/images/" + "x" * 5000,
    "/static/../keys/data.keys", "/static/%00", "/documents/1/%00", "/documents/999999999999999999999999/x/",
    "/api/actions/%00/", "/api/actions/" + "b" * 16 + "/", "/api/actions/" + "b" * 16 + "/tally/", "/api/nothing/",
    "/theme/%00.css", "/xx/", "/en/nothing/", "/confirm/", "/confirm/" + "a" * 25 + "/",
    "/my-data/%00/", "/my-data/" + "A" * 140 + "/", "/xx/my-data/",
    "/confirm/" + "A" * 26 + "/", "/withdraw/%00/", "/not-me/" + "0" * 26 + "/", "/" + "x" * 20_000,
]  # fmt: skip


def test_a_path_that_leads_nowhere_is_refused_plainly(dee: Client, action: Action) -> None:
    answers = {path[:60]: dee.get(path).status_code for path in PATHS}
    assert {path: status for path, status in answers.items() if status not in REFUSED} == {}


@pytest.mark.parametrize("door", ["confirm", "correct", "withdraw", "not-me"])
def test_a_token_that_nobody_has_is_gone_and_changes_nothing(dee: Client, action: Action, door: str) -> None:
    make_participation(action)
    before = rows()
    assert dee.get(f"/{door}/{'a' * 26}/").status_code == 410
    assert dee.post(f"/{door}/{'a' * 26}/").status_code == 410
    assert rows() == before


def test_a_handle_that_was_touched_opens_nothing(dee: Client, action: Action) -> None:
    place = sign(dee, action, postcode="H2X").headers["Location"]
    handle = place.split("/")[-2]
    others = [handle[:-4] + "AAAA", handle[::-1], handle[:10], handle * 20, "-", "a", "_" * 77]
    for other in others:
        answer = dee.post(place.replace(handle, other), {"digits": "000000"})
        assert answer.status_code == 422, other
    assert Participation.objects.get().state == Participation.State.PENDING


QUERIES = ["page=-1", "page=" + "9" * 400, "page=%00", "page=%ff", "state=%00", "state=%ed%a0%80", "q=%00"]


def test_a_query_that_cannot_be_meant_breaks_no_page(dee: Client, action: Action) -> None:
    for query in QUERIES:
        for path in ("/en/", "/api/actions/", f"/api/actions/{action.public_id}/tally/", f"/act/{action.public_id}/"):
            assert dee.get(f"{path}?{query}").status_code < 500, (path, query)


@SOME
@given(headers=st.dictionaries(st.sampled_from(["x-forwarded-for", "origin", "sec-fetch-site", "accept-language",
    "cookie", "referer", "user-agent", "x-forwarded-host", "accept-encoding", "if-modified-since", "range"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=80), max_size=4))  # fmt: skip
def test_headers_full_of_garbage_break_nothing(dee: Client, action: Action, headers: dict[str, str]) -> None:
    assert dee.get(f"/act/{action.public_id}/", headers=headers).status_code < 500
    assert dee.get("/en/", headers=headers).status_code < 500
    assert post(dee, action, b"given_name=Dee", **headers) in REFUSED
    assert rows() == [0, 0]


FIELDS = ["given_name", "family_name", "email", "country", "postcode", "reason", "news", "age", "text_version",
    "opened", "website", "language", "show_name", "hand_over", "digits"]  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@SOME
@given(fields=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=8))
def test_fields_full_of_anything_are_taken_whole_or_refused(
    dee: Client, action: Action, fields: dict[str, str]
) -> None:
    before = rows()
    status = post(dee, action, typed("ana@weavers.example") if not fields else typed("", **fields))
    assert status in {303, 422}
    added = [now - then for now, then in zip(rows(), before, strict=True)]
    assert added in ([[0, 1], [1, 1]] if status == 303 else [[0, 0]])


@SOME
@given(body=st.binary(max_size=400), kind=st.sampled_from([URLENCODED, "multipart/form-data; boundary=x", "a/b"]))
def test_bytes_that_mean_nothing_write_nothing(dee: Client, action: Action, body: bytes, kind: str) -> None:
    assert post(dee, action, body, kind) in REFUSED
    assert rows() == [0, 0]


@SOME
@given(path=st.text(string.ascii_letters + "/.%-_~\\:;,?#[]@!$'()*+= \u00e9\u0000\ud7ff", max_size=60))
def test_addresses_of_any_shape_break_nothing(dee: Client, action: Action, path: str) -> None:
    for start in ("/", "/en/", "/act/", "/confirm/", "/media/", "/api/", "/documents/"):
        assert dee.get(start + path.replace("?", "%3f").replace("#", "%23")).status_code < 500
