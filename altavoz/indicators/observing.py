# SPDX-License-Identifier: AGPL-3.0-or-later
"""A number comes in. Nothing is overwritten: what is said anew of a date supersedes what was said of it before."""

import enum
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators import dates
from altavoz.indicators.dates import Period
from altavoz.indicators.figures import SUBJECT
from altavoz.indicators.models import Indicator, Observation, Qualifier
from altavoz.organisations import audit
from altavoz.website import generations


@dataclass(frozen=True)
class Said:
    """What is said, when it holds, and where it stands."""

    value: Decimal
    source: str
    qualifier: str = Qualifier.EXACT
    area: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    base: int | None = None
    confidence: Decimal | None = None
    source_url: str = ""
    archived_url: str = ""
    place: str = ""


class Refusal(enum.Enum):
    """Why a number was not taken; `label` says it to staff."""

    NO_SOURCE = "no_source"
    NEGATIVE = "negative"
    NOT_A_SHARE = "not_a_share"
    BOUNDS = "bounds"
    ELSEWHERE = "elsewhere"
    DISAGREES = "disagrees"
    NO_REASON = "no_reason"
    OVERTAKEN = "overtaken"

    @property
    def label(self) -> Promise:
        return REFUSALS[self]


REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.NO_SOURCE: _("A figure needs a source: say where it stands."),
    Refusal.NEGATIVE: _("A figure is a number, and not below nought."),
    Refusal.NOT_A_SHARE: _("A share cannot be more than 100 per cent."),
    Refusal.BOUNDS: _("The number does not lie between its bounds."),
    Refusal.ELSEWHERE: _("That state does not lie in the country of this indicator."),
    Refusal.DISAGREES: _(
        "Another number stands for this date. Two numbers for one date cannot both stand in one indicator: revise the"
        " one that is there, or enter this one in an indicator of its own, which may be shown beside it."
    ),
    Refusal.NO_REASON: _("Say why the number is revised."),
    Refusal.OVERTAKEN: _("Somebody else has revised it in the meantime: look again."),
}


@dataclass(frozen=True)
class Done:
    """`is_new` is false where the same was known already."""

    observation: Observation | None = None
    refusal: Refusal | None = None
    is_new: bool = True


def observe(*, indicator: Indicator, period: Period, said: Said, by: User | None, now: datetime) -> Done:
    """Take in what is said of a date of which nothing was said before."""
    refusal = refuse(indicator, said)
    if refusal:
        return Done(refusal=refusal)
    standing = _standing(indicator, period, said.area).first()
    if standing is not None:
        same = (standing.number, standing.qualifier) == (said.value, said.qualifier)
        return Done(standing, is_new=False) if same else Done(refusal=Refusal.DISAGREES)
    try:
        return Done(_write(indicator, period, said, by, now, revision=1, reason=""))
    except IntegrityError:
        return Done(refusal=Refusal.DISAGREES)


def revise(*, observation: Observation, said: Said, reason: str, by: User | None, now: datetime) -> Done:
    """Something else is said of the same date and place: the row before is kept, and marked as superseded."""
    indicator = observation.indicator
    refusal = refuse(indicator, said) or (None if reason.strip() else Refusal.NO_REASON)
    if refusal:
        return Done(refusal=refusal)
    period = Period(observation.starts, observation.ends, observation.precision)
    with transaction.atomic():
        mine = Observation.objects.filter(pk=observation.pk, superseded_at__isnull=True)
        if mine.update(superseded_at=now) == 0:
            return Done(refusal=Refusal.OVERTAKEN)
        row = _write(
            indicator,
            period,
            replace(said, area=observation.area),
            by,
            now,
            revision=observation.revision + 1,
            reason=reason.strip(),
        )
    return Done(row)


def refuse(indicator: Indicator, said: Said) -> Refusal | None:
    """What is wrong with it whatever else is known."""
    low, high = said.low, said.high
    if not said.value.is_finite():
        return Refusal.NEGATIVE
    wrong = {
        Refusal.NO_SOURCE: not said.source.strip(),
        Refusal.NEGATIVE: said.value < 0,
        Refusal.NOT_A_SHARE: indicator.measure == Indicator.Measure.PERCENT and said.value > 100,
        Refusal.BOUNDS: (low is not None and low > said.value) or (high is not None and high < said.value),
        Refusal.ELSEWHERE: bool(said.area) and not said.area.startswith(f"{indicator.country}-"),
    }
    return next((refusal for refusal, is_so in wrong.items() if is_so), None)


def _standing(indicator: Indicator, period: Period, area: str) -> QuerySet[Observation]:
    return Observation.objects.filter(
        indicator=indicator, area=area, starts=period.starts, ends=period.ends, superseded_at__isnull=True
    )


@transaction.atomic
def _write(
    indicator: Indicator,
    period: Period,
    said: Said,
    by: User | None,
    now: datetime,
    *,
    revision: int,
    reason: str,
) -> Observation:
    row = Observation.objects.create(
        indicator=indicator,
        **period._asdict(),
        **asdict(said),
        revision=revision,
        because=reason[:300],
        written_at=now,
        written_by=by,
    )
    audit.note(
        actor=by,
        act="indicators.revise" if revision > 1 else "indicators.observe",
        now=now,
        subject=indicator.slug,
        organisation_id=indicator.organisation_id,
        after={"date": dates.iso(row), "number": str(row.number), "revision": revision},
    )
    generations.touch(SUBJECT)
    return row
