# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a post to a contacting kind leaves beside the participation: messages to send, or a report. All of it waits
for the letter's button; nothing is sent before it."""

from datetime import datetime

from django import forms

from altavoz.contacting import sending
from altavoz.contacting.models import ContactReport, Message


def taken(participation_id: int, form: forms.Form, now: datetime) -> None:
    """In the transaction that took the participation in; the same two orders to the database for everybody."""


def still_waiting(participation_id: int) -> bool:
    """Whether something waits for her button."""
    messages = Message.objects.filter(participation=participation_id, state=Message.State.PENDING)
    reports = ContactReport.objects.filter(participation=participation_id, confirmed_at__isnull=True)
    return messages.exists() or reports.exists()


def after_confirm(participation_id: int, now: datetime) -> None:
    """Her messages wait for their turn, her reports count. Safe to repeat."""
    ContactReport.objects.filter(participation=participation_id, confirmed_at__isnull=True).update(confirmed_at=now)
    sending.take_up(participation_id, now)
