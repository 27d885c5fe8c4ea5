# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff do with a hand-over or a reply goes into the audit, and the action's page is made anew."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User

from altavoz.deliveries.models import HandOver, Reply
from altavoz.organisations import audit
from altavoz.website import generations


def note(
    act: str,
    row: HandOver | Reply,
    *,
    by: User | None,
    now: datetime,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    """In the transaction of the act. `act` is a name of `deliveries/acts.py`; nothing of a person goes in."""
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=f"{row.audit_name}:{row.public_id}",
        organisation_id=row.action.organisation_id,
        before=before,
        after=after,
    )
    generations.touch(generations.action_subject(row.action.public_id))
