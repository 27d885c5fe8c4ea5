# SPDX-License-Identifier: AGPL-3.0-or-later
"""An indicator becomes public: from then on texts may quote it, and its name in them stays."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.indicators.figures import SUBJECT
from altavoz.indicators.models import Indicator
from altavoz.organisations import audit
from altavoz.website import generations


@transaction.atomic
def publish(*, indicator: Indicator, by: User | None, now: datetime) -> bool:
    """False where it was public already."""
    moved = Indicator.objects.filter(pk=indicator.pk, published_at__isnull=True).update(published_at=now)
    if moved:
        audit.note(
            actor=by,
            act="indicators.publish",
            now=now,
            subject=indicator.slug,
            organisation_id=indicator.organisation_id,
        )
        generations.touch(SUBJECT)
    return bool(moved)
