# SPDX-License-Identifier: AGPL-3.0-or-later
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from urllib.request import Request, urlopen

import pytest


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A real server with one process and one thread behind the gate."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    words = ["--interface", "rsgi", "--host", "127.0.0.1", "--port", str(free), "--log-level", "error"]
    application = "altavoz.running.tests.echo:application"
    server = subprocess.Popen([sys.executable, "-m", "granian", *words, "--workers-kill-timeout", "2", application])
    try:
        _wait(free)
        yield free
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            _ask(port, "GET", "/")
        except OSError:
            continue
        else:
            return
    raise AssertionError("the server did not come up")


def _ask(
    port: int, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    request = Request(f"http://127.0.0.1:{port}{path}", body or None, headers or {}, method=method)
    with urlopen(request, timeout=10) as answer:  # noqa: S310  # loopback
        return answer.status, dict(answer.headers), answer.read().decode("latin-1")


def test_a_request_reaches_django_as_wsgi_tells_it(port: int) -> None:
    _, _, told = _ask(port, "GET", "/caf%C3%A9/?a=%20b", headers={"X-Try": "yes"})
    assert told.splitlines()[:4] == [
        "REQUEST_METHOD=GET",
        "PATH_INFO=" + "/café/".encode().decode("latin-1"),
        "QUERY_STRING=a=%20b",
        "REMOTE_ADDR=127.0.0.1",
    ]
    assert told.endswith("HTTP_X_TRY=yes")


def test_what_is_at_hand_is_answered_at_the_gate(port: int) -> None:
    assert _ask(port, "GET", "/kept/")[2] == "kept"
    _, headers, nothing = _ask(port, "HEAD", "/kept/")
    assert (headers["content-length"], nothing) == ("4", "")
    assert _ask(port, "POST", "/kept/", b"a")[2] != "kept"


def test_a_whole_body_comes_in(port: int) -> None:
    _, headers, told = _ask(port, "POST", "/", b"a" * 999)
    assert headers["x-body"] == "999"
    assert "CONTENT_LENGTH=999" in told


def test_a_body_that_is_too_large_is_not_read_but_its_length_is_told(port: int) -> None:
    _, headers, told = _ask(port, "POST", "/", b"a" * 1001)
    assert headers["x-body"] == "0"
    assert "CONTENT_LENGTH=1001" in told


def test_staff_may_send_more(port: int) -> None:
    _, headers, _ = _ask(port, "POST", "/cms/", b"a" * 50_000)
    assert headers["x-body"] == "50000"


def test_a_header_with_an_underscore_cannot_pose_as_another(port: int) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", "/", headers={"X_Try": "false friend"})
        assert connection.getresponse().read().decode().endswith("HTTP_X_TRY=")


def test_the_head_of_an_answer_comes_without_its_body(port: int) -> None:
    status, headers, told = _ask(port, "HEAD", "/")
    assert (status, headers["x-body"], told) == (200, "0", "")


def test_half_sent_forms_keep_nobody_waiting(port: int) -> None:
    half = b"POST /act/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900\r\n\r\ngiven_name=A"
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
    try:
        for connection in slow:
            connection.sendall(half)
        status, _, _ = _ask(port, "GET", "/")
        assert status == 200
    finally:
        for connection in slow:
            connection.close()
