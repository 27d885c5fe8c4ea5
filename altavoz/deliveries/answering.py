# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which letters a reply answers: those that went to the office before it was written. The worker counts them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from altavoz.campaigns.action import Action
from altavoz.contacting.models import ContactReport, Digest, Message
from altavoz.deliveries.models import Reply, ReplyAnswers
from altavoz.website import generations

State = Message.State
SENT = Q(state=State.SENT) | Q(state=State.IN_DIGEST, digest__state=Digest.State.SENT)
A_TURN = 20


@dataclass(frozen=True)
class Span:
    """Days of sending, both included; without `since` from the first letter on."""

    until: date
    since: date | None = None


def link(reply: Reply, span: Span | None) -> None:
    """To the letters to the office that replied; None takes the link away."""
    office_id = reply.target.office_id if reply.target is not None else None
    ReplyAnswers.objects.filter(reply=reply.pk).delete()
    if span is not None and office_id is not None:
        ReplyAnswers.objects.create(reply=reply, office_id=office_id, since=span.since, until=span.until)


def count_some() -> int:
    waiting = ReplyAnswers.objects.filter(how_many__isnull=True).select_related("reply__action__organisation")
    return sum(_count(row) for row in waiting.order_by("pk")[:A_TURN])


def answered(participation_id: int, *, action: Action, replies: Mapping[int, Reply]) -> Mapping[int, Reply]:
    """By the number of an office: the first of these replies to a letter of hers, sent from here or by herself."""
    links = ReplyAnswers.objects.filter(reply__in=replies).order_by("until", "pk")
    hers = Message.objects.filter(SENT, participation=participation_id)
    found: dict[int, Reply] = {}
    for row in links:
        if row.office_id in found:
            continue
        if hers.filter(_sent_in(row, action)).exists() or _says_so(participation_id, row, action):
            found[row.office_id] = replies[row.reply_id]
    return found


def _says_so(participation_id: int, row: ReplyAnswers, action: Action) -> bool:
    told = ContactReport.objects.filter(participation=participation_id, office=row.office_id)
    told = told.filter(confirmed_at__isnull=False, at__lt=_midnight(row.until + timedelta(days=1), action))
    return (told.filter(at__gte=_midnight(row.since, action)) if row.since else told).exists()


def _count(row: ReplyAnswers) -> int:
    action = row.reply.action
    letters: QuerySet[Message] = Message.objects.filter(SENT, _sent_in(row, action), participation__action=action)
    counted = ReplyAnswers.objects.filter(pk=row.pk, how_many__isnull=True).update(how_many=letters.count())
    generations.touch(generations.action_subject(action.public_id))
    return counted


def _sent_in(row: ReplyAnswers, action: Action) -> Q:
    """Of a letter in a digest the day is the digest's."""
    ends = _midnight(row.until + timedelta(days=1), action)
    alone, folded = Q(done_at__lt=ends), Q(digest__done_at__lt=ends)
    if row.since is not None:
        begins = _midnight(row.since, action)
        alone, folded = alone & Q(done_at__gte=begins), folded & Q(digest__done_at__gte=begins)
    return Q(office=row.office_id) & (alone | folded)


def _midnight(day: date, action: Action) -> datetime:
    return datetime.combine(day, time.min, tzinfo=action.zone)
