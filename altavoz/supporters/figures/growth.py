# SPDX-License-Identifier: AGPL-3.0-or-later
"""How networks grew, by day or week, read from what the worker has counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from altavoz.organisations.powers import Reach
from altavoz.supporters.figures.counting import NUMBERS
from altavoz.supporters.figures.rows import NetworkDay
from altavoz.supporters.models import Network

MOST_NETWORKS = 100


@dataclass(frozen=True)
class Period:
    """A day, or the week that begins then. `in_all` is at its end."""

    begin: date
    joined: int = 0
    left: int = 0
    bounced: int = 0
    complained: int = 0
    in_all: int = 0

    @property
    def ended(self) -> int:
        return self.left + self.bounced + self.complained


@dataclass(frozen=True)
class NetworkGrowth:
    network: Network
    sums: Period


def periods(network_ids: Sequence[int], *, today: date, number: int, days: int) -> list[Period]:
    """`number` periods of so many days up to today, the oldest first; a quiet one is there too."""
    first = today - timedelta(days=number * days - 1)
    begins = [first + timedelta(days=days * place) for place in range(number)]
    rows = NetworkDay.objects.filter(network__in=network_ids, day__gte=first, day__lte=today).order_by("day")
    by_day = {day: numbers for day, *numbers in rows.values_list("day").annotate(*(Sum(name) for name in NUMBERS))}
    found: list[Period] = []
    in_all = 0
    for begin in begins:
        lines = [by_day[day] for place in range(days) if (day := begin + timedelta(days=place)) in by_day]
        in_all = lines[-1][-1] if lines else in_all
        joined, left, bounced, complained = (sum(line[place] for line in lines) for place in range(len(NUMBERS) - 1))
        found.append(Period(begin, joined, left, bounced, complained, in_all))
    return found


def by_network(reach: Reach, *, since: date, today: date) -> list[NetworkGrowth]:
    """What these days did to each network, the largest first."""
    networks = list(
        Network.objects.filter(reach.limit("organisation"))
        .select_related("organisation")
        .prefetch_related("texts")[:MOST_NETWORKS]
    )
    rows = NetworkDay.objects.filter(network__in=networks, day__gte=since, day__lte=today).order_by("day")
    sums: dict[int, list[int]] = {}
    for row in rows:
        numbers = sums.setdefault(row.network_id, [0, 0, 0, 0, 0])
        for place, name in enumerate(NUMBERS):
            numbers[place] = getattr(row, name) + (numbers[place] if name != "in_all" else 0)
    found = [NetworkGrowth(network, Period(since, *sums.get(network.pk, []))) for network in networks]
    return sorted(found, key=lambda each: (-each.sums.in_all, each.network.pk))
