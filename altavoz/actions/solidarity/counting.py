# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many cards were accepted: for whom, from which school or group, from which country.

Cards are counted here, people by the tally. A card goes on counting when its writer is forgotten.
"""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive
from altavoz.campaigns.countries import country_name
from altavoz.participation.models import Participation

ACCEPTED = (Card.State.SHOWN, Card.State.FORGOTTEN)
# The number of a small group may point to a person: in public it stands without one.
SMALL = 5
MOST_TEAMS = 24


@dataclass(frozen=True)
class Line:
    name: str
    n: int
    sort: str = ""

    @property
    def is_small(self) -> bool:
        return self.n < SMALL


@dataclass(frozen=True)
class Counted:
    total: int
    recipients: tuple[Line, ...]
    teams: tuple[Line, ...]
    countries: tuple[Line, ...]


def accepted(drive: Drive) -> QuerySet[Card]:
    return Card.objects.filter(
        recipient__drive=drive,
        state__in=ACCEPTED,
        participation__state=Participation.State.CONFIRMED,
        participation__held="",
    )


def teams(drive: Drive) -> tuple[Line, ...]:
    """The largest first."""
    rows = accepted(drive).filter(team__isnull=False).values_list("team__name", "team__sort").annotate(n=Count("pk"))
    return tuple(Line(name, n, sort) for name, sort, n in rows.order_by("-n", "team__name"))


def counted(drive: Drive, language: str) -> Counted:
    """All of it, for staff and for the manifest."""
    cards = accepted(drive)
    by_recipient = dict(cards.values_list("recipient").annotate(n=Count("pk")).order_by())
    by_country = cards.values_list("participation__country").annotate(n=Count("pk")).order_by("-n")
    recipients = drive.recipients.prefetch_related("texts")
    return Counted(
        total=sum(by_recipient.values()),
        recipients=tuple(Line(each.name(language), by_recipient.get(each.pk, 0)) for each in recipients),
        teams=teams(drive),
        countries=tuple(Line(country_name(code, language), n) for code, n in by_country),
    )
