# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many letters, calls and words in public an action had, way by way: counted by the worker, shown by its page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.contacting.models import ContactReport, Message, WayCount
from altavoz.contacting.ways import ContactWay
from altavoz.participation.models import Participation
from altavoz.website import generations

# Letters still come to something for some days after an action has closed.
LATE = timedelta(days=14)
# Confirmed by their writers, whether they went out yet or not.
WRITTEN = ("confirmed", "put", "in_digest", "sent", "in_doubt")


@dataclass(frozen=True)
class Line:
    """One way with its number, for a page."""

    way: str
    label: str
    number: int


def count_all(*, now: datetime) -> int:
    """Of actions that have such ways and are open, or closed lately; returns how many numbers moved."""
    lately = Q(closed_at__isnull=True) | Q(closed_at__gt=now - LATE)
    rows = Action.objects.filter(lately, contact_plan__isnull=False, opened_at__isnull=False)
    return sum(count(action) for action in rows.exclude(state=Action.State.TAKEN_DOWN))


def count(action: Action) -> int:
    found = _numbers(action.pk)
    known = dict(WayCount.objects.filter(action=action).values_list("way", "number"))
    changed = {way: number for way, number in found.items() if known.get(way) != number}
    changed.update({way: 0 for way, number in known.items() if number and way not in found})
    if not changed:
        return 0
    rows = [WayCount(action=action, way=way, number=number) for way, number in changed.items()]
    with transaction.atomic():
        WayCount.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["action", "way"], update_fields=["number"]
        )
        generations.touch(generations.action_subject(action.public_id))
    return len(changed)


def lines(action_id: int, language: str) -> Sequence[Line]:
    """In the order of the ways; what nobody has used is left out."""
    numbers = dict(WayCount.objects.filter(action=action_id, number__gt=0).values_list("way", "number"))
    with override(language):
        return [Line(way.value, str(way.label), numbers[way]) for way in ContactWay if way in numbers]


def _numbers(action_id: int) -> Counter[str]:
    hers = {
        "participation__action": action_id,
        "participation__state": Participation.State.CONFIRMED,
        "participation__held": "",
    }
    reports = ContactReport.objects.filter(confirmed_at__isnull=False, **hers).order_by("way")
    found = Counter(dict(reports.values_list("way").annotate(Count("pk"))))
    sent = Message.objects.filter(state__in=WRITTEN, **hers).count()
    return found + Counter({ContactWay.CENTRE.value: sent})
