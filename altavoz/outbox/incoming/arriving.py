# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail arrives: first it is kept, then it is read by the worker, and what nobody understands waits for staff."""

import logging
from datetime import datetime, timedelta

from altavoz.outbox.incoming import hearers, judging, reports, verp
from altavoz.outbox.incoming.hearers import Mail
from altavoz.outbox.incoming.judging import Judged
from altavoz.outbox.incoming.rows import ArrivedMail
from altavoz.personal_data import private_files

LARGEST = 10_000_000
KEPT_FOR = timedelta(days=90)
State = ArrivedMail.State
# What the standard library raises for mail that nobody's program would write.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
logger = logging.getLogger(__name__)


def keep(content: bytes, *, came_to: str, now: datetime, head_only: bool = False) -> ArrivedMail:
    """Sealed on disk and a row in the database: only then may its sender be told that it was taken."""
    file = private_files.keep([content], name="mail.eml", media_type="message/rfc822", now=now)
    return ArrivedMail.objects.create(file=file, came_to=came_to[:254], head_only=head_only, at=now)


def read_waiting(*, now: datetime, at_most: int = 50) -> int:
    """Read some of what came, the oldest first; returns how many were looked at."""
    rows = list(ArrivedMail.objects.filter(state=State.WAITING).select_related("file").order_by("pk")[:at_most])
    for row in rows:
        heard_as = _heard(row, now)
        state = State.HEARD if heard_as else State.UNKNOWN
        waiting = ArrivedMail.objects.filter(pk=row.pk, state=State.WAITING)
        if waiting.update(state=state, heard_as=heard_as) and heard_as and row.file:
            private_files.drop([row.file])
    return len(rows)


def deal_with(*, public_id: str) -> bool:
    """Staff have looked at it: its words go, and that it came stays. False where somebody was faster."""
    row = ArrivedMail.objects.filter(public_id=public_id).select_related("file").first()
    unknown = ArrivedMail.objects.filter(public_id=public_id, state=State.UNKNOWN)
    if row is None or not unknown.update(state=State.DEALT_WITH):
        return False
    if row.file:
        private_files.drop([row.file])
    return True


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete what came long ago, but never what still waits for somebody."""
    done = ArrivedMail.objects.filter(at__lt=now - KEPT_FOR, state__in=[State.HEARD, State.DEALT_WITH])
    return ArrivedMail.objects.filter(pk__in=list(done.values_list("pk", flat=True)[:at_most])).delete()[0]


def _heard(row: ArrivedMail, now: datetime) -> str:
    """A mail that is put together so that reading it breaks waits for staff: it must not hold up those behind it."""
    try:
        return _hear(row, now)
    except UNREADABLE as error:
        logger.warning("mail %s could not be read: %s", row.public_id, type(error).__name__)
        return ""


def _hear(row: ArrivedMail, now: datetime) -> str:
    if row.file is None:
        return "gone"
    content = b"".join(private_files.read(row.file))
    letter_id = verp.letter_of(row.came_to)
    report = reports.read(content) if letter_id else None
    if report is not None:
        judged = judging.judge(letter_id=letter_id, report=report, now=now)
        return "" if judged is Judged.NO_LETTER else report.sort.value
    return hearers.hear(Mail(row.public_id, row.came_to, content, row.head_only), now)
