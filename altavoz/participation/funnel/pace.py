# SPDX-License-Identifier: AGPL-3.0-or-later
"""How it goes: the last day by the hour, and the funnel. Read from what the worker has counted, never from names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, Sum

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.pointing import open_now
from altavoz.organisations.powers import Reach
from altavoz.participation.funnel.counting import STEPS
from altavoz.participation.models import FunnelHour
from altavoz.website.bars import Bars

HOURS = 24
MOST_ACTIONS = 20


@dataclass(frozen=True)
class Pace:
    """One live action: its last day, and its number."""

    action: Action
    bars: Bars
    total: int

    def most_at(self, hours: Sequence[datetime]) -> datetime:
        return hours[self.bars.numbers.index(self.bars.most)]


@dataclass(frozen=True)
class Funnel:
    created: int = 0
    sent: int = 0
    bounced: int = 0
    confirmed: int = 0

    def share(self, step: str) -> float:
        """Of a hundred that were created."""
        return round(100 * int(getattr(self, step)) / self.created, 1) if self.created else 0.0


def last_hours(now: datetime) -> list[datetime]:
    """The hour that is now, and those before it, the oldest first."""
    this = now.replace(minute=0, second=0, microsecond=0)
    return [this - timedelta(hours=ago) for ago in range(HOURS - 1, -1, -1)]


def live(reach: Reach, now: datetime) -> list[Pace]:
    """Open actions, those with the most signatures of the last day first."""
    actions = list(
        Action.objects.filter(open_now(now), reach.limit("organisation"))
        .select_related("organisation")
        .order_by("-opened_at", "pk")[:MOST_ACTIONS]
    )
    ids = [action.pk for action in actions]
    hours = last_hours(now)
    confirmed = _confirmed(ids, hours[0])
    parts = counts.parts(ids)
    paces = [
        Pace(action, Bars(tuple(confirmed.get((action.pk, hour), 0) for hour in hours)), parts[action.pk].total)
        for action in actions
    ]
    return sorted(paces, key=lambda pace: -pace.bars.in_all)


def funnel(where: Q, *, since: datetime) -> Funnel:
    """Summed over hours and domains; `where` says of which actions or domain."""
    sums = FunnelHour.objects.filter(where, hour__gte=since).aggregate(**{step: Sum(step) for step in STEPS})
    return Funnel(**{step: sums[step] or 0 for step in STEPS})


def funnel_by(column: str, *, action: Action, since: datetime, most: int) -> list[tuple[str | datetime, Funnel]]:
    """The same for each hour, the newest first, or for each domain, the largest first."""
    rows = FunnelHour.objects.filter(action=action, hour__gte=since).values(column)
    summed = rows.annotate(**{f"all_{step}": Sum(step) for step in STEPS})
    ordered = summed.order_by("-hour" if column == "hour" else "-all_created", column)[:most]
    return [(row[column], Funnel(**{step: row[f"all_{step}"] for step in STEPS})) for row in ordered]


def _confirmed(action_ids: Collection[int], since: datetime) -> Mapping[tuple[int, datetime], int]:
    rows = FunnelHour.objects.filter(action__in=action_ids, hour__gte=since).values_list("action_id", "hour")
    return {(action_id, hour): n for action_id, hour, n in rows.annotate(n=Sum("confirmed"))}
