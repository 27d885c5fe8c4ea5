# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody sends an action's page to herself. Nothing is kept of it but the letter."""

from datetime import datetime

from altavoz.campaigns.action import Action
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key

KIND = "page_to_me"


def send(*, action: Action, address: str, language: str, now: datetime) -> int:
    return posting.put(
        kind=KIND,
        # So many pages a day go to one address, and no more; letters about its own signature stay free of that.
        about=f"page-{now:%Y%m%d}",
        subject_id=action.pk,
        recipient=address,
        recipient_key=email_key(address),
        language=language,
        now=now,
    )
