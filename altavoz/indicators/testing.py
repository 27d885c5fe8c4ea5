# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: looms that were taken away, as the ministry and as a watch group counts them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from altavoz.indicators.models import Indicator, IndicatorText, Observation, Precision, Qualifier
from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import make_organisation

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def make_indicator(
    slug: str = "looms-xx",
    *,
    organisation: Organisation | None = None,
    counter: str = Indicator.Counter.OFFICIAL,
    family: str = "",
    measure: str = Indicator.Measure.NUMBER,
    drawn: str = Indicator.Drawn.LINE,
    country: str = "MX",
    public: bool = True,
) -> Indicator:
    row = Indicator.objects.create(
        organisation=organisation or make_organisation(),
        slug=slug,
        counter=counter,
        family=family,
        measure=measure,
        drawn=drawn,
        country=country,
        made_at=MAY,
        published_at=MAY if public else None,
    )
    IndicatorText.objects.create(
        indicator=row, language="en", name="Looms taken away", counted="Looms", unit="looms", by="Ministry of Looms"
    )
    return row


def make_observation(
    indicator: Indicator,
    value: str = "34000",
    on: date = date(2018, 2, 7),
    *,
    ends: date | None = None,
    precision: str = Precision.DAY,
    qualifier: str = Qualifier.MORE_THAN,
    area: str = "",
) -> Observation:
    return Observation.objects.create(
        indicator=indicator,
        area=area,
        starts=on,
        ends=ends or on,
        precision=precision,
        qualifier=qualifier,
        value=Decimal(value),
        source="Register of looms (fictional)",
        written_at=MAY,
    )
