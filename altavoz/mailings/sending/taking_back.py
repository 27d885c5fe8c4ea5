# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters of a stopped mailing that lie untouched in the outbox go back to where they were. What a carrier has in its
hands goes: nothing is ever half sent."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.sending.putting import KIND
from altavoz.outbox import claiming, posting
from altavoz.outbox.models import Letter

BATCH = 500
A_DAY = timedelta(days=1)
Half, State = Mailing.Half, Recipient.State


def take_back(mailing: Mailing) -> int:
    """How many recipients wait again."""
    hers = Letter.objects.filter(claiming.IS_WAITING, kind=KIND, about=mailing.public_id, claimed_by="")
    found = list(hers.values_list("pk", "subject_id"))
    return sum(_take_back(mailing, found[start : start + BATCH]) for start in range(0, len(found), BATCH))


def take_back_all(*, now: datetime) -> int:
    """Also asked by the worker: whoever stopped it may have been cut off before all were taken back."""
    stopped = Q(state=Mailing.State.STOPPED) | Q(state=Mailing.State.CALLED_OFF, ended_at__gt=now - A_DAY)
    return sum(take_back(mailing) for mailing in Mailing.objects.filter(stopped))


def put_back(mailing: Mailing) -> int:
    """What was in a carrier's hands when it was stopped, and was withheld for that, waits for its turn again."""
    numbers: list[int] = mailing.in_hands
    done = sum(_put_back(mailing, numbers[start : start + BATCH]) for start in range(0, len(numbers), BATCH))
    Mailing.objects.filter(pk=mailing.pk).exclude(state=Mailing.State.STOPPED).update(in_hands=[])
    return done


@transaction.atomic
def _take_back(mailing: Mailing, letters: Sequence[tuple[int, int]]) -> int:
    back = posting.take_back([number for number, _subject in letters])
    return _wait_again(mailing, [pair for pair in letters if pair[0] in back])


@transaction.atomic
def _put_back(mailing: Mailing, numbers: Sequence[int]) -> int:
    withheld = Letter.objects.filter(pk__in=numbers, about=mailing.public_id, state=Letter.State.WITHHELD)
    return _wait_again(mailing, list(withheld.values_list("pk", "subject_id")))


def _wait_again(mailing: Mailing, letters: Sequence[tuple[int, int]]) -> int:
    """Pairs of letter and recipient; who has another letter by now does not wait."""
    rows = Recipient.objects.filter(
        pk__in=[subject for _number, subject in letters],
        letter__in=[number for number, _subject in letters],
        mailing=mailing.pk,
        state=State.PUT,
    )
    halves = Counter(rows.values_list("half", flat=True))
    rows.update(state=State.PLANNED, letter=None)
    Mailing.objects.filter(pk=mailing.pk).update(
        number_put=F("number_put") - halves.total(),
        number_put_a=F("number_put_a") - halves[Half.A],
        number_put_b=F("number_put_b") - halves[Half.B],
    )
    return halves.total()
