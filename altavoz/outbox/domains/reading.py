# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the mail domains took our letters, summed for staff; and the alarm where one begins to refuse us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Sum

from altavoz.outbox.domains.book import NUMBERS
from altavoz.outbox.domains.rows import DomainDay

# Of a hundred tries, and so many at least: a few addresses that are gone are nobody's refusal.
TOO_MANY = 30
ENOUGH = 20


@dataclass(frozen=True)
class Taken:
    """How letters fared; `domain` is empty for the small ones together."""

    domain: str = ""
    handed_over: int = 0
    put_off: int = 0
    refused: int = 0
    returned: int = 0
    complaints: int = 0

    @property
    def tries(self) -> int:
        return self.handed_over + self.put_off + self.refused

    @property
    def bounced(self) -> int:
        """Refused at the door, or taken and sent back."""
        return self.refused + self.returned

    @property
    def bounce_rate(self) -> float:
        """Of a hundred letters that came to an end."""
        return _of_a_hundred(self.bounced, self.handed_over + self.refused)

    @property
    def complaint_rate(self) -> float:
        return _of_a_hundred(self.complaints, self.handed_over)

    @property
    def refusing(self) -> float:
        """Of a hundred tries, those that were put off, refused, or sent back."""
        return _of_a_hundred(self.put_off + self.bounced, self.tries)


@dataclass(frozen=True)
class Alarm:
    """A domain that refuses us today, or did yesterday and has been sent nothing since."""

    domain: str
    day: date
    share: float
    says: str


def by_domain(*, since: date, most: int) -> list[Taken]:
    """The domains with the most letters first, and the small ones together."""
    rows = DomainDay.objects.filter(day__gte=since).order_by().values_list("domain")
    summed = rows.annotate(*(Sum(name) for name in NUMBERS))
    taken = [Taken(str(domain), *numbers) for domain, *numbers in summed.iterator()]
    return sorted(taken, key=lambda each: (-each.tries, each.domain))[:most]


def in_all(taken: Sequence[Taken]) -> Taken:
    return Taken(**{name: sum(getattr(each, name) for each in taken) for name in NUMBERS})


def alarms(*, now: datetime) -> list[Alarm]:
    """Only of domains with a name: what goes wrong with one address is told elsewhere."""
    lately = DomainDay.objects.filter(day__gte=now.date() - timedelta(days=1)).exclude(domain="").order_by("day")
    newest = {row.domain: row for row in lately}
    found = [_alarm(row) for row in newest.values()]
    return sorted((alarm for alarm in found if alarm), key=lambda alarm: (-alarm.share, alarm.domain))


def _alarm(row: DomainDay) -> Alarm | None:
    taken = Taken(row.domain, **{name: getattr(row, name) for name in NUMBERS})
    is_refusing = taken.refusing >= TOO_MANY and taken.put_off + taken.bounced >= ENOUGH
    return Alarm(row.domain, row.day, taken.refusing, row.says) if is_refusing else None


def _of_a_hundred(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
