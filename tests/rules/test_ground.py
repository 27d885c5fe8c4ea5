# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ground itself: no network, and a database that is put back after each test."""

import socket

import pytest
from django.db import connection
from wagtail.models import Locale, Page, Site

from tests.ground.network import BeyondLoopbackError, is_near


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_another_machine_is_refused_at_the_socket(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as wire, pytest.raises(BeyondLoopbackError):
        wire.connect((host, 80))


def test_looking_up_another_machine_is_refused() -> None:
    with pytest.raises(BeyondLoopbackError):
        socket.getaddrinfo("example.org", 443)


def test_loopback_is_near() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
    assert is_near("::1")
    assert not is_near("198.51.100.7")


@pytest.mark.django_db
def test_wagtails_seeded_rows_are_there() -> None:
    assert Locale.objects.exists()
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.parametrize("turn", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_for_the_next(turn: str) -> None:
    assert Page.objects.filter(depth=1).exists()
    assert not Site.objects.filter(hostname="left-behind.example").exists()
    Site.objects.create(hostname="left-behind.example", root_page=Page.objects.get(depth=1))
    assert connection.in_atomic_block is False
