# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stop writing to an office, and go on: what waits stays where it is, and what nobody carries yet comes back."""

from datetime import datetime

from django.db import transaction

from altavoz.contacting import waiting
from altavoz.contacting.models import Digest, Message, OfficeStop
from altavoz.decision_makers.models import Office
from altavoz.outbox import posting

BATCH = 500
State = Message.State


def stop(*, office: Office, now: datetime) -> bool:
    """False where it was stopped before."""
    _row, made = OfficeStop.objects.get_or_create(office=office, defaults={"since": now})
    take_back()
    return made


def resume(*, office: Office) -> bool:
    return bool(OfficeStop.objects.filter(office=office).delete()[0])


def take_back() -> int:
    """Letters to stopped offices wait as messages again. Also asked by the worker, for one may be put meanwhile."""
    stopped = list(OfficeStop.objects.values_list("office", flat=True))
    if not stopped:
        return 0
    done = 0
    on_their_way = Message.objects.filter(waiting.IS_ON_ITS_WAY, state=State.PUT, office__in=stopped)
    for start in range(0, len(letters := list(on_their_way.values_list("letter", flat=True))), BATCH):
        done += _messages([letter for letter in letters[start : start + BATCH] if letter])
    for pk, letter in Digest.objects.filter(state=Digest.State.PUT, office__in=stopped).values_list("pk", "letter"):
        done += _digest(pk, letter or 0)
    return done


@transaction.atomic
def _messages(letters: list[int]) -> int:
    back = posting.take_back(letters)
    rows = Message.objects.filter(waiting.IS_ON_ITS_WAY, state=State.PUT, letter__in=back)
    return rows.update(state=State.CONFIRMED, letter=None)


@transaction.atomic
def _digest(pk: int, letter: int) -> int:
    if not posting.take_back([letter]):
        return 0
    back = Message.objects.filter(digest=pk).update(state=State.CONFIRMED, digest=None)
    Digest.objects.filter(pk=pk).delete()
    return back


def send_on(*, office: Office, now: datetime) -> int:
    """What was set aside for want of an address waits for its turn again: somebody has found one."""
    rows = Message.objects.filter(office=office, state=State.NO_ADDRESS).values_list("pk", flat=True)
    pks = list(rows)
    done = 0
    for start in range(0, len(pks), BATCH):
        some = Message.objects.filter(pk__in=pks[start : start + BATCH], state=State.NO_ADDRESS)
        done += some.update(state=State.CONFIRMED, due_at=now)
    return done
