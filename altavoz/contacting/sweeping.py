# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody typed and nobody confirmed is not kept: not even beside a participation that was confirmed before."""

from datetime import datetime, timedelta

from django.conf import settings

from altavoz.contacting.models import ContactReport, Message

BATCH = 200


def sweep(*, now: datetime) -> int:
    """Delete some of the messages and reports that waited for their button too long; returns how many."""
    before = now - timedelta(days=settings.UNCONFIRMED_DAYS)
    messages = Message.objects.filter(state=Message.State.PENDING, made_at__lte=before).order_by("made_at")
    reports = ContactReport.objects.filter(confirmed_at__isnull=True, at__lte=before).order_by("at")
    # The state stands in the DELETE itself: whoever confirms at this moment keeps her letter.
    old = Message.objects.filter(pk__in=list(messages.values_list("pk", flat=True)[:BATCH]))
    done = old.filter(state=Message.State.PENDING).delete()[0]
    told = ContactReport.objects.filter(pk__in=list(reports.values_list("pk", flat=True)[:BATCH]))
    return done + told.filter(confirmed_at__isnull=True).delete()[0]
