# SPDX-License-Identifier: AGPL-3.0-or-later
"""The six digits of a letter, typed on the page after signing. They are stored nowhere: a key and the letter's
number make them. Wrong, unknown, too late and too often all answer alike, and do the same work."""

import hmac
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import F

from altavoz.participation.confirmation import Outcome, confirm
from altavoz.participation.handles import Handle
from altavoz.participation.models import Participation
from altavoz.personal_data.sealing import keyed_number

ALL = 1_000_000
NOBODY = Handle(0, 0, 0, "en", datetime.min.replace(tzinfo=UTC))


def digits_of(letter_id: int) -> str:
    return f"{keyed_number(letter_id, purpose='digits', below=ALL):06d}"


def readable(digits: str) -> str:
    return f"{digits[:3]} {digits[3:]}"


def type_digits(*, handle: Handle | None, typed: str, now: datetime) -> str | None:
    """The token of the row that the right digits confirm, else None.

    A try is counted before the digits are compared, on the row and never on the handle: posting the form again
    gives a new handle and no new tries.
    """
    known = handle or NOBODY
    row = Participation.objects.filter(pk=known.participation_id, action_id=known.action_id)
    counted = row.filter(tries__lt=settings.CODE_TRIES).update(tries=F("tries") + 1)
    right = hmac.compare_digest(digits_of(known.letter_id), typed)
    in_time = handle is not None and now - handle.at < timedelta(minutes=settings.CODE_MINUTES)
    if not (counted and right and in_time):
        return None
    token = row.values_list("token", flat=True).get()
    done = confirm(token=token, now=now) in {Outcome.CONFIRMED, Outcome.ALREADY}
    return token if done else None
