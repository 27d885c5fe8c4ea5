# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose hands a letter is in. Every step is conditional on the step before.

A claim is a mark with an end, so that the letters of a carrier that died are free again after half a minute.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.outbox.models import Letter

Column = str | bytes | datetime | None
State = Letter.State
CLAIM = timedelta(seconds=30)
# As long as the slowest mail server may take over one letter: five answers of fifteen seconds, and some more.
HANDING_OVER = timedelta(seconds=120)

# Words and not parameters, because SQLite uses an index of some rows only where the query repeats its condition.
IS_WAITING = RawSQL("state = 'waiting'", [], output_field=BooleanField())
IS_IN_HANDS = RawSQL("state = 'handing_over'", [], output_field=BooleanField())

# Twice for every handful of letters: to put an order together takes the ORM five times as long as to carry it out.
BEGIN = (
    "UPDATE outbox_letter SET state = 'handing_over', claimed_until = %s WHERE id IN ({numbers})"
    " AND state = 'waiting' AND claimed_by = %s AND claimed_until > %s"
)
FINISH = (
    "UPDATE outbox_letter SET state = %s, done_at = %s, trouble = %s, recipient = %s, claimed_by = '',"
    " claimed_until = NULL WHERE id IN ({numbers}) AND state IN ('waiting', 'handing_over', 'in_doubt')"
)


def waiting(*, now: datetime) -> QuerySet[Letter]:
    """Letters that are due and in nobody's hands, the longest due first."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    return Letter.objects.filter(IS_WAITING, free, due_at__lte=now).order_by("due_at")


def claim(carrier: str, *, now: datetime, limit: int) -> list[Letter]:
    """Take up to `limit` letters. Of two carriers that see the same ones, each gets those that it marked first."""
    found = list(waiting(now=now).values_list("pk", flat=True)[:limit])
    if not found:
        return []
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    Letter.objects.filter(free, pk__in=found, state=State.WAITING).update(claimed_by=carrier, claimed_until=now + CLAIM)
    return list(
        Letter.objects.filter(pk__in=found, state=State.WAITING, claimed_by=carrier, claimed_until__gt=now).order_by(
            "due_at", "pk"
        )
    )


def release(carrier: str, letters: list[Letter]) -> int:
    """Give back those that were not carried after all, for the next carrier or the next batch."""
    claimed = Letter.objects.filter(pk__in=[letter.pk for letter in letters], claimed_by=carrier)
    return claimed.filter(state=State.WAITING).update(claimed_by="", claimed_until=None)


def begin(letters: Sequence[Letter], carrier: str, *, now: datetime) -> set[int]:
    """Commit that these go over the wire now. The numbers of those that do: not of one that another has, or whose
    person is erased."""
    numbers, until = [letter.pk for letter in letters], now + HANDING_OVER
    for letter in letters:
        letter.claimed_until = until
    if _update(BEGIN, [until], numbers, [carrier, now]) == len(numbers):
        return set(numbers)
    some = Letter.objects.filter(pk__in=numbers, claimed_by=carrier)
    return set(some.filter(state=State.HANDING_OVER, claimed_until=until).values_list("pk", flat=True))


def finish(letters: Sequence[Letter], *, state: Letter.State, now: datetime, trouble: str = "") -> set[int]:
    """Commit how these ended. What the far end has said holds, even if meanwhile somebody thought it in doubt.

    The numbers of those that there were: not of one that was erased with its person.
    """
    numbers = [letter.pk for letter in letters]
    if _update(FINISH, [state.value, now, trouble[:200], b""], numbers, []) == len(numbers):
        return set(numbers)
    some = Letter.objects.filter(pk__in=numbers, state=state, done_at=now)
    return set(some.values_list("pk", flat=True))


def put_off(letter: Letter, carrier: str, *, due_at: datetime, trouble: str, tries: int) -> bool:
    """Commit that it waits for another try."""
    ours = Letter.objects.filter(pk=letter.pk, state__in=[State.WAITING, State.HANDING_OVER], claimed_by=carrier)
    return bool(
        ours.update(
            state=State.WAITING, due_at=due_at, tries=tries, trouble=trouble[:200], claimed_by="", claimed_until=None
        )
    )


def _update(order: str, given: Sequence[Column], numbers: Sequence[int], asked: Sequence[Column]) -> int:
    """How many of these letters it has changed."""
    if not numbers:
        return 0
    values = [*map(_adapted, given), *numbers, *map(_adapted, asked)]
    with connection.cursor() as cursor:
        cursor.execute(order.format(numbers=", ".join(["%s"] * len(numbers))), values)
        return int(cursor.rowcount)


def _adapted(value: Column) -> Column:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
