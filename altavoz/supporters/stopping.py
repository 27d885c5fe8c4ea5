# SPDX-License-Identifier: AGPL-3.0-or-later
"""What ends here when an address is written to no more: it complained, or it is gone."""

from datetime import datetime

from altavoz.supporters import subscriptions


def when_stopped(email_key: bytes, why: str, now: datetime) -> None:
    subscriptions.stop_all(email_key=email_key, how=why, now=now)
