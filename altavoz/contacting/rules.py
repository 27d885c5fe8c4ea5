# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an office may be written to: as staff said of it, else as they said of its body, else as of everybody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from altavoz.contacting.dripping import Pace
from altavoz.contacting.models import BodyRules, OfficeRules, OfficeStop
from altavoz.contacting.models.offices import PER_HOUR
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.opening_hours import MIDNIGHT, Hours


@dataclass(frozen=True)
class Rule:
    """`digest_every` is None where each letter goes by itself."""

    pace: Pace
    digest_every: timedelta | None = None


OF_EVERYBODY = Rule(Pace(PER_HOUR))


def rules_of(bodies: Mapping[int, int | None]) -> dict[int, Rule]:
    """For each office by its number, from the number of its body."""
    own = {row.office_id: rule_in(row) for row in OfficeRules.objects.filter(office__in=bodies)}
    of_body = {row.body_id: rule_in(row) for row in BodyRules.objects.filter(body__in=set(bodies.values()) - {None})}
    return {office: own.get(office) or of_body.get(body or 0, OF_EVERYBODY) for office, body in bodies.items()}


def languages_of(bodies: Mapping[int, int | None]) -> dict[int, tuple[str, ...]]:
    """The languages that an office reads, its first one first; nothing where nobody has said so."""
    if not bodies:
        return {}
    own = dict(OfficeRules.objects.filter(office__in=bodies).values_list("office", "languages"))
    their = set(bodies.values()) - {None}
    of_body = dict(BodyRules.objects.filter(body__in=their).values_list("body", "languages")) if their else {}
    said = {office: own.get(office) or of_body.get(body or 0, "") for office, body in bodies.items()}
    return {office: tuple(codes.replace(",", " ").lower().split()) for office, codes in said.items()}


def rule_of(office: Office) -> Rule:
    return rules_of({office.pk: office.institution_id})[office.pk]


def stopped(office_ids: Collection[int]) -> frozenset[int]:
    """Those of them to which nothing goes for now."""
    return frozenset(OfficeStop.objects.filter(office__in=office_ids).values_list("office", flat=True))


def rule_in(row: OfficeRules | BodyRules) -> Rule:
    every = timedelta(hours=row.digest_hours) if row.wants_digest else None
    return Rule(Pace(row.per_hour, _hours(row)), every)


def _hours(row: OfficeRules | BodyRules) -> Hours | None:
    weekdays = frozenset(int(day) - 1 for day in row.weekdays if day in "1234567")
    if row.opens is None and row.closes is None and len(weekdays) == 7:
        return None
    return Hours(ZoneInfo(row.zone or settings.TIME_ZONE), row.opens or MIDNIGHT, row.closes or MIDNIGHT, weekdays)
