# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail domains whose share of an action's signatures rises: often news, sometimes a machine."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from altavoz.participation.funnel.counting import OTHERS
from altavoz.participation.funnel.rows import FunnelHour

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SHOWN = 15
# Below it a share says nothing.
FEWEST = 5


@dataclass(frozen=True)
class Trend:
    """Shares are in hundredths of all who began to sign; `before` is the week before the last day."""

    domain: str
    in_hour: int
    in_day: int
    confirmed_in_day: int
    share_of_hour: int
    share_of_day: int
    share_before: int

    @property
    def rise(self) -> int:
        return max(self.share_of_hour, self.share_of_day) - self.share_before


def domains(action_id: int, *, now: datetime) -> list[Trend]:
    """The domains that rise most, those of many people first; a domain of few people has no line of its own."""
    began = FunnelHour.objects.filter(action_id=action_id, hour__gt=now - WEEK - DAY, hour__lte=now)
    day, hour = Q(hour__gt=now - DAY), Q(hour__gt=now - HOUR)
    rows = list(
        began.values("domain").annotate(
            in_hour=Coalesce(Sum("created", filter=hour), 0),
            in_day=Coalesce(Sum("created", filter=day), 0),
            confirmed=Coalesce(Sum("confirmed", filter=day), 0),
            before=Coalesce(Sum("created", filter=~day), 0),
        )
    )
    in_hour, in_day, before = (sum(row[part] for row in rows) for part in ("in_hour", "in_day", "before"))
    found = [
        Trend(
            domain=row["domain"],
            in_hour=row["in_hour"],
            in_day=row["in_day"],
            confirmed_in_day=row["confirmed"],
            share_of_hour=_share(row["in_hour"], in_hour),
            share_of_day=_share(row["in_day"], in_day),
            share_before=_share(row["before"], before),
        )
        for row in rows
        if row["domain"] != OTHERS and row["in_day"] >= FEWEST
    ]
    return sorted(found, key=lambda trend: (-trend.rise, -trend.in_day, trend.domain))[:SHOWN]


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
