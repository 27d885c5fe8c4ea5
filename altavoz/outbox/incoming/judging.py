# SPDX-License-Identifier: AGPL-3.0-or-later
"""What letters that come back mean for their address: two lasting or five passing in a month, and we stop writing.

A complaint stops it at once. Only a return address that we made ourselves is believed: a forged report changes
nothing and waits for staff.
"""

import enum
from datetime import datetime, timedelta

from django.db import transaction

from altavoz.outbox.domains.book import note_report
from altavoz.outbox.incoming import hearers
from altavoz.outbox.incoming.reports import Report, Sort
from altavoz.outbox.incoming.rows import Returned
from altavoz.outbox.models import Letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.models import DoNotWrite

MONTH = timedelta(days=30)
COUNTED = {
    Sort.LASTING: "returned",
    Sort.PASSING: "returned",
    Sort.DELAYED: "put_off",
    Sort.COMPLAINT: "complaints",
}
ENOUGH = {Returned.Sort.LASTING: 2, Returned.Sort.PASSING: 5}


class Judged(enum.Enum):
    NOTED = "noted"
    STOPPED = "stopped"
    KNOWN = "known"
    NO_LETTER = "no letter"


@transaction.atomic
def judge(*, letter_id: str, report: Report, now: datetime) -> Judged:
    """Judge one report about the letter of that public id, and count it for its mail domain."""
    judged = judge_one(letter_id, report, now=now)
    if judged is Judged.NOTED or judged is Judged.STOPPED:
        _count(letter_id, report, now)
    return judged


def judge_one(letter_id: str, report: Report, *, now: datetime) -> Judged:
    """Note one report, once, and stop writing where that makes enough. In the caller's transaction."""
    letter = Letter.objects.filter(public_id=letter_id).first()
    if letter is None:
        return Judged.NO_LETTER
    if report.sort is Sort.DELAYED:
        # The server goes on trying by itself and will say how it ended.
        return Judged.NOTED
    key = bytes(letter.recipient_key)
    if report.sort is Sort.LEFT:
        hearers.stopped(key, why=report.sort.value, now=now)
        return Judged.STOPPED
    row, is_new = Returned.objects.get_or_create(
        letter=letter_id,
        defaults={
            "recipient_key": key,
            "sort": Returned.Sort(report.sort.value),
            "status": report.status,
            "domain": report.domain[:253],
            "at": now,
        },
    )
    if not is_new and not _is_worse(row, report):
        return Judged.KNOWN
    return _weigh(row, now)


def _is_worse(row: Returned, report: Report) -> bool:
    """Whoever complains about a letter that came back before has it after all, and means it."""
    if report.sort is not Sort.COMPLAINT:
        return False
    milder = Returned.objects.filter(pk=row.pk).exclude(sort=Returned.Sort.COMPLAINT)
    row.sort = Returned.Sort.COMPLAINT
    return bool(milder.update(sort=row.sort))


def _weigh(row: Returned, now: datetime) -> Judged:
    key, sort = bytes(row.recipient_key), Returned.Sort(row.sort)
    if sort == Returned.Sort.COMPLAINT:
        return _stop(row, DoNotWrite.Why.COMPLAINT, now)
    lately = Returned.objects.filter(recipient_key=key, sort=sort, at__gt=now - MONTH)
    return _stop(row, DoNotWrite.Why.BOUNCED, now) if lately.count() >= ENOUGH[sort] else Judged.NOTED


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete some of what is too old to judge by, with the letters' own age."""
    old = list(Returned.objects.filter(at__lt=now - 3 * MONTH).values_list("pk", flat=True)[:at_most])
    return Returned.objects.filter(pk__in=old).delete()[0]


def _stop(row: Returned, why: DoNotWrite.Why, now: datetime) -> Judged:
    """Staff learn of the first time; letters that were on their way then may come back later."""
    key = bytes(row.recipient_key)
    if not donotwrite.listed([key]):
        Returned.objects.filter(pk=row.pk).update(stopped=True)
    donotwrite.add(key, why=why, now=now)
    hearers.stopped(key, why=why.value, now=now)
    return Judged.STOPPED


def _count(letter_id: str, report: Report, now: datetime) -> None:
    what = COUNTED.get(report.sort)
    letter = Letter.objects.filter(public_id=letter_id).first() if what else None
    if what and letter is not None:
        day = (letter.done_at or now).date()
        key = bytes(letter.recipient_key)
        note_report(what, domain=report.domain, key=key, day=day, today=now.date(), words=report.words)
