# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: a file of posts is brought in by a worker; another by one that is killed when half is done.

`posts_inside <number>` keeps the lines and starts the workers; `posts_inside <number> work` is a worker, which prints
how far it has come and what it needed.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above
from django.utils import timezone  # noqa: E402

from altavoz.newsroom.posts import importing  # noqa: E402
from altavoz.newsroom.posts.imports import PostImport  # noqa: E402
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage  # noqa: E402
from tests.load.importing_inside import lasted, watch  # noqa: E402
from tests.load.posts_seeded import AUTHORS, COUNTRIES, LANGUAGES, TOPICS  # noqa: E402

LOOKED_AT = 500
WORDS = "The guard came at dawn, and the looms stood still until the evening. "


def lines(name: str, number: int) -> Iterator[str]:
    """As a file has them: some 3,000 letters each, a quote, two authors; every third is told in another language."""
    for place in range(number):
        story = place // len(LANGUAGES)
        yield json.dumps(
            {
                "id": f"{name}-{story}",
                "language": LANGUAGES[place % len(LANGUAGES)],
                "date": f"{2005 + story % 20}-{1 + story % 12:02}-{1 + story % 28:02}",
                "title": f"Dawn over the looms: {name} {story}",
                "kind": "report" if story % 5 == 0 else "news",
                "place": "Valle Verde",
                "teaser": WORDS * 3,
                "lead": WORDS * 6,
                "text": "\n\n".join([WORDS * 12, "## What was said", "> We go on -- Rosa (invented)", WORDS * 12] * 2),
                "authors": [
                    {"name": f"Weaver {story % AUTHORS} (invented)", "role": "Delegate"},
                    f"Weaver {(story + 7) % AUTHORS} (invented)",
                ],
                "countries": [COUNTRIES[story % len(COUNTRIES)], "americas"],
                "topics": [f"topic-{story % TOPICS}", f"topic-{(story + 5) % TOPICS}"],
            }
        )


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def work() -> None:
    """As the worker does it, one batch after another."""
    watch()
    began, cpu, done = time.perf_counter(), time.process_time(), 0
    peaks: dict[str, float] = {}
    (import_id,) = PostImport.objects.filter(state=PostImport.State.WAITING).values_list("pk", flat=True)
    while taken := importing.take_some(import_id, now=timezone.now()).lines:
        done += taken
        if done >= LOOKED_AT and not peaks:
            peaks["peak_mb_at_500"] = peak_mb()
    figures = {
        "done": done,
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu,
        "peak_mb_at_the_end": peak_mb(),
        "transactions": len(lasted),
        "longest_transaction_ms": max(lasted),
        "over_100_ms": sum(1 for each in lasted if each > 100),
    }
    print(json.dumps(figures | peaks))


def started(number: int) -> "subprocess.Popen[str]":
    order = [sys.executable, "-m", "tests.load.posts_inside", str(number), "work"]
    return subprocess.Popen(order, stdout=subprocess.PIPE, text=True)


def said_by(worker: "subprocess.Popen[str]") -> dict[str, float]:
    said, _errors = worker.communicate()
    assert worker.returncode == 0, "the worker broke off"
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    return figures


def begin(name: str, number: int) -> PostImport:
    return importing.begin(lines=lines(name, number), name=name, by=None, now=timezone.now())


def kill_half_way(row: PostImport, worker: "subprocess.Popen[str]", number: int) -> int:
    while row.made < number // 2:
        assert worker.poll() is None, "the worker was done before it could be killed"
        time.sleep(0.02)
        row.refresh_from_db()
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()
    row.refresh_from_db()
    return row.made


def wrong(name: str, number: int) -> int:
    """How many posts of a file are missing, or there more than once, or not in their place under the list."""
    there = PostPage.objects.filter(came_as__startswith=f"{name}-")
    known = set(there.values_list("told_in", "came_as"))
    expected = {(each["language"], each["id"]) for each in map(json.loads, lines(name, number))}
    lists = PostIndexPage.objects.all()
    crooked: int = sum(abs(page.numchild - page.get_children().count()) for page in lists)
    twice: int = there.count() - len(known)
    return len(expected ^ known) + twice + crooked


def main() -> None:
    number = int(sys.argv[1])
    if "work" in sys.argv:
        work()
        return
    connection.ensure_connection()
    there = PostPage.objects.count()
    began = time.perf_counter()
    begin("whole", number)
    kept_s = time.perf_counter() - began
    figures = said_by(started(number))
    assert figures.pop("done") == number
    row = begin("killed", number)
    made_before = kill_half_way(row, started(number), number)
    after = said_by(started(number))
    row.refresh_from_db()
    assert row.state == PostImport.State.DONE, row.state
    figures |= {
        "posts_there": there,
        "posts_brought": number,
        "lines_kept_s": kept_s,
        "posts_a_second": number / figures["seconds"],
        "killed_after": made_before,
        "done_after_the_kill": after["done"],
        "longest_transaction_after_the_kill_ms": after["longest_transaction_ms"],
        "posts_twice_or_lost": wrong("whole", number) + wrong("killed", number),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
