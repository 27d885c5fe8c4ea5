# SPDX-License-Identifier: AGPL-3.0-or-later
"""From signing to counted, by hour and mail domain: kept by the worker, so that no request ever counts.

Each turn counts the day anew, from its first hour, and replaces the hours that differ: a turn that is done twice, or
one that saw a commit late, does no harm. A domain of few people names a person, so it stands under "others".
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from altavoz.campaigns.action import Action
from altavoz.outbox.models import Letter
from altavoz.participation.models import FunnelHour, Participation
from altavoz.personal_data.addresses import domain_of

# A transaction that began this long ago may still commit; after it an hour is left as it is.
LATE = timedelta(hours=2)
# Letters are carried within it, or fail: older ones are not looked at.
LETTERS = timedelta(days=3)
KEEP_FOR = timedelta(days=90)
FEW = 5
OTHERS = ""
A_READ = 500

Step = str
Number = int
Hours = Mapping[datetime, Mapping[str, Counter[Step]]]
STEPS = ("created", "sent", "bounced", "confirmed")
ENDED: Mapping[str, Step] = {Letter.State.SENT.value: "sent", Letter.State.FAILED.value: "bounced"}


@dataclass
class Day:
    """What is known of one action's day: the domain of each person in it, and how often each step was done."""

    domains: dict[Number, str] = field(default_factory=dict)
    steps: Counter[tuple[Step, datetime, str]] = field(default_factory=Counter)

    def knows(self, number: Number, email: str) -> None:
        # One string for all who share it: a day may hold a hundred thousand people.
        self.domains[number] = sys.intern(domain_of(email))

    def add(self, step: Step, at: datetime, number: Number) -> None:
        self.steps[step, _hour(at), self.domains.get(number, OTHERS)] += 1

    def hours(self) -> Hours:
        people = Counter(self.domains.values())
        hours: dict[datetime, dict[str, Counter[Step]]] = {}
        for (step, hour, domain), number in self.steps.items():
            shown = domain if people[domain] >= FEW else OTHERS
            hours.setdefault(hour, {}).setdefault(shown, Counter())[step] += number
        return hours


def days_to_count(now: datetime) -> list[datetime]:
    """Today, and yesterday while somebody may still be late for it."""
    return sorted({_midnight(now - LATE), _midnight(now)})


def actions_to_count() -> Iterator[Action]:
    """Every action that people can still do something with."""
    over = [Action.State.PREPARING, Action.State.TAKEN_DOWN]
    yield from Action.objects.exclude(state__in=over).order_by("pk")


def letters_from(now: datetime) -> int:
    """The number of the first letter of the last days, found by halves: letters are numbered as they are made."""
    newest = Letter.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    low, high = 0, newest + 1
    while low < high:
        middle = (low + high) // 2
        made_at = Letter.objects.filter(pk__gte=middle).order_by("pk").values_list("made_at", flat=True).first()
        if made_at is not None and made_at < now - LETTERS:
            low = middle + 1
        else:
            high = middle
    return low


def count_day(action: Action, day: datetime, *, first_letter: int) -> int:
    """Count one action's day anew; returns how many hours were written."""
    found = Day()
    _read_people(action, day, found)
    _read_letters(action, day, found, first_letter)
    return _write(action, day, found.hours())


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    old = FunnelHour.objects.filter(hour__lt=now - KEEP_FOR).order_by("hour").values_list("pk", flat=True)
    return FunnelHour.objects.filter(pk__in=list(old[:at_most])).delete()[0]


def _read_people(action: Action, day: datetime, found: Day) -> None:
    """Both halves go by the index on action and time of confirmation."""
    end = day + timedelta(days=1)
    confirmed = Participation.objects.filter(action=action, confirmed_at__gte=day)
    waiting = Participation.objects.filter(action=action, confirmed_at__isnull=True, made_at__gte=day, made_at__lt=end)
    for rows in (confirmed, waiting):
        for row in rows.only("pk", "made_at", "confirmed_at", "email", "state", "held").iterator(A_READ):
            _read_person(row, day, end, found)


def _read_person(row: Participation, day: datetime, end: datetime, found: Day) -> None:
    created = day <= row.made_at < end
    confirmed_at = row.confirmed_at if row.confirmed_at is not None and day <= row.confirmed_at < end else None
    if created or confirmed_at:
        found.knows(row.pk, row.email)
    if created:
        found.add("created", row.made_at, row.pk)
    # Only what counts, or the desk would tell of more than the count grew by; what is released joins with its hour.
    if confirmed_at and row.state != Participation.State.INVALIDATED and not row.held:
        found.add("confirmed", confirmed_at, row.pk)


def _read_letters(action: Action, day: datetime, found: Day, first_letter: int) -> None:
    """Letters that ask for the confirmation: handed over, or refused for good by the mail server."""
    letters = Letter.objects.filter(
        pk__gte=first_letter,
        about=action.public_id,
        kind__in=["confirm"],
        state__in=list(ENDED),
        done_at__gte=day,
        done_at__lt=day + timedelta(days=1),
    )
    rows = letters.order_by("pk").values_list("subject_id", "state", "done_at").iterator(A_READ)
    seen: set[tuple[Step, datetime, Number]] = set()
    while piece := list(islice(rows, A_READ)):
        ended = {(ENDED[state], _hour(at), number) for number, state, at in piece if at is not None} - seen
        seen |= ended
        _find_people(action, {number for _, _, number in ended}, found)
        for step, hour, number in ended:
            found.add(step, hour, number)


def _find_people(action: Action, numbers: set[Number], found: Day) -> None:
    """Who signed on another day and got a letter on this one."""
    unknown = numbers - set(found.domains)
    for row in Participation.objects.filter(pk__in=unknown, action=action).only("pk", "email"):
        found.knows(row.pk, row.email)


def _write(action: Action, day: datetime, hours: Hours) -> int:
    """Replace the hours that differ, each in a short transaction, and leave the others alone."""
    stored: dict[datetime, dict[str, Counter[Step]]] = {}
    for row in FunnelHour.objects.filter(action=action, hour__gte=day, hour__lt=day + timedelta(days=1)):
        stored.setdefault(row.hour, {})[row.domain] = Counter({step: getattr(row, step) for step in STEPS})
    # Counters are equal where they differ only by noughts.
    differ = [hour for hour in sorted({*stored, *hours}) if stored.get(hour, {}) != hours.get(hour, {})]
    for hour in differ:
        _replace(action, hour, hours.get(hour, {}))
    return len(differ)


@transaction.atomic
def _replace(action: Action, hour: datetime, domains: Mapping[str, Counter[Step]]) -> None:
    FunnelHour.objects.filter(action=action, hour=hour).delete()
    rows = [FunnelHour(action=action, hour=hour, domain=domain[:253], **steps) for domain, steps in domains.items()]
    FunnelHour.objects.bulk_create(rows, batch_size=A_READ)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
