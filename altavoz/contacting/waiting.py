# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits, what is on its way, and what went out in the last hour: office by office, over all actions."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import BooleanField, Count, Max, Min, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.campaigns.action import Action
from altavoz.contacting.dripping import HOUR, Gone
from altavoz.contacting.models import Digest, Message
from altavoz.participation.models import Participation

# Words and not parameters, because SQLite uses an index of some rows only where the query repeats its condition.
IS_CONFIRMED = RawSQL("contacting_message.state = 'confirmed'", [], output_field=BooleanField())
IS_ON_ITS_WAY = RawSQL("contacting_message.state IN ('put', 'in_doubt')", [], output_field=BooleanField())

# Tried counts, whatever came of it: the office's server was asked.
WENT = ("sent", "failed", "in_doubt")


def waiting() -> QuerySet[Message]:
    """Those whose turn may come: whoever is held or gone, and what was taken down, is left where it lies."""
    counted = Message.objects.filter(
        IS_CONFIRMED, participation__state=Participation.State.CONFIRMED, participation__held=""
    )
    goes_on = counted.filter(participation__action__letters_ended_at__isnull=True)
    return goes_on.exclude(participation__action__state=Action.State.TAKEN_DOWN)


def numbers_waiting() -> dict[int, int]:
    """How many messages wait, by the number of their office."""
    rows = Message.objects.filter(IS_CONFIRMED).order_by("office")
    return dict(rows.values_list("office").annotate(Count("pk")))


def gone(office_ids: Collection[int], *, now: datetime, within: timedelta = HOUR) -> dict[int, Gone]:
    """What went out within that time, and what is on its way. A digest is one letter, whoever speaks in it."""
    messages = Message.objects.filter(office__in=office_ids)
    digests = Digest.objects.filter(office__in=office_ids)
    found: dict[int, Gone] = {}
    _add(found, messages.filter(done_at__gt=now - within, state__in=WENT))
    _add(found, messages.filter(IS_ON_ITS_WAY, state=Message.State.PUT))
    _add(found, digests.filter(done_at__gt=now - within, state__in=WENT))
    _add(found, digests.filter(state=Digest.State.PUT))
    return found


def _add(found: dict[int, Gone], rows: QuerySet[Message] | QuerySet[Digest]) -> None:
    numbers = rows.order_by("office").values_list("office").annotate(Count("pk"), Max("due_at"), Min("done_at"))
    for office_id, counted, last_turn, oldest in numbers:
        so_far = found.get(office_id, Gone())
        found[office_id] = Gone(
            counted=so_far.counted + counted,
            last_turn=max(filter(None, (so_far.last_turn, last_turn)), default=None),
            oldest=min(filter(None, (so_far.oldest, oldest)), default=None),
        )
