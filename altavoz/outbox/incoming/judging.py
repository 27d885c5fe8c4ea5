# SPDX-License-Identifier: AGPL-3.0-or-later
"""What letters that come back mean for their address: two lasting or five passing in a month, and we stop writing.

A complaint stops it at once. Only a return address that we made ourselves is believed: a forged report changes
nothing and waits for staff.
"""

import enum
from datetime import datetime, timedelta

from django.db import transaction

from altavoz.outbox.incoming import hearers
from altavoz.outbox.incoming.reports import Report, Sort
from altavoz.outbox.incoming.rows import Returned
from altavoz.outbox.models import Letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.models import DoNotWrite

MONTH = timedelta(days=30)
ENOUGH = {Returned.Sort.LASTING: 2, Returned.Sort.PASSING: 5}


class Judged(enum.Enum):
    NOTED = "noted"
    STOPPED = "stopped"
    KNOWN = "known"
    NO_LETTER = "no letter"


@transaction.atomic
def judge(*, letter_id: str, report: Report, now: datetime) -> Judged:
    """Note one report about the letter of that public id, once, and stop writing where that makes enough."""
    letter = Letter.objects.filter(public_id=letter_id).first()
    if letter is None:
        return Judged.NO_LETTER
    if report.sort is Sort.DELAYED:
        # The server goes on trying by itself and will say how it ended.
        return Judged.NOTED
    key, sort = bytes(letter.recipient_key), Returned.Sort(report.sort.value)
    _row, is_new = Returned.objects.get_or_create(
        letter=letter_id,
        defaults={
            "recipient_key": key,
            "sort": sort,
            "status": report.status,
            "domain": report.domain[:253],
            "at": now,
        },
    )
    if not is_new:
        return Judged.KNOWN
    if sort == Returned.Sort.COMPLAINT:
        return _stop(key, DoNotWrite.Why.COMPLAINT, now)
    lately = Returned.objects.filter(recipient_key=key, sort=sort, at__gt=now - MONTH)
    return _stop(key, DoNotWrite.Why.BOUNCED, now) if lately.count() >= ENOUGH[sort] else Judged.NOTED


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete some of what is too old to judge by, with the letters' own age."""
    old = list(Returned.objects.filter(at__lt=now - 3 * MONTH).values_list("pk", flat=True)[:at_most])
    return Returned.objects.filter(pk__in=old).delete()[0]


def _stop(key: bytes, why: DoNotWrite.Why, now: datetime) -> Judged:
    donotwrite.add(key, why=why, now=now)
    hearers.stopped(key, why=why.value, now=now)
    return Judged.STOPPED
