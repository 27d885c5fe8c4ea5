# SPDX-License-Identifier: AGPL-3.0-or-later
"""Promises, instruments and rounds of dialogue become public one by one; what they say may be corrected afterwards."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import audit
from altavoz.recommendations.models import Commitment, DialogueRound, Instrument
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

Told = Commitment | Instrument | DialogueRound


@transaction.atomic
def publish(row: Told, *, by: User | None, now: datetime) -> bool:
    """False where it is public already."""
    if not type(row).objects.filter(pk=row.pk, published_at__isnull=True).update(published_at=now):
        return False
    note(row, "recommendations.publish_told", by=by, now=now)
    return True


def note(row: Told, act: str, *, by: User | None, now: datetime) -> None:
    """After any change: in the book of what staff did, and to the pages that show it."""
    audit.note(
        actor=by, act=act, now=now, subject=f"{row._meta.model_name}:{row.pk}", organisation_id=row.organisation_id
    )
    generations.touch(SUBJECT)
