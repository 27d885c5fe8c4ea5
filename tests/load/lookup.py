# SPDX-License-Identifier: AGPL-3.0-or-later
"""Importing the whole Congress with its district offices, and finding who decides for each of 42,000 codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes

MEASURING = """
import json, random, statistics, time
import django; django.setup()
from django.db import connection
from django.utils import timezone
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.lookup import look_up
from altavoz.decision_makers.models import Postcode
from altavoz.decision_makers.reading import snapshot_of
from altavoz.decision_makers.sources import source_named
from altavoz.decision_makers import importing

longest = 0.0
batches = importing.in_batches
def timed(rows, write):
    def one(batch):
        global longest
        began = time.perf_counter()
        write(batch)
        longest = max(longest, time.perf_counter() - began)
    batches(rows, one)
importing.in_batches = timed

def brought(slug):
    began = time.perf_counter()
    source = source_named(slug)
    done = bring_in(slug=slug, snapshot=snapshot_of(source), now=timezone.now())
    assert done.number, done.outcome
    return time.perf_counter() - began

first, again = brought("us_congress"), brought("us_congress")
codes = sorted(set(Postcode.objects.filter(edition__shown_by__isnull=False).values_list("prefix", flat=True)))
random.Random(4).shuffle(codes)
spent = []
for code in codes[:5000]:
    began = time.perf_counter()
    found = look_up(country="US", on=timezone.now().date(), code=code)
    spent.append((time.perf_counter() - began) * 1000)
    assert found.candidates
spent.sort()
print(json.dumps({"import_s": first, "import_again_s": again, "longest_batch_ms": longest * 1000,
    "codes": len(codes), "median_ms": statistics.median(spent), "p99_ms": spent[int(len(spent) * 0.99)]}))
"""


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "lookup", homes.new_database(server_url, "lookup"))
    answer = subprocess.run(
        [sys.executable, "-c", MEASURING],
        env={**os.environ, **home.environment},
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
