# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters that may or may not have been taken: exactly once does not exist over SMTP."""

import logging
from datetime import datetime, timedelta

from django.db.models import F

from altavoz.outbox.claiming import HANDING_OVER, IS_IN_HANDS, State
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import UnknownWriter, WhenInDoubt, writer_of

logger = logging.getLogger(__name__)

PAUSE = timedelta(minutes=5)
LOST = "the carrier was lost while handing it over"


def settle_lost(*, now: datetime) -> int:
    """Deal with letters whose carrier died with them in its hands."""
    lost = Letter.objects.filter(IS_IN_HANDS, claimed_until__lte=now)
    return sum(settle(letter, since=_begun(letter, now), trouble=LOST) for letter in lost)


def settle(letter: Letter, *, since: datetime, trouble: str) -> bool:
    """Send it once more or leave it to staff, as its writer says; a second doubt always goes to staff."""
    in_hands = Letter.objects.filter(
        pk=letter.pk, state=State.HANDING_OVER, claimed_by=letter.claimed_by, claimed_until=letter.claimed_until
    )
    next_state = State.WAITING if _may_go_again(letter) else State.IN_DOUBT
    moved = in_hands.update(
        state=next_state,
        due_at=since + PAUSE,
        doubts=F("doubts") + 1,
        trouble=trouble[:200],
        claimed_by="",
        claimed_until=None,
    )
    if moved:
        logger.warning("letter %s is in doubt: %s", letter.public_id, trouble)
    return bool(moved)


def send_again(public_id: str, *, now: datetime) -> bool:
    """Staff have decided: hand it over once more, at the risk that it comes twice."""
    doubtful = Letter.objects.filter(public_id=public_id, state=State.IN_DOUBT)
    return bool(doubtful.update(state=State.WAITING, due_at=now))


def drop(public_id: str, *, now: datetime) -> bool:
    """Staff have decided: leave it, at the risk that it never came."""
    doubtful = Letter.objects.filter(public_id=public_id, state=State.IN_DOUBT)
    return bool(doubtful.update(state=State.WITHHELD, done_at=now, recipient=""))


def _may_go_again(letter: Letter) -> bool:
    if letter.doubts:
        return False
    try:
        return writer_of(letter).when_in_doubt is WhenInDoubt.RESEND
    except UnknownWriter:
        return False


def _begun(letter: Letter, now: datetime) -> datetime:
    return letter.claimed_until - HANDING_OVER if letter.claimed_until else now
