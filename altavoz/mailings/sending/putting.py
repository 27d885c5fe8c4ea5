# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recipients whose turn it is get a letter in the outbox: some hundreds in a transaction, no faster than asked for."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, QuerySet

from altavoz.campaigns.action import Action
from altavoz.mailings.digest import weekly
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.readers import daily
from altavoz.mailings.sending import pacing, turns
from altavoz.mailings.sending.turns import Due, Judged
from altavoz.outbox import claiming, posting
from altavoz.outbox.models import Letter
from altavoz.outbox.posting import Post

KIND = daily.MAILING
BATCH = 300
# More than these in one turn would keep the other rounds of the thread waiting.
MOST = 900
# Some seconds of work: what still lies with us can be stopped at once, and somebody's first letter is soon carried.
WAITING_AT_MOST = 1_200
Half, State = Mailing.Half, Recipient.State


def put_due(*, now: datetime, holds: Callable[[], bool] = lambda: True, most: int = MOST) -> int:
    """How many recipients were dealt with, by a letter or otherwise. Urgent mailings come first."""
    done = 0
    going = Mailing.objects.filter(state=Mailing.State.GOING).select_related("organisation", "action")
    for mailing in going.order_by("-is_urgent", "pk"):
        if _waits(mailing):
            continue
        while done < most and holds():
            dealt = _put_some(mailing, now=now, most=min(most - done, BATCH))
            done += dealt
            if not dealt:
                break
        _end(mailing, now)
    return done


def waiting_letters() -> int:
    """Of all mailings, in the outbox; no more are counted than may be there."""
    waiting = Letter.objects.filter(claiming.IS_WAITING, kind=KIND)
    return waiting.values("pk")[:WAITING_AT_MOST].count()


def on_their_way(mailing: Mailing) -> list[int]:
    """Its letters that are still to be handed over, or are being handed over now."""
    hers = Letter.objects.filter(kind=KIND, about=mailing.public_id).values_list("pk", flat=True)
    return [*hers.filter(claiming.IS_WAITING), *hers.filter(claiming.IS_IN_HANDS)]


def _waits(mailing: Mailing) -> bool:
    """Nobody is called to an action that is paused; when it goes on, so does the mailing."""
    action = mailing.action
    return action is not None and action.state == Action.State.PAUSED and mailing.sort in weekly.CALLS


def _put_some(mailing: Mailing, *, now: datetime, most: int) -> int:
    """Reading and sealing are done before the transaction: it only writes."""
    free = min(most, WAITING_AT_MOST - waiting_letters(), pacing.free(mailing, now=now, most=most))
    rows = turns.due(mailing, now=now, most=free) if free > 0 else []
    if not rows:
        return 0
    return _write(mailing, turns.judge(mailing, rows, now=now), now)


@transaction.atomic
def _write(mailing: Mailing, judged: Judged, now: datetime) -> int:
    """Nothing where somebody has stopped it meanwhile; whoever else puts letters waits, and finds these rows gone."""
    locked = Mailing.objects.select_for_update().filter(pk=mailing.pk, state=Mailing.State.GOING).first()
    if locked is None:
        return 0
    letters = _still_planned(judged.letters)
    out = sum(_still(numbers).update(state=State.SKIPPED, why=why) for why, numbers in judged.out.items())
    later = sum(_still(numbers).update(due_at=due_at) for due_at, numbers in judged.later.items())
    _post(mailing, letters, now)
    mailing.paced_until = pacing.after(locked, now=now, letters=len(letters)) if letters else locked.paced_until
    Mailing.objects.filter(pk=mailing.pk).update(
        paced_until=mailing.paced_until,
        number_skipped=F("number_skipped") + out,
        number_put=F("number_put") + len(letters),
        number_put_a=F("number_put_a") + sum(row.half == Half.A for row in letters),
        number_put_b=F("number_put_b") + sum(row.half == Half.B for row in letters),
    )
    return len(letters) + out + later


def _still(numbers: Sequence[int]) -> QuerySet[Recipient]:
    return Recipient.objects.filter(pk__in=numbers, state=State.PLANNED)


def _still_planned(rows: Sequence[Due]) -> list[Due]:
    found = frozenset(_still([row.pk for row in rows]).values_list("pk", flat=True)) if rows else frozenset[int]()
    return [row for row in rows if row.pk in found]


def _post(mailing: Mailing, rows: Sequence[Due], now: datetime) -> None:
    posts = [Post(mailing.public_id, row.pk, row.email, row.key, row.language) for row in rows]
    letters = posting.put_many(kind=KIND, posts=posts, now=now)
    if not letters:
        return
    # One order for all of them: five hundred WHENs take longer than all the rest.
    pairs = [number for row, letter in zip(rows, letters, strict=True) for number in (row.pk, letter)]
    table = connection.ops.quote_name(Recipient._meta.db_table)
    order = (
        f"WITH given (id, letter) AS (VALUES {', '.join(['(%s, %s)'] * len(rows))}) "  # noqa: S608 - our own names
        f"UPDATE {table} SET state = '{State.PUT.value}', letter = given.letter FROM given "
        f"WHERE {table}.id = given.id AND {table}.state = '{State.PLANNED.value}'"
    )
    with connection.cursor() as cursor:
        cursor.execute(order, pairs)


def _end(mailing: Mailing, now: datetime) -> None:
    """It is done when nobody waits and no letter can be stopped any more."""
    if turns.anybody_planned(mailing) or on_their_way(mailing):
        return
    going = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.GOING)
    going.update(state=Mailing.State.DONE, ended_at=now)
