# SPDX-License-Identifier: AGPL-3.0-or-later
"""A browser for each test process, and a centre that it can visit."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.participation import doors, limits
from altavoz.participation.testing import SPRING
from tests.browser.visiting import LATE, Visit
from tests.ground.parts import program

# Playwright keeps an event loop in this thread, which Django would take for asynchronous code of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# As long as everything else is waited for: the first page of a cold process takes its time.
expect.set_options(timeout=LATE)


# No name but this machine's has an address.
SWITCHES = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def centre(transactional_db: None, live_server: LiveServer, settings: Settings, tmp_path: Path) -> str:
    """A demonstration at an address of its own, with a mail folder of its own."""
    settings.ALTAVOZ_URL = live_server.url
    settings.MAIL_DIR = tmp_path / "mail"
    doors.forget_all()
    limits.forget_all()
    mode.make(Centre.Mode.DEMONSTRATION, SPRING)
    return str(live_server.url)


@pytest.fixture
def visit(chromium: Browser, centre: str) -> Iterator[Callable[..., Visit]]:
    """Begin a visit. Whatever its pages did on the way must have stayed within the centre and its rules."""
    visits: list[Visit] = []

    def begin(**how: object) -> Visit:
        visits.append(Visit(chromium, centre, **how))  # type: ignore[arg-type]  # the test says how, and mypy cannot
        return visits[-1]

    yield begin
    for each in visits:
        each.end()
    let_the_server_end()
    assert not [trouble for each in visits for trouble in each.troubles]


def let_the_server_end() -> None:
    """What a closing page asked for last, and hears no more, must not meet the next test's rows."""
    ends = time.monotonic() + LATE / 1000
    while (serving := the_server_is_at()) and time.monotonic() < ends:
        for thread in serving:
            # Who is listed may not have begun yet, and can only then be waited for.
            if thread.is_alive():
                thread.join(ends - time.monotonic())


def the_server_is_at() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if "process_request_thread" in thread.name]
