# SPDX-License-Identifier: AGPL-3.0-or-later
"""The next number of an organisation's series of a year; or the one that an action already has elsewhere."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from altavoz.actions.urgent_action.models import SeriesNumber, UrgentAction


@transaction.atomic
def give(action_id: int, *, organisation_id: int, year: int, number: int | None = None) -> bool:
    """False where that number is somebody else's, or the action has one already. Numbers are never given twice."""
    UrgentAction.objects.get_or_create(action_id=action_id)
    series, _new = SeriesNumber.objects.get_or_create(organisation_id=organisation_id, year=year)
    # Whoever asks at the same moment waits for this row, and reads it after us.
    series = SeriesNumber.objects.select_for_update().get(pk=series.pk)
    given = number or series.next
    if UrgentAction.objects.filter(series=series, number=given).exists():
        return False
    mine = UrgentAction.objects.filter(action=action_id, number__isnull=True)
    if not mine.update(series=series, number=given):
        return False
    SeriesNumber.objects.filter(pk=series.pk).update(next=Greatest(F("next"), given + 1))
    return True
