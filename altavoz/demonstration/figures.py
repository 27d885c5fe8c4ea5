# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures of the demonstration: numbers of public documents, each as its document gives it, with its line."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.indicators import dates
from altavoz.indicators.dates import Period
from altavoz.indicators.models import Indicator, IndicatorText, Observation
from altavoz.organisations.models import Organisation
from altavoz.website.menus import MenuItem, MenuLabel

# After the board of recommendations.
PLACE = 11
Facts = Mapping[str, Any]  # Any: what a TOML file holds
PLAIN = ("slug", "country", "counter", "method", "measure", "drawn")


def make(organisations: Mapping[str, Organisation], *, now: datetime) -> None:
    """A few writes, however many figures there are."""
    facts = read_file("figures")
    keeper = organisations["open-lantern"]
    rows = [_indicator(said, keeper, place, now) for place, said in enumerate(facts["indicators"], 1)]
    Indicator.objects.bulk_create(rows)
    pairs = list(zip(rows, facts["indicators"], strict=True))
    IndicatorText.objects.bulk_create(_text(row, said, facts, each) for row, said in pairs for each in LANGUAGES)
    item = MenuItem.objects.create(place=MenuItem.Place.MAIN, order=PLACE, url=reverse("indicators:door"))
    MenuLabel.objects.bulk_create(MenuLabel(item=item, language=each, text=facts["menu"][each]) for each in LANGUAGES)
    Observation.objects.bulk_create(
        _observation(row, each, facts["sources"], now) for row, said in pairs for each in said["observations"]
    )


def _indicator(said: Facts, keeper: Organisation, place: int, now: datetime) -> Indicator:
    plain = {name: said[name] for name in PLAIN}
    also = {name: said.get(name, "") for name in ("family", "area")}
    return Indicator(organisation=keeper, order=place, made_at=now, published_at=now, **plain, **also)


def _text(row: Indicator, said: Facts, facts: Facts, language: str) -> IndicatorText:
    by, unit = facts["by"][said["by"]][language], facts["units"][said["unit"]][language]
    return IndicatorText(indicator=row, language=language, by=by, unit=unit, **said[language])


def _observation(row: Indicator, said: Facts, sources: Mapping[str, str], now: datetime) -> Observation:
    return Observation(
        indicator=row,
        **_period(said)._asdict(),
        value=Decimal(said["value"]),
        qualifier=said["qualifier"],
        base=said.get("base"),
        source=sources[said["source"]],
        place=f"l. {said['line']}",
        written_at=now,
    )


def _period(said: Facts) -> Period:
    first, last = dates.read(said["on"]), dates.read(said.get("until", said["on"]))
    if first is None or last is None:
        raise ValueError(said["on"])
    return Period(first.starts, last.ends, first.precision)
