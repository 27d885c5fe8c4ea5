# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of an open action: how fast from the page cache, how long uncached, how heavy, how soon true again."""

import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from tests.load import homes
from tests.load.driving import get
from tests.load.serving import Web, serving

PRODUCT = "altavoz.config.rsgi:application"
CHROMIUM = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def measure(folder: Path) -> dict[str, float]:
    home = homes.make(folder / "page")
    figures: dict[str, float] = {}
    with serving(PRODUCT, home.environment, ready="/healthz") as web:
        get(port=web.port, path=home.page, seconds=1)
        rounds = [get(port=web.port, path=home.page, seconds=4) for _ in range(5)]
        figures["cached_rps"] = statistics.median(one.rate for one in rounds)
        figures["cached_p99_ms"] = statistics.median(one.p99_ms for one in rounds)
        figures |= weigh(web, home.page)
    without = {**home.environment, "ALTAVOZ_PAGE_CACHE_MB": "0"}
    with serving(PRODUCT, without, ready="/healthz") as web:
        figures["uncached_ms"] = statistics.median(spent(web, home.page) for _ in range(60))
    # Last of all, because it ends with the page taken down.
    with serving(PRODUCT, home.environment, ready="/healthz") as web, working(home):
        figures |= freshness(web, home)
    return figures


def spent(web: Web, page: str) -> float:
    began = time.perf_counter()
    fetch(web, page)
    return (time.perf_counter() - began) * 1000


def fetch(web: Web, page: str) -> tuple[int, str]:
    """Status and text, over a connection of its own, so that either web process may answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{web.port}{page}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def weigh(web: Web, page: str) -> dict[str, float]:
    """Bytes over the wire and requests of one first visit, as a real browser counts them."""
    answers: list[Response] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        tab = browser.new_page()
        tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # it marks what it is given
        tab.goto(f"http://127.0.0.1:{web.port}{page}", wait_until="networkidle")
        sizes = [answer.request.sizes() for answer in answers]
        browser.close()
    return {
        "bytes": sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes),
        "requests": len(answers),
    }


@contextmanager
def working(home: homes.Home) -> Iterator[None]:
    order = [sys.executable, "-m", "altavoz.config.cli", "worker"]
    worker = subprocess.Popen(order, env={**os.environ, **home.environment}, start_new_session=True)
    try:
        time.sleep(8)
        yield
    finally:
        worker.terminate()
        worker.wait(15)


CHANGES = {
    "count_s": "from altavoz.campaigns.counts import Why, record\n"
    "from altavoz.campaigns.action import Action\n"
    "record(action_id=Action.objects.get(public_id={id!r}).pk, n=4321, why=Why.PAPER, now=now)",
    "edit_s": "from altavoz.campaigns.pages import ActionPage\n"
    "page = ActionPage.objects.filter(action__public_id={id!r}).first().specific\n"
    "page.lead = 'A lead that was changed a moment ago'\n"
    "page.save_revision().publish()",
    "take_down_s": "from altavoz.campaigns import life\n"
    "from altavoz.campaigns.action import Action\n"
    "life.take_down(Action.objects.get(public_id={id!r}).pk, now=now)",
}
SIGNS = {"count_s": "4,321", "edit_s": "changed a moment ago", "take_down_s": "410 "}
HEAD = "import django; django.setup()\nfrom django.utils import timezone\nnow = timezone.now()\n"
TAIL = "\nimport time; print(time.time(), flush=True)"


def freshness(web: Web, home: homes.Home) -> dict[str, float]:
    """Seconds from the commit of a change until ten answers in a row, of either process, show it."""
    return {name: seconds_until_shown(name, web, home) for name in CHANGES}


def seconds_until_shown(name: str, web: Web, home: homes.Home) -> float:
    """People read the page all the while, so that both processes hold the old one and look when they would."""
    order = [sys.executable, "-c", HEAD + CHANGES[name].format(id=home.public_id) + TAIL]
    answers: list[tuple[float, bool]] = []
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True, env={**os.environ, **home.environment}) as changing:
        while changing.poll() is None:
            answers.append(look(name, web, home))
        committed = float((changing.stdout or sys.stdin).readline())
    while not all(shown for _at, shown in answers[-10:]) and time.time() - committed < 30:
        answers.append(look(name, web, home))
    last_wrong = max((at for at, shown in answers if not shown), default=committed)
    return max(0.0, last_wrong - committed) if all(shown for _at, shown in answers[-10:]) else float("inf")


def look(name: str, web: Web, home: homes.Home) -> tuple[float, bool]:
    """When the answer came, and whether it shows the change."""
    answer = "{} {}".format(*fetch(web, home.page))
    time.sleep(0.02)
    return time.time(), SIGNS[name] in answer
