# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do new, repeated and held posts take as long? 500 of each, interleaved, against the real server.

A stranger who could tell them apart by the clock could ask who has signed.
"""

import http.client
import random
import re
import statistics
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from tests.load import homes
from tests.load.serving import Web, serving

POSTS = 500
SORTS = ("new", "repeated", "held")
PRODUCT = "altavoz.config.rsgi:application"
HIDDEN = re.compile(r'name="(opened|text_version)" value="([^"]*)"')


def measure(folder: Path) -> dict[str, float]:
    """The median of each sort in milliseconds, and the largest difference between two of them."""
    home = homes.make(folder / "equal")
    with serving(PRODUCT, home.environment, ready="/healthz") as web:
        hidden = _hidden(web, home.page)
        time.sleep(2.5)  # else every post would be held as sent too soon
        path = f"/act/{home.public_id}/"
        for number in range(50):
            _post(web, path, _form(hidden, "new", f"warm{number}"))
        _post(web, path, _form(hidden, "new", "known"))
        times = _interleaved(web, path, hidden)
    medians = {f"{sort}_ms": statistics.median(times[sort]) for sort in SORTS}
    return {**medians, "difference_ms": max(medians.values()) - min(medians.values())}


def _interleaved(web: Web, path: str, hidden: dict[str, str]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {sort: [] for sort in SORTS}
    order = [(sort, number) for sort in SORTS for number in range(POSTS)]
    random.Random(7).shuffle(order)
    for sort, number in order:
        form = _form(hidden, sort, "known" if sort == "repeated" else f"{sort}{number}")
        began = time.perf_counter()
        _post(web, path, form)
        times[sort].append((time.perf_counter() - began) * 1000)
    return times


def _form(hidden: dict[str, str], sort: str, local: str) -> str:
    typed = {"given_name": "Ana", "family_name": "Example", "email": f"{local}@example.org", "country": "MX"}
    trap = {"website": "filled" if sort == "held" else ""}
    return urlencode({**typed, **trap, **hidden, "age": "on", "language": "en"})


def _hidden(web: Web, page: str) -> dict[str, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{web.port}{page}", timeout=30) as answer:
        return dict(HIDDEN.findall(answer.read().decode()))


def _post(web: Web, path: str, form: str) -> None:
    """Over a connection of its own, so that either web process may answer."""
    caller = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(256)}"
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=30)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": caller}
    connection.request("POST", path, form, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 303:
        raise RuntimeError(f"a post was answered {answer.status}")
