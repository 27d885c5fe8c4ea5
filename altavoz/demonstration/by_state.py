# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures by state, drawn as maps: whom one can write to, counted in the lists that this centre carries with it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.indicators import dates
from altavoz.indicators.models import Indicator, IndicatorText, Observation
from altavoz.organisations.models import Organisation

# After those of the documents.
FIRST = 80
Facts = Mapping[str, Any]  # Any: what a TOML file holds


def make(organisations: Mapping[str, Organisation], *, now: datetime) -> None:
    """Three writes for all of them."""
    facts = read_file("by_state")["indicators"]
    keeper = organisations["open-lantern"]
    rows = Indicator.objects.bulk_create(
        Indicator(
            organisation=keeper,
            slug=said["slug"],
            country=said["country"],
            counter=Indicator.Counter.OURS,
            method=Indicator.Method.REGISTER,
            drawn=Indicator.Drawn.MAP,
            order=place,
            made_at=now,
            published_at=now,
        )
        for place, said in enumerate(facts, FIRST)
    )
    pairs = list(zip(rows, facts, strict=True))
    IndicatorText.objects.bulk_create(
        IndicatorText(indicator=row, language=each, **said[each]) for row, said in pairs for each in LANGUAGES
    )
    Observation.objects.bulk_create(each for row, said in pairs for each in _observations(row, said, now))


def _observations(row: Indicator, said: Facts, now: datetime) -> Iterator[Observation]:
    """Of the whole country, which is the sum of its states, and of each of them."""
    period = dates.read(said["on"])
    if period is None:
        raise ValueError(said["on"])
    by_state = {f"{said['country']}-{state}": number for state, number in said["states"].items()}
    for area, number in {"": sum(by_state.values()), **by_state}.items():
        yield Observation(
            indicator=row,
            area=area,
            **period._asdict(),
            value=Decimal(number),
            source=said["source"],
            source_url=said["source_url"],
            place=said["place"],
            written_at=now,
        )
