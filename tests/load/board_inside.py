# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: writes an invented board, asks for it with every filter, and prints how long it took."""

import json
import os
import random
import resource
import statistics
import time
from datetime import UTC, date, datetime

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above
from django.test import Client  # noqa: E402

from altavoz.organisations.models import Organisation  # noqa: E402
from altavoz.recommendations.board import table  # noqa: E402
from altavoz.recommendations.board.filters import Filters  # noqa: E402
from altavoz.recommendations.models import (  # noqa: E402
    Area,
    AreaText,
    Assessment,
    AssessmentText,
    Assessor,
    AssessorText,
    Document,
    Latest,
    Party,
    PartyText,
    Recommendation,
    Status,
    Topic,
)
from altavoz.recommendations.vocabulary import TERMS  # noqa: E402

RECORDS = int(os.environ.get("ALTAVOZ_BENCH_RECOMMENDATIONS", "20000"))
DOCUMENTS, AREAS, ASSESSORS, PARTIES = 40, 10, 4, 30
A_BATCH = 500
TIMES = 5
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
WORDS = "Publish the register of looms that were taken away, with the day and the reason, and say who keeps it. "
chance = random.Random(8)


def parties() -> list[Party]:
    found = []
    for number in range(PARTIES):
        party = Party.objects.create()
        PartyText.objects.create(party=party, language="en", name=f"Ministry of Looms {number}")
        found.append(party)
    return found


def assessors(keeper: Organisation) -> list[Assessor]:
    found = []
    for number in range(ASSESSORS):
        assessor = Assessor.objects.create(kept_by=keeper, side="other", demonstration=True, order=number)
        AssessorText.objects.create(assessor=assessor, language="en", name=f"Observatory {number}")
        found.append(assessor)
    return found


def areas(keeper: Organisation) -> list[Area]:
    found = []
    for number in range(DOCUMENTS):
        document = Document.objects.create(
            organisation=keeper,
            code=f"LOOM-{number}",
            title=f"What the weavers ask for, {number}",
            author="Weavers' Watch (fictional)",
            dated=date(1990 + number % 35, 2, 7),
            source="invented",
            made_at=NOW,
            published_at=NOW,
        )
        for area in range(1, AREAS + 1):
            found.append(Area.objects.create(document=document, number=area, title=f"Looms {area}"))
            AreaText.objects.create(area=found[-1], language="en", name=f"Looms {area}")
    return found


def write(keeper: Organisation) -> None:
    asked, judges, places = parties(), assessors(keeper), areas(keeper)
    each = RECORDS // len(places)
    for area in places:
        rows = Recommendation.objects.bulk_create(_row(area, place, asked) for place in range(1, each + 1))
        Topic.objects.bulk_create(
            Topic(recommendation=row, slug=term.slug) for row in rows for term in chance.sample(TERMS, 2)
        )
        views = Assessment.objects.bulk_create(_view(row, judge) for row in rows for judge in judges)
        AssessmentText.objects.bulk_create(
            AssessmentText(assessment=view, language="en", words=WORDS) for view in views
        )
        Latest.objects.bulk_create(
            Latest(
                recommendation_id=view.recommendation_id,
                assessor_id=view.assessor_id,
                assessment=view,
                area=area,
                status=view.status,
                on=view.on,
            )
            for view in views
        )


def _row(area: Area, place: int, asked: list[Party]) -> Recommendation:
    return Recommendation(
        document=area.document,
        area=area,
        number=f"{area.document.code}-{area.number}.{place}",
        order=area.number * 1_000 + place,
        year=area.document.dated.year,
        text=WORDS * 2,
        addressee=chance.choice(asked),
        acts_on=chance.choice(asked),
        state=Recommendation.State.PUBLIC,
        made_at=NOW,
        published_at=NOW,
    )


def _view(row: Recommendation, judge: Assessor) -> Assessment:
    # "Done" is rare: whoever looks for it looks through many.
    status = Status.DONE if chance.random() < 0.005 else chance.choice(Status.values[:4])
    return Assessment(
        recommendation=row,
        assessor=judge,
        status=status,
        on=date(2026, 3, 1),
        demonstration=True,
        written_at=NOW,
        published_at=NOW,
    )


def questions() -> list[str]:
    asked, judge = Party.objects.order_by("pk")[7], Assessor.objects.get(order=2)
    return [
        "",
        f"addressee={asked.public_id}",
        f"acts_on={asked.public_id}",
        "theme=theme:torture",
        "status=done",
        f"status=done&by={judge.public_id}",
        "status=not_assessed",
        "year=2007",
        "document=LOOM-7",
        "area=LOOM-7.3",
        f"addressee={asked.public_id}&theme=theme:women&status=partly&by={judge.public_id}&year=2007",
        "page=300",
    ]


def asked_for() -> dict[str, float]:
    client, medians, spent, cpu = Client(), {}, [], []
    for question in questions():
        took = []
        for _time in range(TIMES + 1):
            began, worked = time.perf_counter(), time.process_time()
            answer = client.get(f"/en/recommendations/?{question}", headers={"host": "localhost"})
            took.append((time.perf_counter() - began) * 1000)
            cpu.append((time.process_time() - worked) * 1000)
            assert answer.status_code == 200
        medians[question] = statistics.median(took[1:])
        spent += took[1:]
    slowest = max(medians, key=lambda question: medians[question])
    shown = {"median_ms": statistics.median(spent), "slowest_ms": medians[slowest], "max_ms": max(spent)}
    # On a machine that does other things too, this is what the board itself costs.
    return {**shown, "cpu_median_ms": statistics.median(cpu)}


def taken_away() -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, worked, lines = time.perf_counter(), time.process_time(), 0
    for _line in table.lines(Filters(), "en"):
        lines += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    spent = {"csv_s": time.perf_counter() - began, "csv_cpu_s": time.process_time() - worked}
    return {**spent, "csv_lines": lines, "csv_grown_mb": grown / 1024}


def main() -> None:
    keeper = Organisation.objects.first() or Organisation.objects.create(slug="weavers", fictional=True)
    write(keeper)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    shown = asked_for()
    print(json.dumps({"recommendations": Recommendation.objects.count(), **shown, **taken_away()}))


if __name__ == "__main__":
    main()
