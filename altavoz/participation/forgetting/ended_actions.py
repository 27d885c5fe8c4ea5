# SPDX-License-Identifier: AGPL-3.0-or-later
"""A set time after an action has ended, the people who signed it are forgotten; how many they were stays.

It goes piece by piece over the numbers of the rows, and keeps its place, so that a restart begins nothing anew.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.outbox import erasing
from altavoz.participation.forgetting import emptying
from altavoz.participation.models import Participation
from altavoz.personal_data import register
from altavoz.personal_data.models import Forgetting

# Each row of a piece changes three indexes: so many stay far below a tenth of a second.
BATCH = 200
UNENDED = (Action.State.PREPARING, Action.State.OPEN, Action.State.PAUSED)


def ended_at(action: Action) -> datetime | None:
    """The last of closing, hand-over and outcome; None while it goes on."""
    if action.state in UNENDED:
        return None
    days = [action.delivered_on, *(outcome.date for outcome in action.outcomes.all())]
    moments = [datetime.combine(day, time(), UTC) for day in days if day]
    return max([*moments, *([action.closed_at] if action.closed_at else [])], default=None)


def forgets_at(action: Action) -> datetime | None:
    ended = ended_at(action)
    return ended + timedelta(days=settings.FORGET_AFTER_DAYS) if ended else None


def due(*, now: datetime) -> list[Action]:
    """Actions whose signers are to be forgotten now, and are not yet."""
    ended = Action.objects.exclude(state__in=UNENDED).prefetch_related("outcomes").order_by("pk")
    at = {action: forgets_at(action) for action in ended}
    places = {place.subject: place for place in Forgetting.objects.filter(done_at__isnull=False)}
    return [
        action
        for action, moment in at.items()
        if moment and moment <= now and not _is_done(places.get(_subject(action)), moment)
    ]


def forget(action: Action, *, now: datetime) -> Iterator[int]:
    """Piece by piece, each in a short transaction: how many rows it has emptied."""
    place = _place(action)
    first, last = _numbers(action)
    for start in range(max(first, place.up_to + 1), last + 1, BATCH):
        yield _forget_some(action, start)
    yield register.forget_shared_files(action.pk)
    Forgetting.objects.filter(subject=_subject(action)).update(done_at=now)


def _forget_some(action: Action, start: int) -> int:
    end = start + BATCH - 1
    # Looked up by number alone: with the action in it, a database may read all rows of the action for each piece.
    found = Participation.objects.filter(pk__range=(start, end))
    rows = [row for row in found if row.action_id == action.pk]
    # The letters first: if this breaks off in between, the rows still say which letters are to go.
    erasing.forget_about([bytes(row.email_key) for row in rows], about=action.public_id)
    with transaction.atomic():
        kind_of(action).left([row.pk for row in rows])
        emptying.empty(rows)
        Forgetting.objects.filter(subject=_subject(action)).update(up_to=end)
    return len(rows)


def _place(action: Action) -> Forgetting:
    """Where to go on. One that was done before the action ended anew begins anew."""
    place, _new = Forgetting.objects.get_or_create(subject=_subject(action))
    if place.done_at is not None:
        Forgetting.objects.filter(pk=place.pk).update(up_to=0, done_at=None)
        place.up_to = 0
    return place


def _is_done(place: Forgetting | None, since: datetime) -> bool:
    return place is not None and place.done_at is not None and place.done_at >= since


def _numbers(action: Action) -> tuple[int, int]:
    found = Participation.objects.filter(action=action).aggregate(first=Min("pk"), last=Max("pk"))
    return found["first"] or 1, found["last"] or 0


def _subject(action: Action) -> str:
    return f"participation:{action.public_id}"
