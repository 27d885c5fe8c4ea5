# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: brings the index to 50,000 entries, searches in it, and prints how long that took.

The words are invented. Some stand in every entry, some in one of a thousand: what is common is what makes a search
long. A third of the searches have filters; one in ten finds nothing, and looks elsewhere.
"""

import json
import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from altavoz.website.finding import keeping, searching  # noqa: E402
from altavoz.website.finding.entries import Entry  # noqa: E402
from altavoz.website.finding.register import Draft, Findable, Seen, register  # noqa: E402
from altavoz.website.finding.searching import Question  # noqa: E402
from altavoz.website.finding.spans import Span  # noqa: E402
from altavoz.website.gone import GoneAddress  # noqa: E402

ENTRIES = int(os.environ.get("ALTAVOZ_BENCH_ENTRIES", "50000"))
ASKED = 1000
BATCH = 500
LANGUAGES = ("en", "fr", "es")
COUNTRIES = ("MX", "CA", "US", "GT", "HN")
TOPICS = ("disappearance", "torture", "defenders", "land")
COMMON = ("justice", "state", "families", "desaparecidos", "impunidad")
BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)
IN_2015 = Span(date(2015, 1, 1), date(2015, 12, 31))
SEEN = "0" * 16
chance = random.Random(7)
RARE = tuple("".join(chance.choices("bcdfglmnprst", k=4)) + "aria" for _word in range(5000))


def drafts() -> Iterator[Draft]:
    for number in range(1, ENTRIES + 1):
        words = [*chance.sample(COMMON, 3), *chance.choices(RARE, k=60)]
        yield Draft(
            row=number,
            language=LANGUAGES[number % 3],
            title=" ".join(chance.choices(words, k=8)),
            url=f"/en/news/{number}/",
            teaser=" ".join(words[:25]),
            text=" ".join(words),
            at=BEGINNING + timedelta(hours=number * 2),
            countries=[chance.choice(COUNTRIES)],
            topics=[chance.choice(TOPICS)],
        )


def fill() -> float:
    """How many it writes in a second. Rows that are there stand behind them, for results are looked up again."""
    began, batch = time.perf_counter(), list[Entry]()
    for draft in drafts():
        batch.append(keeping.entry_of("bench", draft, Seen(draft.row, BEGINNING, SEEN)))
        if len(batch) == BATCH:
            keeping.write(batch)
            GoneAddress.objects.bulk_create(
                GoneAddress(pk=each.row, digest=f"bench {each.row}", since=BEGINNING) for each in batch
            )
            batch = []
    with connection.cursor() as cursor:
        # As the databases do by themselves after a while.
        cursor.execute("ANALYZE website_entry")
    return ENTRIES / (time.perf_counter() - began)


def questions() -> Iterator[Question]:
    for number in range(ASKED):
        words = chance.choice([*COMMON, *RARE[:5]]) if number % 10 else "nowhere"
        if number % 2:
            words = f"{words} {chance.choice(COMMON)}"
        question = Question(words, LANGUAGES[number % 3])
        if number % 3 == 0:
            question = Question(words, "es", "bench", (chance.choice(COUNTRIES),), chance.choice(TOPICS), IN_2015)
        yield question


def timed(spent: list[float]) -> dict[str, float]:
    spent.sort()
    return {"median_ms": statistics.median(spent), "p99_ms": spent[int(len(spent) * 0.99)]}


def searched() -> dict[str, float]:
    spent = []
    for question in questions():
        began = time.perf_counter()
        searching.search(question, page=1, now=timezone.now())
        spent.append((time.perf_counter() - began) * 1000)
    return timed(spent)


def shown() -> dict[str, float]:
    """The whole page, as the centre renders it. The first of a process reads its templates, and is told apart."""
    client = Client()
    first, *others = [_opened(client, question) for question in list(questions())[: ASKED // 5]]
    return {"first_page_ms": first, **{f"page_{name}": value for name, value in timed(others).items()}}


def _opened(client: Client, question: Question) -> float:
    asked = {"q": question.words, "kind": question.kind, "country": "".join(question.countries)}
    began = time.perf_counter()
    answer = client.get(f"/{question.language}/search/", asked, headers={"host": "127.0.0.1"})
    assert answer.status_code == 200
    return (time.perf_counter() - began) * 1000


def main() -> None:
    register(
        Findable(
            kind="bench",
            label=GoneAddress._meta.verbose_name,  # type: ignore[arg-type]  # only a page would translate it
            rows=lambda now: GoneAddress.objects.all(),
            tell=lambda rows, now: (),
            changed="since",
        )
    )
    written = fill()
    assert Entry.objects.count() >= ENTRIES
    print(json.dumps({"entries": ENTRIES, "written_a_second": written, **searched(), **shown()}))


if __name__ == "__main__":
    main()
