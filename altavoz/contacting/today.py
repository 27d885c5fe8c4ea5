# SPDX-License-Identifier: AGPL-3.0-or-later
import time
from datetime import UTC, date, datetime

from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in


def moment() -> datetime:
    """For the page or form that is being made: no deadline hangs on this clock, so it is not handed down from the
    view."""
    return datetime.fromtimestamp(time.time(), UTC)


def today_of(action: Action) -> date:
    """The day on which a form asks who holds an office."""
    return day_in(moment(), action.zone) or moment().date()
