# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: puts and carries the messages of 10,000 people, and prints what was seen as JSON."""

import json
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from types import TracebackType

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # models need the set-up above

from altavoz.campaigns.action import Action  # noqa: E402
from altavoz.contacting.models import Message, OfficeRules  # noqa: E402
from altavoz.contacting.putting import put_due  # noqa: E402
from altavoz.contacting.rounds import messages_round  # noqa: E402
from altavoz.contacting.rules import rule_in  # noqa: E402
from altavoz.contacting.testing_letters import make_many_messages, make_offices  # noqa: E402
from altavoz.outbox.carrying import carry  # noqa: E402
from altavoz.outbox.models import Letter  # noqa: E402
from altavoz.outbox.wire import Parcel  # noqa: E402
from altavoz.participation.models import Participation  # noqa: E402
from altavoz.worker.rounds import Turn  # noqa: E402

MESSAGES, OFFICES = 10_000, 434
CAP = 10
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
# A Friday, so that the run goes over the hours, over a night and over a week-end.
FRIDAY = datetime(2026, 7, 10, 18, 0, tzinfo=UTC)
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
transactions_ms: list[float] = []


def time_transactions() -> None:
    """From BEGIN to after COMMIT, also of the verbs that were decorated when they were imported."""
    enter, leave, began = transaction.Atomic.__enter__, transaction.Atomic.__exit__, [0.0]

    def timed_enter(self: transaction.Atomic) -> None:
        outermost = not connection.in_atomic_block
        enter(self)
        if outermost:
            began[0] = time.perf_counter()

    def timed_leave(
        self: transaction.Atomic,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        leave(self, kind, error, trace)
        if not connection.in_atomic_block:
            transactions_ms.append((time.perf_counter() - began[0]) * 1000)

    setattr(transaction.Atomic, "__enter__", timed_enter)  # noqa: B010
    setattr(transaction.Atomic, "__exit__", timed_leave)  # noqa: B010


class Desk:
    """The far end: notes who got what at which moment of the clock, for letters must not come early."""

    def __init__(self) -> None:
        self.now = FRIDAY
        self.went: dict[str, list[datetime]] = defaultdict(list)

    def hand_over(self, parcel: Parcel) -> None:
        self.went[parcel.recipient].append(self.now)

    def check(self) -> None:
        """Somebody is always there."""

    def close(self) -> None:
        """Nothing is kept open."""


def put_at_once() -> dict[str, float]:
    """Caps above the load: the time until all of them lie in the outbox."""
    OfficeRules.objects.update(per_hour=20_000, opens=None, closes=None, zone="", weekdays="1234567")
    began, put = time.perf_counter(), 0
    now = FRIDAY
    while put < MESSAGES:
        put += put_due(now=now)
        now += timedelta(seconds=1)
    return {"put_s": time.perf_counter() - began, "longest_transaction_ms": max(transactions_ms)}


def held_back() -> dict[str, float]:
    """Ten an hour, and from nine to five by each office's own clock, on a clock that is ours."""
    for zone_number, zone in enumerate(ZONES):
        theirs = [pk for pk in OfficeRules.objects.values_list("pk", flat=True) if pk % len(ZONES) == zone_number]
        OfficeRules.objects.filter(pk__in=theirs).update(
            per_hour=CAP, opens=clock_time(9), closes=clock_time(17), zone=zone, weekdays="12345"
        )
    desk, rounds = Desk(), 0
    while Message.objects.exclude(state="sent").exists():
        done = messages_round(Turn(desk.now, 1, lambda: True))
        done += carried(desk)
        rounds += 1
        # By night nothing happens: no need to wait for each of its minutes.
        desk.now += MINUTE if done else 6 * MINUTE
    return {**seen(desk), "fake_days": (desk.now - FRIDAY) / timedelta(days=1), "rounds": rounds}


def carried(desk: Desk) -> int:
    """All that is due at this moment of the clock; what is due within the minute goes in its own."""
    return carry(transports=[desk], now=desk.now, longest=HOUR).sent


def seen(desk: Desk) -> dict[str, float]:
    most = max(sum(1 for other in went if each <= other < each + HOUR) for went in desk.went.values() for each in went)
    rules = OfficeRules.objects.select_related("office")
    hours = {row.office.email: rule_in(row).pace.hours for row in rules}
    outside = sum(
        1 for email, went in desk.went.items() for each in went if (open_ := hours[email]) and not open_.is_open(each)
    )
    subjects = Counter(Letter.objects.filter(kind="message").values_list("subject_id", flat=True))
    return {
        "messages": sum(len(went) for went in desk.went.values()),
        "offices": len(desk.went),
        "most_in_an_hour": most,
        "outside_hours": outside,
        "twice": sum(1 for number in subjects.values() if number > 1),
    }


def main() -> None:
    action = Action.objects.get()
    offices = make_offices(OFFICES)
    OfficeRules.objects.bulk_create(OfficeRules(office=office) for office in offices)
    make_many_messages(action, offices, MESSAGES, now=FRIDAY)
    time_transactions()
    fast = put_at_once()
    Letter.objects.all().delete()
    Message.objects.update(state="confirmed", letter=None, due_at=FRIDAY)
    assert Participation.objects.count() >= MESSAGES
    print(json.dumps({"open": fast, "held": held_back()}))


if __name__ == "__main__":
    main()
