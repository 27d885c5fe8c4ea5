# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has its turn goes into the outbox: office by office, as many as each may get, in short transactions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction

from altavoz.contacting import digesting, waiting
from altavoz.contacting.addressees import Addressee, addressees
from altavoz.contacting.dripping import HOUR, NOTHING, Gone, turns
from altavoz.contacting.models import Message
from altavoz.contacting.reached_by import current_emails
from altavoz.contacting.rules import Rule, rules_of, stopped
from altavoz.decision_makers.models import Office
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.personal_data.addresses import email_key

AHEAD = timedelta(minutes=1)
BATCH = 300
# More than these in one turn would keep the other rounds of the thread waiting.
MOST = 2_000
KIND = "message"
State = Message.State


@dataclass(frozen=True)
class Door:
    """An office whose turn it is: where it is reached, and at which moments, seeing what has gone to it."""

    addressee: Addressee
    rule: Rule
    gone: Gone
    free: Sequence[datetime]
    email: str = field(repr=False)
    key: bytes = field(repr=False)

    def is_still_free(self, gone: Mapping[int, Gone]) -> bool:
        seen = gone.get(self.addressee.office.pk, NOTHING)
        return (seen.counted, seen.last_turn) == (self.gone.counted, self.gone.last_turn)

    @property
    def person_id(self) -> int | None:
        return self.addressee.person.pk if self.addressee.person else None


@dataclass(frozen=True)
class Turn:
    """A message, its moment, and the door that it goes to."""

    message_id: int
    about: str
    language: str
    holder_changed: bool
    due_at: datetime
    door: Door


def put_due(*, now: datetime, holds: Callable[[], bool] = lambda: True, most: int = MOST) -> int:
    """How many messages went on, into a letter, a digest, or aside because there is no address."""
    done = 0
    gathered: list[Turn] = []
    for door in _doors(now):
        if done + len(gathered) >= most or not holds():
            break
        if not door.email:
            done += _no_address(door.addressee.office.pk)
        elif found := _gathered(door, now):
            done += found
        else:
            gathered += _turns(door)
        while len(gathered) >= BATCH:
            done += _put(gathered[:BATCH], now)
            del gathered[:BATCH]
    return done + _put(gathered, now)


def _gathered(door: Door, now: datetime) -> int:
    """How many went into digests, where the office wants those."""
    if not door.rule.digest_every:
        return 0
    most = door.rule.pace.per_hour - door.gone.counted
    return digesting.put(door.addressee.office, door.email, door.free[0], now, most=most)


def _doors(now: datetime) -> Iterator[Door]:
    """The offices for which something waits and whose turn comes within a minute."""
    numbers = waiting.numbers_waiting()
    if not numbers:
        return
    offices = {each.pk: each for each in _offices(numbers.keys() - stopped(numbers.keys()))}
    rules = rules_of({office.pk: office.institution_id for office in offices.values()})
    gone = waiting.gone(rules.keys(), now=now)
    free = _free(rules, numbers, gone, now)
    theirs = addressees([office for office in offices.values() if free[office.pk]], now.date())
    emails = current_emails(theirs, now.date())
    for each in theirs:
        email = emails[each.office.pk]
        pk = each.office.pk
        yield Door(each, rules[pk], gone.get(pk, NOTHING), free[pk], email, email_key(email))


def _offices(pks: set[int]) -> list[Office]:
    return list(Office.objects.filter(pk__in=pks).order_by("pk"))


def _free(
    rules: Mapping[int, Rule], numbers: Mapping[int, int], gone: Mapping[int, Gone], now: datetime
) -> dict[int, Sequence[datetime]]:
    """Where letters are gathered the next may only go when the last is an hour, or a day, old."""
    gathering = {pk: rule.digest_every for pk, rule in rules.items() if rule.digest_every}
    longest = max(gathering.values(), default=HOUR)
    lately = waiting.gone(gathering.keys(), now=now, within=longest) if gathering else {}
    free: dict[int, Sequence[datetime]] = {}
    for pk, rule in rules.items():
        every, last = gathering.get(pk), lately.get(pk, NOTHING).last_turn
        too_early = every is not None and last is not None and now < last + every
        most = 0 if too_early else 1 if every else min(numbers[pk], MOST)
        free[pk] = turns(rule.pace, gone.get(pk, NOTHING), now=now, until=now + AHEAD, most=most)
    return free


def _turns(door: Door) -> Iterator[Turn]:
    """The longest waiting first, one for each free moment."""
    rows = waiting.waiting().filter(office=door.addressee.office.pk).order_by("due_at", "pk")
    columns = ("pk", "participation__action__public_id", "language", "person")
    found = rows.values_list(*columns)[: len(door.free)]
    for (pk, about, language, person_id), due_at in zip(found, door.free, strict=False):
        yield Turn(pk, about, language, person_id is not None and person_id != door.person_id, due_at, door)


@transaction.atomic
def _put(turns_due: Sequence[Turn], now: datetime) -> int:
    """Whoever comes second finds these rows locked or no longer waiting, and leaves them alone.

    Nor does he give an office the same turns again: where something has gone to it since it was looked at, its
    letters wait for the next round.
    """
    gone = waiting.gone({turn.door.addressee.office.pk for turn in turns_due}, now=now)
    pks = [turn.message_id for turn in turns_due]
    rows = Message.objects.select_for_update(skip_locked=True).filter(pk__in=pks, state=State.CONFIRMED)
    ours = frozenset(rows.values_list("pk", flat=True))
    mine = [turn for turn in turns_due if turn.message_id in ours and turn.door.is_still_free(gone)]
    posts = [
        Post(turn.about, turn.message_id, turn.door.email, turn.door.key, turn.language, turn.due_at) for turn in mine
    ]
    _mark(mine, posting.put_many(kind=KIND, posts=posts, now=now))
    return len(mine)


def _mark(mine: Sequence[Turn], letters: Sequence[int]) -> None:
    """One order for all of them: five hundred WHENs take longer than all the rest."""
    if not mine:
        return
    given: list[int | str | datetime | bool | None] = []
    for turn, letter in zip(mine, letters, strict=True):
        due_at = connection.ops.adapt_datetimefield_value(turn.due_at)
        given += [turn.message_id, letter, due_at, turn.holder_changed]
    places = ", ".join(["(%s, %s, %s, %s)"] * len(mine))
    table = connection.ops.quote_name(Message._meta.db_table)
    order = (
        f"WITH given (id, letter, due_at, changed) AS (VALUES {places}) "  # noqa: S608 - our own names and marks
        f"UPDATE {table} SET state = '{State.PUT.value}', letter = given.letter, due_at = given.due_at, "
        f"holder_changed = given.changed FROM given "
        f"WHERE {table}.id = given.id AND {table}.state = '{State.CONFIRMED.value}'"
    )
    with connection.cursor() as cursor:
        cursor.execute(order, given)


def _no_address(office_id: int) -> int:
    """Set aside what cannot be sent; staff see it, and may send it on when they have an address."""
    rows = Message.objects.filter(waiting.IS_CONFIRMED, office=office_id).values_list("pk", flat=True)
    some = list(islice(rows, BATCH))
    return Message.objects.filter(pk__in=some, state=State.CONFIRMED).update(state=State.NO_ADDRESS)
