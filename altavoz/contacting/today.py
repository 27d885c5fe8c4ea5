# SPDX-License-Identifier: AGPL-3.0-or-later
import time
from datetime import UTC, date, datetime

from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in


def today_of(action: Action) -> date:
    """The day on which a form asks who holds an office: no deadline hangs on this clock, so it is not handed down
    from the view."""
    moment = datetime.fromtimestamp(time.time(), UTC)
    return day_in(moment, action.zone) or moment.date()
