# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: fills the table of codes up to 42,000, asks for 5,000 of them, and prints how long it took."""

import json
import random
import statistics
import time
from dataclasses import replace

import django

django.setup()

from django.utils import timezone  # noqa: E402  # models need the set-up above

from altavoz.decision_makers.importing import bring_in  # noqa: E402
from altavoz.decision_makers.lookup import look_up  # noqa: E402
from altavoz.decision_makers.models import Postcode  # noqa: E402
from altavoz.decision_makers.reading import snapshot_of  # noqa: E402
from altavoz.decision_makers.snapshot import PostcodeFact, Snapshot  # noqa: E402
from altavoz.decision_makers.sources import source_named  # noqa: E402
from altavoz.decision_makers.testing_sources import weavers_chamber  # noqa: E402

CODES = 42_000
ASKED = 5_000
# No country has these letters: its chamber, its districts and its codes are invented.
NOWHERE = "ZZ"
SEATS = 400


def invented(number: int) -> Snapshot:
    """A chamber of a country that is not there, with so many codes; one in five lies in two districts."""
    chamber = weavers_chamber(holders=tuple(f"Weaver {seat}" for seat in range(SEATS)), country=NOWHERE)
    districts = [office.division for office in chamber.offices]
    codes = [PostcodeFact(f"Z{code:05}", districts[code % SEATS]) for code in range(number)]
    codes += [PostcodeFact(f"Z{code:05}", districts[(code + 1) % SEATS]) for code in range(0, number, 5)]
    return replace(chamber, postcodes=tuple(codes))


def known() -> list[tuple[str, str]]:
    rows = Postcode.objects.filter(edition__shown_by__isnull=False)
    return sorted(set(rows.values_list("edition__country", "prefix")))


def main() -> None:
    congress = source_named("us_congress")
    assert congress
    bring_in(slug="us_congress", snapshot=snapshot_of(congress), now=timezone.now())
    bring_in(slug="nowhere", snapshot=invented(CODES - len(known())), now=timezone.now())
    codes = known()
    assert len(codes) == CODES
    spent = []
    for country, code in random.Random(4).sample(codes, ASKED):
        began = time.perf_counter()
        found = look_up(country=country, on=timezone.now().date(), code=code)
        spent.append((time.perf_counter() - began) * 1000)
        assert found.candidates
    spent.sort()
    figures = {"codes": len(codes), "median_ms": statistics.median(spent), "p99_ms": spent[int(ASKED * 0.99)]}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
