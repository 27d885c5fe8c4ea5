# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits for a moderator, the oldest first, as far as she reaches."""

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.organisations.powers import Reach
from altavoz.participation.models import Participation, Report

# Words and not parameters, because SQLite uses an index of some rows only where the query repeats its condition.
IS_HELD = RawSQL(
    "participation_participation.held > '' AND participation_participation.state IN ('pending', 'confirmed')",
    [],
    output_field=BooleanField(),
)
IS_TO_READ = RawSQL(
    "participation_participation.reason_state = 'waiting' AND participation_participation.state = 'confirmed'",
    [],
    output_field=BooleanField(),
)


def held(reach: Reach) -> QuerySet[Participation]:
    return Participation.objects.filter(IS_HELD, reach.limit("action__organisation")).order_by("pk")


def to_read(reach: Reach) -> QuerySet[Participation]:
    """Reasons of those who confirmed: what nobody stands for is not read."""
    return Participation.objects.filter(IS_TO_READ, reach.limit("action__organisation")).order_by("pk")


def reports(reach: Reach) -> QuerySet[Report]:
    """One that belongs to no organisation is seen by those who reach everywhere."""
    return Report.objects.filter(reach.limit("organisation")).order_by("made_at", "pk")
