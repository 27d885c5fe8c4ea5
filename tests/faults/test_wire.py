# SPDX-License-Identifier: AGPL-3.0-or-later
"""What browsers never send, over a real connection to the real server."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.testing import a_drawing, card_typed, make_drive, upload
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.outbox.models import Letter
from altavoz.participation.models import Participation
from tests.faults.centre import Running, make_production_home, running, status
from tests.faults.crowd import typed

HOST = "Host: 127.0.0.1\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
CLOSED = 0


@pytest.mark.django_db(transaction=True)
def test_nothing_that_comes_over_the_wire_breaks_the_server_or_writes_a_row() -> None:
    make_production_home()
    path, drive = f"/act/{make_action().public_id}/", make_drive()
    make_action_page(drive.action)
    with running(ALTAVOZ_WEB_WORKERS="1") as centre:
        slow_clients_keep_nobody_out(centre, path)
        answers = {name: spoken(centre, words) for name, words in rude(path).items()}
        assert {name: each for name, each in answers.items() if each != CLOSED and not 400 <= each < 500} == {}
        assert status(f"{centre.address}/healthz") == 200
        assert not Participation.objects.exists()
        assert not Letter.objects.exists()
        # The same form, said politely, is taken.
        assert spoken(centre, whole(path, typed("ana@weavers.example"))) == 303
        pictures_come_in_whole_or_not_at_all(centre, drive)
    assert Participation.objects.count() == 1 + 1
    assert Card.objects.get().picture is not None


def pictures_come_in_whole_or_not_at_all(centre: Running, drive: Drive) -> None:
    """A drawing is taken, a PDF that is called one is refused with a page, and so is what is far too large."""
    sent = {
        "a drawing": a_drawing(),
        "a PDF that is called a picture": b"%PDF-1.7\n" + b"x" * 5000,
        "thirty megabytes": b"x" * (30 * 1024 * 1024),
    }
    answers = {name: spoken(centre, card(drive, content)) for name, content in sent.items()}
    assert answers == {"a drawing": 303, "a PDF that is called a picture": 422, "thirty megabytes": 413}


def card(drive: Drive, picture: bytes) -> bytes:
    """The form as a browser sends it, with its picture."""
    body = encode_multipart(BOUNDARY, card_typed(drive, picture=upload(picture)))
    head = f"POST {reverse('solidarity:send', args=[drive.action.public_id])} HTTP/1.1\r\n{HOST}"
    return f"{head}Content-Type: {MULTIPART_CONTENT}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def slow_clients_keep_nobody_out(centre: Running, path: str) -> None:
    """Each sends half of its form and then nothing; others are answered meanwhile."""
    half = f"POST {path} HTTP/1.1\r\n{HOST}{FORM}Content-Length: 500\r\n\r\ngiven_name=Ana".encode()
    with ExitStack() as opened:
        for _ in range(16):
            opened.enter_context(speaking(centre)).sendall(half)
        assert [status(f"{centre.address}/healthz") for _ in range(3)] == [200, 200, 200]


def rude(path: str) -> dict[str, bytes]:
    """Each of them is refused, or its connection closed."""
    form = typed("ana@weavers.example")
    post, length = f"POST {path} HTTP/1.1\r\n", f"Content-Length: {len(form)}\r\n"
    many = "X-A: b\r\n" * 5000
    words = {
        "a foreign host": f"{post}Host: elsewhere.example\r\n{FORM}{length}\r\n{form}",
        "a host with a path": f"{post}Host: 127.0.0.1/x\r\n{FORM}{length}\r\n{form}",
        "a negative length": f"{post}{HOST}{FORM}Content-Length: -5\r\n\r\n{form}",
        "a length that is none": f"{post}{HOST}{FORM}Content-Length: many\r\n\r\n{form}",
        "two lengths": f"{post}{HOST}{FORM}{length}Content-Length: 3\r\n\r\n{form}",
        "chunks that are none": f"{post}{HOST}{FORM}Transfer-Encoding: chunked\r\n\r\nzz\r\n{form}",
        "chunks beside a length": f"{post}{HOST}{FORM}{length}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n",
        "an unknown encoding": f"{post}{HOST}{FORM}Transfer-Encoding: rot13\r\n\r\n{form}",
        "a megabyte": f"{post}{HOST}{FORM}Content-Length: 1000000\r\n\r\nreason={'x' * 999_993}",
        "a header without end": f"{post}{HOST}X-Long: {'x' * 600_000}\r\n{FORM}{length}\r\n{form}",
        "headers without number": f"{post}{HOST}{many}{FORM}{length}\r\n{form}",
        "another protocol": "EHLO weavers.example\r\n\r\n",
        "nothing but zeros": "\0" * 400,
        "a tunnel": f"CONNECT elsewhere.example:443 HTTP/1.1\r\n{HOST}\r\n",
        "a climb": f"GET /media/images/../../../keys/data.keys HTTP/1.1\r\n{HOST}\r\n",
        "a climb in percents": f"GET /static/%2e%2e/%2e%2e/keys/data.keys HTTP/1.1\r\n{HOST}\r\n",
    }
    return {name: text.encode() for name, text in words.items()}


def whole(path: str, form: str) -> bytes:
    return f"POST {path} HTTP/1.1\r\n{HOST}{FORM}Content-Length: {len(form)}\r\n\r\n{form}".encode()


def spoken(centre: Running, words: bytes) -> int:
    """The status of the answer; 0 where the connection was closed without a word."""
    with speaking(centre) as connection:
        try:
            connection.sendall(words)
            first = connection.makefile("rb").readline()
        except (ConnectionError, TimeoutError):
            return CLOSED
    parts = first.split()
    return int(parts[1]) if len(parts) > 1 else CLOSED


@contextmanager
def speaking(centre: Running) -> Iterator[socket.socket]:
    with closing(socket.create_connection(("127.0.0.1", centre.port), 10)) as connection:
        yield connection
