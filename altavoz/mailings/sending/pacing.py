# SPDX-License-Identifier: AGPL-3.0-or-later
"""At most so many letters an hour: one after the other, not all at the hour's beginning."""

from datetime import datetime, timedelta

from altavoz.mailings.models import Mailing

HOUR = timedelta(hours=1)
# What a worker that was held up may catch up with. An hour and this hold no more than an hour may.
CATCHING_UP = timedelta(seconds=30)


def free(mailing: Mailing, *, now: datetime, most: int) -> int:
    """How many letters may go now; `most` where nobody set a pace."""
    if not mailing.per_hour:
        return most
    return min(most, int((now - _since(mailing, now)) / _each(mailing)))


def after(mailing: Mailing, *, now: datetime, letters: int) -> datetime | None:
    """Up to when the pace is used up once so many have gone; None where nobody set one."""
    return _since(mailing, now) + _each(mailing) * letters if mailing.per_hour else None


def _each(mailing: Mailing) -> timedelta:
    return (HOUR + CATCHING_UP) / mailing.per_hour


def _since(mailing: Mailing, now: datetime) -> datetime:
    """Time that nobody used is over, but for a little of it."""
    each = _each(mailing)
    return max(mailing.paced_until or now - each, now - each - CATCHING_UP)
