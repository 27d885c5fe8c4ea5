# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the form was made, sealed into it: whoever sends it back at once is no reader.

The page with the form is shared by all through caches, so the time is the page's and not the person's. It can only
show that a post came absurdly soon; a post with an old time says nothing.
"""

import base64
import struct
import time
from datetime import UTC, datetime, timedelta

from altavoz.personal_data.sealing import CannotOpen, seal, unseal

PURPOSE = "opened"
SHAPE = struct.Struct("!d")


def seal_opened(now: datetime) -> str:
    return base64.urlsafe_b64encode(seal(SHAPE.pack(now.timestamp()), purpose=PURPOSE)).decode()


def seal_opened_now() -> str:
    """For the page that is being made: no deadline hangs on this clock, so it is not handed down from the view."""
    return seal_opened(datetime.fromtimestamp(time.time(), UTC))


def read_opened(text: str) -> datetime | None:
    """None for whatever we did not seal."""
    try:
        (seconds,) = SHAPE.unpack(unseal(base64.urlsafe_b64decode(text), purpose=PURPOSE))
    except (CannotOpen, ValueError, struct.error):
        return None
    return datetime.fromtimestamp(seconds, UTC)


def is_too_quick(text: str, *, now: datetime, minimum: timedelta) -> bool:
    """A form that carries no time of ours was not filled in on our page."""
    opened = read_opened(text)
    return opened is None or now - opened < minimum
