# SPDX-License-Identifier: AGPL-3.0-or-later
import io
import logging
import logging.config
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from altavoz.running import health
from altavoz.worker import heartbeat

TOKEN = "Kx7mQ2vT9wB4"
ADDRESS = "ana@example.org"


def breaks(request: HttpRequest, token: str) -> HttpResponse:
    try:
        settled: dict[str, str] = {}
        return HttpResponse(settled[ADDRESS])
    except KeyError as error:
        raise ValueError(token) from error


urlpatterns = [path("confirm/<token>/", breaks)]
handler500 = "altavoz.website.errors.server_error"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the handler of our settings writes, caught before it reaches the console."""
    lines = io.StringIO()
    said: dict[str, Any] = settings.LOGGING
    made = logging.config.DictConfigurator(said)
    handler = logging.StreamHandler(lines)
    for name in said["handlers"]["console"]["filters"]:
        handler.addFilter(made.configure_filter(said["filters"][name]))
    handler.setFormatter(made.configure_formatter(said["formatters"][said["handlers"]["console"]["formatter"]]))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.mark.urls(__name__)
def test_a_broken_view_leaves_its_route_and_no_token_in_the_log(log: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).get(f"/confirm/{TOKEN}/?email={ADDRESS}")
    assert answer.status_code == 500
    assert "Internal Server Error: /confirm/<token>/" in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert TOKEN not in log.getvalue()
    assert ADDRESS not in log.getvalue()


@pytest.mark.urls(__name__)
def test_what_leads_nowhere_is_not_written_down(log: io.StringIO) -> None:
    request = HttpRequest()
    request.path = request.path_info = f"/x/{TOKEN}/"
    logging.getLogger("django.request").error("%s: %s", "Not Found", request.path, extra={"request": request})
    assert "Not Found: (no such address)" in log.getvalue()


def test_which_security_key_opened_the_door_is_not_written_down(log: io.StringIO) -> None:
    logging.getLogger("fido2.server").info("Credential authenticated: %s", "f00d")
    logging.getLogger("fido2.server").warning("a key that says nonsense")
    assert log.getvalue().splitlines()[-1].endswith("a key that says nonsense")
    assert "f00d" not in log.getvalue()


def test_readyz_tells_the_log_the_class_of_a_database_trouble(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    def alive(_now: object) -> bool:
        raise DatabaseError(ADDRESS)

    monkeypatch.setattr(heartbeat, "alive", alive)
    health.look(datetime(2026, 11, 22, tzinfo=UTC))
    assert "readyz: DatabaseError" in caplog.text
    assert ADDRESS not in caplog.text
