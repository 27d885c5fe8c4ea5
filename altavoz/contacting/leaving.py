# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody withdraws, or is forgotten: nothing that she wrote stays, and what has not gone out never does."""

from collections.abc import Sequence

from django.db.models import Case, CharField, F, Value, When

from altavoz.contacting.models import ContactReport, Message

GONE_OUT = (Message.State.PUT, Message.State.IN_DIGEST)


def left(participation_ids: Sequence[int]) -> None:
    """Inside the transaction in which they leave."""
    empty_messages(participation_ids)
    drop_waiting_reports(participation_ids)


def empty_messages(participation_ids: Sequence[int]) -> int:
    """What went out stays counted, without a word of it; the rest is withdrawn."""
    rows = Message.objects.filter(participation__in=participation_ids)
    state = Case(
        When(state__in=GONE_OUT, then=F("state")), default=Value(Message.State.WITHDRAWN), output_field=CharField()
    )
    return rows.update(subject="", body="", text_key=b"", state=state)


def drop_waiting_reports(participation_ids: Sequence[int]) -> int:
    return ContactReport.objects.filter(participation__in=participation_ids, confirmed_at__isnull=True).delete()[0]
