# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recipients are written down, some hundreds in a transaction that also keeps the place: it may be killed at any
moment and goes on where it was."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import F, Max, Min, Q

from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.readers import audience, zones
from altavoz.mailings.readers.audience import Reach
from altavoz.mailings.readers.zones import Hours
from altavoz.personal_data.sealing import keyed_hash
from altavoz.supporters.models import Rhythm, Subscription

BATCH = 500
# No subscription has a number as high: from there on the place tells of participations.
OTHERS_FROM = 1 << 40
# Not long before it begins, so that who joins or acts until then is seen.
AHEAD = timedelta(minutes=15)
Half, State, Why = Mailing.Half, Recipient.State, Recipient.Why


COLUMNS = ("pk", "email_key", "language", "country", "rhythm")
OF_OTHERS = ("pk", "email_key", "language", "country")
# What is written of each, with its sort as PostgreSQL calls it.
WRITTEN = {
    "mailing_id": "bigint",
    "subscription_id": "bigint",
    "participation_id": "bigint",
    "email_key": "bytea",
    "language": "varchar",
    "half": "varchar",
    "due_at": "timestamptz",
    "state": "varchar",
    "why": "varchar",
}
# One row to be, in the order of these.
Line = tuple[int, int | None, int | None, bytes, str, str, str | datetime | None, str, str]


@dataclass(frozen=True)
class Person:
    """What is asked of a subscription; nobody's address is opened for that."""

    subscription_id: int | None
    key: bytes = field(repr=False)
    language: str
    country: str
    rhythm: str
    participation_id: int | None = None


@dataclass(frozen=True)
class Call:
    """What holds for all recipients of one mailing."""

    mailing: Mailing
    reach: Reach
    languages: frozenset[str]
    zone: ZoneInfo
    begins: datetime
    due: dict[str, datetime] = field(default_factory=dict)

    def due_in(self, country: str) -> datetime:
        if country not in self.due:
            hours = Hours(self.mailing.hours_from, self.mailing.hours_until)
            self.due[country] = hours.next_in(zones.zone_of(country, self.zone), self.begins)
        return self.due[country]

    def language_for(self, language: str) -> str:
        """Of the text that she gets; empty where there is none for her."""
        return next((each for each in (language, self.mailing.fallback) if each in self.languages), "")


def choose_due(*, now: datetime, holds: Callable[[], bool] = lambda: True) -> int:
    """How many recipients were written down, of all mailings that are about to begin."""
    begins = Q(begin_at__isnull=True) | Q(begin_at__lte=now + AHEAD)
    rows = Mailing.objects.filter(begins, state=Mailing.State.CHOOSING).order_by("-is_urgent", "pk")
    return sum(_choose(mailing, now, holds) for mailing in rows.select_related("organisation", "action"))


def lot(mailing: Mailing, email_key: bytes) -> Mailing.Half:
    """Which subject an address gets: always the same one, and nobody without the centre's key can tell which."""
    if not mailing.test_share:
        return Half.NONE
    drawn = int.from_bytes(keyed_hash(f"{mailing.public_id} {email_key.hex()}", purpose="mailing half")[:8])
    coin, percent = divmod(drawn, 100)
    if percent >= mailing.test_share:
        return Half.REST
    return Half.B if coin % 2 else Half.A


def _choose(mailing: Mailing, now: datetime, holds: Callable[[], bool]) -> int:
    Mailing.objects.filter(pk=mailing.pk, begun_at__isnull=True).update(begun_at=now)
    call = Call(
        mailing=mailing,
        reach=audience.read(mailing),
        languages=frozenset(mailing.texts.values_list("language", flat=True)),
        zone=zones.named(mailing.organisation.time_zone),
        begins=max(mailing.begin_at or now, now),
    )
    done, place = 0, mailing.chosen_up_to
    for start, last, people in _sources(call, now):
        if place < start and not _go_on_from(mailing, place, start):
            return done
        place = max(place, start)
        while place < last and holds():
            written = _write_down(call, [_line(call, person) for person in people(place)], place)
            if written is None:
                return done
            done, place = done + written, place + BATCH
        if place < last:
            return done
    chosen = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.CHOOSING, chosen_up_to=place)
    chosen.update(state=Mailing.State.GOING, chosen_at=now)
    return done


def _sources(call: Call, now: datetime) -> Iterator[tuple[int, int, Callable[[int], list[Person]]]]:
    """First the subscriptions, by their numbers; then whoever took part, by numbers far above those.

    For each where its places begin and end, and who stands in the next ones.
    """

    def subscribers(place: int) -> list[Person]:
        rows = audience.whatever_they_did(call.reach, now=now).filter(pk__gt=place, pk__lte=place + BATCH)
        people = [Person(pk, bytes(key), *rest) for pk, key, *rest in rows.values_list(*COLUMNS)]
        fitting = audience.who_did_as_asked(call.reach, {person.key for person in people})
        return [person for person in people if person.key in fitting]

    def others(place: int) -> list[Person]:
        from_there = place - OTHERS_FROM
        rows = audience.others_in(call.reach).filter(pk__gt=from_there, pk__lte=from_there + BATCH)
        found = rows.values_list(*OF_OTHERS)
        return [Person(None, bytes(key), language, country, Rhythm.AT_ONCE, pk) for pk, key, language, country in found]

    yield 0, Subscription.objects.aggregate(last=Max("pk"))["last"] or 0, subscribers
    if call.reach.everybody_who_acted and call.reach.took_part_in:
        acts = audience.acts_in(call.reach.took_part_in).aggregate(first=Min("pk"), last=Max("pk"))
        yield OTHERS_FROM + (acts["first"] or 1) - 1, OTHERS_FROM + (acts["last"] or 0), others


def _go_on_from(mailing: Mailing, place: int, start: int) -> bool:
    """False where somebody has stopped it meanwhile."""
    mine = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.CHOOSING, chosen_up_to=place)
    return bool(mine.update(chosen_up_to=start))


def _line(call: Call, person: Person) -> Line:
    language = call.language_for(person.language)
    state = _state_of(call.mailing, person, language)
    return (
        call.mailing.pk,
        person.subscription_id,
        person.participation_id,
        person.key,
        language or person.language,
        (lot(call.mailing, person.key) if state == State.PLANNED else Half.NONE).value,
        connection.ops.adapt_datetimefield_value(call.due_in(person.country)),
        state.value,
        (Why.NONE if language else Why.NO_TEXT).value,
    )


def _state_of(mailing: Mailing, person: Person, language: str) -> Recipient.State:
    if not language:
        return State.SKIPPED
    return State.WEEKLY if person.rhythm == Rhythm.WEEKLY and not mailing.is_urgent else State.PLANNED


@transaction.atomic
def _write_down(call: Call, lines: Sequence[Line], place: int) -> int | None:
    """None where somebody has stopped it meanwhile."""
    mine = Mailing.objects.filter(pk=call.mailing.pk, state=Mailing.State.CHOOSING, chosen_up_to=place)
    if not mine.update(chosen_up_to=place + BATCH):
        return None
    written = _insert(lines)
    if written:
        Mailing.objects.filter(pk=call.mailing.pk).update(
            number_chosen=F("number_chosen") + written.total(),
            number_weekly=F("number_weekly") + written[State.WEEKLY],
            number_skipped=F("number_skipped") + written[State.SKIPPED],
        )
    return written.total()


def _insert(lines: Sequence[Line]) -> Counter[str]:
    """How many of each state are new; who is written down already, by another network, stays so. Plain SQL: making
    five hundred rows by the ORM takes ten times as long, and the database waits."""
    if not lines:
        return Counter()
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in WRITTEN)
    rows, given = _given(lines)
    order = (
        f"INSERT INTO {quote(Recipient._meta.db_table)} ({columns}) {rows} "
        "ON CONFLICT (email_key, mailing_id) DO NOTHING RETURNING state"
    )
    with connection.cursor() as cursor:
        cursor.execute(order, given)
        return Counter(state for (state,) in cursor.fetchall())


def _given(lines: Sequence[Line]) -> tuple[str, list[Any]]:
    """PostgreSQL is given one array a column: its driver looks at each of thousands of marks, which takes it longer
    than the database takes to write the rows. Any: a column, or one value of it."""
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{sort}[]" for sort in WRITTEN.values())
        return f"SELECT * FROM unnest({arrays})", [  # noqa: S608 - our own words
            list(column) for column in zip(*lines, strict=True)
        ]
    marks = f"({', '.join(['%s'] * len(WRITTEN))})"
    return f"VALUES {', '.join([marks] * len(lines))}", [value for line in lines for value in line]
