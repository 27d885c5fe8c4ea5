# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many letters and calls each office got in an action, and what came of them. Numbers alone, and no person."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from altavoz.campaigns.action import Action
from altavoz.contacting.models import ContactReport, Message
from altavoz.contacting.ways import ContactWay, Result
from altavoz.decision_makers.models import Office
from altavoz.participation.models import Participation


@dataclass(frozen=True)
class Figure:
    office: str
    way: str
    result: str
    number: int


def of_action(action: Action, language: str) -> list[Figure]:
    """Letters of this centre by their state, then what people say they did themselves; only what was confirmed."""
    rows = [*_messages(action), *_reports(action)]
    offices = Office.objects.filter(pk__in={row[0] for row in rows}).prefetch_related("texts")
    titles = {office.pk: office.title(language) for office in offices}
    return [Figure(titles.get(office_id, ""), way, result, number) for office_id, way, result, number in rows]


Row = tuple[int, str, str, int]


def _messages(action: Action) -> Iterator[Row]:
    rows = Message.objects.filter(participation__action=action).exclude(state=Message.State.PENDING)
    numbers = rows.order_by("office", "state").values_list("office", "state").annotate(Count("pk"))
    for office_id, state, number in numbers:
        yield office_id, str(ContactWay.CENTRE.label), str(Message.State(state).label), number


def _reports(action: Action) -> Iterator[Row]:
    counted = ContactReport.objects.filter(
        participation__action=action, participation__state=Participation.State.CONFIRMED, confirmed_at__isnull=False
    )
    rows = counted.filter(participation__held="").order_by("office", "way", "result")
    for office_id, way, result, number in rows.values_list("office", "way", "result").annotate(Count("pk")):
        yield office_id, str(ContactWay(way).label), str(Result(result).label), number
