# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue of each office, as staff see it: what waits, what went this hour, when the next may go, what went wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import BooleanField, Count, QuerySet
from django.db.models.expressions import RawSQL

from altavoz.contacting import waiting
from altavoz.contacting.dripping import HOUR, NOTHING, next_turn
from altavoz.contacting.models import Message, OfficeStop
from altavoz.contacting.rules import Rule, rules_of
from altavoz.decision_makers.models import Office
from altavoz.outbox.models import Letter

State = Message.State
LATELY = timedelta(days=30)
IS_UNUSUAL = RawSQL("contacting_message.state IN ('no_address', 'failed')", [], output_field=BooleanField())


@dataclass(frozen=True)
class Queue:
    """`gone` is what left in the last hour or is leaving; `refused` is of the last thirty days."""

    office: Office
    rule: Rule
    waiting: int
    gone: int
    next_turn: datetime | None
    stopped_since: datetime | None
    no_address: int
    refused: int
    why_refused: str = ""


def of_interest(*, now: datetime) -> list[Queue]:
    """Offices for which something waits or went wrong, the longest queue first."""
    ids = {*waiting.numbers_waiting(), *OfficeStop.objects.values_list("office", flat=True)}
    ids |= set(_unusual(now).values_list("office", flat=True))
    return sorted(queues(ids, now=now), key=lambda queue: (-queue.waiting, queue.office.pk))


def queue_of(office: Office, *, now: datetime) -> Queue:
    return queues([office.pk], now=now)[0]


def queues(office_ids: Collection[int], *, now: datetime) -> list[Queue]:
    offices = list(Office.objects.filter(pk__in=office_ids).prefetch_related("texts"))
    numbers = waiting.numbers_waiting()
    rules = rules_of({office.pk: office.institution_id for office in offices})
    gone = waiting.gone(rules.keys(), now=now)
    stops = dict(OfficeStop.objects.filter(office__in=rules).values_list("office", "since"))
    wrong, why = _wrong(rules, now), _why(rules, now)
    return [
        Queue(
            office=office,
            rule=rules[office.pk],
            waiting=numbers.get(office.pk, 0),
            gone=gone.get(office.pk, NOTHING).counted,
            next_turn=None if office.pk in stops else _next(office.pk, rules[office.pk], now),
            stopped_since=stops.get(office.pk),
            no_address=wrong.get((office.pk, State.NO_ADDRESS.value), 0),
            refused=wrong.get((office.pk, State.FAILED.value), 0),
            why_refused=why.get(office.pk, ""),
        )
        for office in offices
    ]


def _next(office_id: int, rule: Rule, now: datetime) -> datetime | None:
    """Where letters are gathered, not before the last is old enough."""
    within = rule.digest_every or HOUR
    gone = waiting.gone([office_id], now=now, within=within).get(office_id, NOTHING)
    early = gone.last_turn + within if rule.digest_every and gone.last_turn else now
    lately = waiting.gone([office_id], now=now).get(office_id, NOTHING)
    return next_turn(rule.pace, lately, now=max(now, early))


def _unusual(now: datetime) -> QuerySet[Message]:
    rows = Message.objects.filter(IS_UNUSUAL)
    return rows.exclude(state=State.FAILED, done_at__lt=now - LATELY)


def _wrong(office_ids: Collection[int], now: datetime) -> Mapping[tuple[int, str], int]:
    rows = _unusual(now).filter(office__in=office_ids).order_by("office").values_list("office", "state")
    return {(office_id, state): number for office_id, state, number in rows.annotate(Count("pk"))}


def _why(office_ids: Collection[int], now: datetime) -> Mapping[int, str]:
    """The code with which its mail server refused the newest letter; never the server's own words."""
    rows = _unusual(now).filter(office__in=office_ids, state=State.FAILED).order_by("done_at")
    newest = {office_id: letter or 0 for office_id, letter in rows.values_list("office", "letter")}
    troubles = dict(Letter.objects.filter(pk__in=newest.values()).values_list("pk", "trouble"))
    return {office_id: troubles.get(letter, "") for office_id, letter in newest.items()}
