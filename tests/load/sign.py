# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing beside its ceilings: the same server, threads, client and durability, turn by turn."""

import re
import sqlite3
import statistics
import urllib.parse
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import psycopg

from tests.load import homes
from tests.load.driving import post
from tests.load.serving import Web, postgresql_cpu_seconds, serving

ROUNDS = 5
SECONDS = 5
MILLION = 1_000_000
TYPED = {"given_name": "Ana", "family_name": "Example", "country": "MX"}
PLAIN_TAIL = {"language": "en", "text_version": "1", "of_age": "on", "opened": "a" * 90, "website": ""}


@dataclass
class Runner:
    """One of the servers that take turns, and what each of its rounds gave."""

    name: str
    web: Web
    path: str
    body: str
    rates: list[float]
    cpu_ms: list[float]
    database_ms: list[float]
    p50: list[float]
    p99: list[float]
    accepted: int = 0
    others: int = 0

    def forget(self) -> None:
        """What warms up does not count; its rows do, so `accepted` stays."""
        for figures in (self.rates, self.cpu_ms, self.database_ms, self.p50, self.p99):
            figures.clear()

    def turn(self, run: int, seconds: int = SECONDS) -> None:
        before, database = self.web.cpu_seconds(), postgresql_cpu_seconds()
        driven = post(port=self.web.port, path=self.path, body=self.body, run=run, seconds=seconds)
        requests = max(1, driven.accepted)
        self.accepted += driven.accepted
        self.others += driven.others
        self.rates.append(driven.rate)
        self.cpu_ms.append((self.web.cpu_seconds() - before) * 1000 / requests)
        self.database_ms.append((postgresql_cpu_seconds() - database) * 1000 / requests)
        self.p50.append(driven.p50_ms)
        self.p99.append(driven.p99_ms)


def take_turns(runners: list[Runner]) -> None:
    """One short turn each that does not count, then the rounds, interleaved; nobody's people come twice."""
    for number in range(ROUNDS + 1):
        for place, each in enumerate(runners):
            run = number * len(runners) + place + 1
            each.turn(run, seconds=SECONDS if number else 2)
            if not number:
                each.forget()


def runner(name: str, web: Web, path: str, body: str) -> Runner:
    return Runner(name, web, path, body, [], [], [], [], [])


def form_body(web: Web, page: str) -> str:
    """The form as a browser would send it: its hidden fields as the page gives them, and Ana's words."""
    with urllib.request.urlopen(f"http://127.0.0.1:{web.port}{page}") as answer:  # loopback
        html = answer.read().decode()
    form = re.search(r'<form[^>]*action="/act/.*?</form>', html, re.DOTALL)
    assert form is not None, "the page has no form to sign"
    hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form[0]))
    fields = {**{name: unescape(value) for name, value in hidden.items()}, **TYPED}
    fields |= dict.fromkeys(re.findall(r'<input[^>]*type="checkbox"[^>]*name="([^"]+)"[^>]*required', form[0]), "on")
    return urllib.parse.urlencode(fields)


def rows_of(home: homes.Home, folder: Path) -> int:
    question = f"SELECT count(*) FROM participation_participation WHERE action_id = {home.action_id}"
    if url := home.environment["DATABASE_URL"]:
        with psycopg.connect(url) as database:
            found = database.execute(question).fetchone()
    else:
        with sqlite3.connect(folder / "altavoz.sqlite3") as file:
            found = file.execute(question).fetchone()
    return int(found[0]) if found else 0


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    """Five rounds of ours, (a), (b) and ours with a million names, interleaved; medians of the rounds."""
    empty = homes.make(folder / "empty", homes.new_database(server_url, "empty"))
    full = homes.make(folder / "full", homes.new_database(server_url, "full"), signed=MILLION)
    plain = homes.ceiling(folder / "ceiling", homes.new_database(server_url, "ceiling"))
    product, ceiling = "altavoz.config.rsgi:application", "tests.load.ceiling.rsgi:application"
    with ExitStack() as stack:
        ours = stack.enter_context(serving(product, empty.environment, ready="/healthz"))
        million = stack.enter_context(serving(product, full.environment, ready="/healthz"))
        bare = stack.enter_context(serving(ceiling, plain, ready="/one/"))
        tail = urllib.parse.urlencode({**TYPED, **PLAIN_TAIL})
        runners = [
            runner("ours", ours, f"/act/{empty.public_id}/", form_body(ours, empty.page)),
            runner("one", bare, "/one/", tail),
            runner("two", bare, "/two/", tail),
            runner("million", million, f"/act/{full.public_id}/", form_body(million, full.page)),
        ]
        take_turns(runners)
    found = rows_of(empty, folder / "empty")
    return figures(*runners) | {"accepted": runners[0].accepted, "rows": found, "refused": runners[0].others}


def figures(ours: Runner, one: Runner, two: Runner, million: Runner) -> dict[str, float]:
    def ratio(above: list[float], below: list[float]) -> float:
        return statistics.median(a / b for a, b in zip(above, below, strict=True))

    middle = statistics.median
    return {
        "ours_rps": middle(ours.rates),
        "ceiling_rps": middle(one.rates),
        "ceiling2_rps": middle(two.rates),
        "cpu_ms": middle(ours.cpu_ms),
        "ceiling_cpu_ms": middle(one.cpu_ms),
        "ceiling2_cpu_ms": middle(two.cpu_ms),
        "database_cpu_ms": middle(ours.database_ms),
        "ceiling2_database_cpu_ms": middle(two.database_ms),
        "p50_ms": middle(ours.p50),
        "p99_ms": middle(ours.p99),
        "ceiling2_p99_ms": middle(two.p99),
        "cpu_ms_at_1m": middle(million.cpu_ms),
        "rps_of_one": ratio(ours.rates, one.rates),
        "rps_of_two": ratio(ours.rates, two.rates),
        "cpu_of_one": ratio(one.cpu_ms, ours.cpu_ms),
        "cpu_of_two": ratio(two.cpu_ms, ours.cpu_ms),
        "p99_of_two": ratio(ours.p99, two.p99),
        "million_of_none": ratio(million.cpu_ms, ours.cpu_ms),
    }
