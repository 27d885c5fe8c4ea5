# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reminder before an action closes: asked for on its page, true once the letter's button is pressed, sent once."""

import enum
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q

from altavoz.campaigns.action import Action
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.participation.models import DeadlineReminder, Participation
from altavoz.personal_data.addresses import email_key

ASKED = "remind_ask"
DEADLINE = "deadline"
BATCH = 100
TWO_DAYS = timedelta(hours=48)
# Who asks has read the page just now: so long at least she is left in peace.
REST = timedelta(hours=24)
MORNING = time(8)
LAST_HOURS = timedelta(hours=3)
TAKEN_PART = (Participation.State.PENDING, Participation.State.CONFIRMED)


class Wanted(enum.Enum):
    WANTED = "wanted"
    ALREADY = "already"
    TOO_LATE = "too late"
    GONE = "gone"


def moment(closes_at: datetime | None, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Two days before the end, else on its last morning, else three hours before; None where it is too near."""
    if closes_at is None:
        return None
    last_morning = datetime.combine(closes_at.astimezone(zone).date(), MORNING, tzinfo=zone)
    if closes_at - TWO_DAYS >= now + REST:
        return closes_at - TWO_DAYS
    if now + LAST_HOURS <= last_morning <= closes_at - LAST_HOURS:
        return last_morning
    return closes_at - LAST_HOURS if closes_at - LAST_HOURS >= now + LAST_HOURS else None


@transaction.atomic
def ask(*, action: Action, address: str, language: str, now: datetime) -> None:
    """Keep the wish and put the letter that asks, whether the address is known or not: only its writer looks."""
    key = email_key(address)
    wish = DeadlineReminder(action=action, email=address, email_key=key, language=language, made_at=now)
    DeadlineReminder.objects.bulk_create([wish], ignore_conflicts=True)
    row = DeadlineReminder.objects.only("pk", "public_id").get(action=action, email_key=key)
    posting.put(
        kind=ASKED,
        about=row.public_id,
        subject_id=row.pk,
        recipient=address,
        recipient_key=key,
        language=language,
        now=now,
    )


def want(*, public_id: str, now: datetime) -> Wanted:
    """The owner of the address pressed the button."""
    row = DeadlineReminder.objects.filter(public_id=public_id).select_related("action__organisation").first()
    if row is None:
        return Wanted.GONE
    due_at = moment(row.action.closes_at, now=now, zone=row.action.zone) if row.action.is_open(now) else None
    if row.wanted_at is not None:
        return Wanted.ALREADY
    if due_at is None:
        return Wanted.TOO_LATE
    wanted = DeadlineReminder.objects.filter(pk=row.pk, wanted_at__isnull=True)
    return Wanted.WANTED if wanted.update(wanted_at=now, due_at=due_at) else Wanted.ALREADY


def send_due(*, now: datetime, at_most: int = BATCH) -> int:
    """Some of the reminders whose time has come: a letter is put and the row deleted, in one transaction."""
    with transaction.atomic():
        due = DeadlineReminder.objects.select_for_update(skip_locked=True, of=("self",)).filter(due_at__lte=now)
        rows = list(due.select_related("action__organisation").order_by("due_at", "pk")[:at_most])
        later = {row.pk: at for row in rows if (at := _moved_to(row, now)) is not None}
        for pk, at in later.items():
            DeadlineReminder.objects.filter(pk=pk).update(due_at=at)
        ready = [row for row in rows if row.pk not in later]
        wanted = [row for row in ready if row.action.is_open(now)]
        posting.put_many(kind=DEADLINE, posts=[_post(row) for row in wanted], now=now)
        DeadlineReminder.objects.filter(pk__in=[row.pk for row in ready]).delete()
    return len(rows)


def forget(*, now: datetime, at_most: int = 500) -> int:
    """Delete some that nobody wanted in time, and those of actions that are over."""
    over = Q(action__closes_at__lte=now) | ~Q(action__state__in=[Action.State.OPEN, Action.State.PAUSED])
    old = Q(wanted_at__isnull=True, made_at__lte=now - timedelta(days=settings.UNCONFIRMED_DAYS))
    numbers = list(DeadlineReminder.objects.filter(over | old).values_list("pk", flat=True)[:at_most])
    return DeadlineReminder.objects.filter(pk__in=numbers).delete()[0]


def has_taken_part(action_id: int, key: bytes) -> bool:
    return Participation.objects.filter(action_id=action_id, email_key=key, state__in=TAKEN_PART).exists()


def waiting(action_ids: Sequence[int]) -> Mapping[int, int]:
    """How many want to be reminded, by the number of the action."""
    rows = DeadlineReminder.objects.filter(action_id__in=action_ids, wanted_at__isnull=False)
    return dict(rows.values_list("action_id").annotate(Count("pk")))


def _moved_to(row: DeadlineReminder, now: datetime) -> datetime | None:
    """The new time of a reminder whose action was extended meanwhile."""
    if row.wanted_at is None or not row.action.is_open(now):
        return None
    again = moment(row.action.closes_at, now=row.wanted_at, zone=row.action.zone)
    return again if again is not None and again > now else None


def _post(row: DeadlineReminder) -> Post:
    return Post(row.action.public_id, row.action_id, row.email, bytes(row.email_key), row.language)
