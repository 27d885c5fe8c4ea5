# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody withdraws, or is forgotten: nothing that she wrote stays, and what has not gone out never does."""

from collections.abc import Sequence

from django.db.models import Case, CharField, F, QuerySet, Value, When

from altavoz.contacting.models import ContactReport, Digest, Message
from altavoz.outbox import erasing

State = Message.State

GONE_OUT = (State.PUT, State.IN_DIGEST, State.SENT, State.FAILED, State.IN_DOUBT, State.WITHHELD)


def left(participation_ids: Sequence[int]) -> None:
    """Inside the transaction in which they leave."""
    empty_messages(participation_ids)
    drop_waiting_reports(participation_ids)


def empty_messages(participation_ids: Sequence[int]) -> int:
    """What went out stays counted, without a word of it; the rest is withdrawn."""
    rows = Message.objects.filter(participation__in=participation_ids)
    erasing.forget_files_of(_letters(rows))
    state = Case(When(state__in=GONE_OUT, then=F("state")), default=Value(State.WITHDRAWN), output_field=CharField())
    return rows.update(subject="", body="", text_key=b"", state=state)


def _letters(rows: QuerySet[Message]) -> list[int]:
    """The numbers of the letters, or digests, in which their words went out."""
    digests = Digest.objects.filter(messages__in=rows).values_list("letter", flat=True)
    return [letter for letter in {*rows.values_list("letter", flat=True), *digests} if letter]


def drop_waiting_reports(participation_ids: Sequence[int]) -> int:
    return ContactReport.objects.filter(participation__in=participation_ids, confirmed_at__isnull=True).delete()[0]
