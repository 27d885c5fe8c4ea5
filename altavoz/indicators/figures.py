# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of an indicator now: the observations that no revision has superseded, and which one is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from altavoz.indicators.dates import Period
from altavoz.indicators.models import Indicator, Observation
from altavoz.website import generations

# What public pages that show a figure are made of (see website.generations).
SUBJECT = "indicators"


@dataclass(frozen=True)
class Known:
    """An indicator and what stands of it in its own place, from old to new; `areas` are its states'."""

    indicator: Indicator
    observations: tuple[Observation, ...]
    areas: tuple[Observation, ...] = ()

    @property
    def latest(self) -> Observation | None:
        return self.observations[-1] if self.observations else None

    def on(self, period: Period) -> Observation | None:
        """What was known by then: the newest that begins no later than the end of what is asked for."""
        so_far = [each for each in self.observations if each.starts <= period.ends]
        return so_far[-1] if so_far else None

    def newer_than(self, row: Observation) -> Observation | None:
        newest = self.latest
        return newest if newest is not None and _age(newest) > _age(row) else None

    @property
    def all(self) -> tuple[Observation, ...]:
        return (*self.observations, *self.areas)


def public() -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(published_at__isnull=False).prefetch_related("texts")
    return rows.order_by("country", "order", "slug")


def known(indicators: Iterable[Indicator]) -> list[Known]:
    """In the same order; one query for the observations of all."""
    rows = list(indicators)
    found: dict[int, list[Observation]] = defaultdict(list)
    standing = Observation.objects.filter(indicator__in=[each.pk for each in rows], superseded_at__isnull=True)
    for observation in standing:
        found[observation.indicator_id].append(observation)
    return [_known(each, found[each.pk]) for each in rows]


def of_slug(slug: str) -> Known | None:
    """A public indicator; the page that is being rendered changes when figures do."""
    generations.depend_on(SUBJECT)
    return next(iter(known(public().filter(slug=slug)[:1])), None)


def beside(one: Indicator) -> Sequence[Known]:
    """The public indicators of its family, itself among them."""
    if not one.family:
        return known([one])
    return known(public().filter(family=one.family))


def _known(indicator: Indicator, rows: list[Observation]) -> Known:
    rows.sort(key=_age)
    whole = tuple(each for each in rows if not each.area)
    return Known(indicator, whole, tuple(each for each in rows if each.area))


def _age(row: Observation) -> tuple[object, ...]:
    return row.ends, row.starts, row.pk
