# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which hand-overs took place at an event."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from altavoz.actions.event.rows import Event, EventHandOver
from altavoz.campaigns.action import Action
from altavoz.deliveries.models import HandOver
from altavoz.website import generations


def possible(organisation_id: int) -> QuerySet[HandOver]:
    """Those of the organisation's own actions that were not taken back."""
    rows = HandOver.objects.filter(action__organisation=organisation_id, taken_back_at__isnull=True)
    return rows.select_related("action").order_by("-on", "-pk")


@transaction.atomic
def link(event: Event, hand_overs: Sequence[HandOver], *, today: date) -> int:
    """Exactly these from now on; how many links are new."""
    wanted = {row.pk for row in hand_overs}
    links = EventHandOver.objects.filter(event=event)
    touched = set(links.values_list("hand_over", flat=True)) ^ wanted
    links.exclude(hand_over__in=wanted).delete()
    new = wanted - set(links.values_list("hand_over", flat=True))
    EventHandOver.objects.bulk_create(
        EventHandOver(event=event, hand_over_id=number, since=today) for number in sorted(new)
    )
    told = Action.objects.filter(hand_overs__in=touched).values_list("public_id", flat=True)
    for public_id in {event.action.public_id, *told}:
        generations.touch(generations.action_subject(public_id))
    return len(new)
