# SPDX-License-Identifier: AGPL-3.0-or-later
"""Targets as they stood on a day: office, title in each language, holder. Later terms do not change them."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch

from altavoz.campaigns.action import FrozenTarget, Target
from altavoz.decision_makers.holders import Standing, holder_of
from altavoz.decision_makers.models import Term


def freeze_targets(action_id: int, *, on: date, only_new: bool = False, day_is_known: bool = True) -> int:
    """Write down every target as it stands on that day, in each language; returns how many.

    `only_new` leaves alone what was frozen before. Freezing again (at the hand-over) replaces the words. Where
    `day_is_known` is false the words are those of the time, and nobody is told of a day.
    """
    rows = Target.objects.filter(action_id=action_id).select_related("person", "office")
    if only_new:
        rows = rows.filter(frozen__isnull=True)
    terms = Prefetch("office__terms", Term.objects.select_related("person"))
    targets = list(rows.prefetch_related("office__texts", terms))
    with transaction.atomic():
        FrozenTarget.objects.filter(target__in=targets).delete()
        FrozenTarget.objects.bulk_create([frozen for target in targets for frozen in on_day(target, on)])
        Target.objects.filter(pk__in=[target.pk for target in targets]).update(frozen_on=on if day_is_known else None)
    return len(targets)


def on_day(target: Target, on: date) -> list[FrozenTarget]:
    """Its words in each language as they stand on that day; not saved."""
    office = target.office
    if office is None:
        standing, person = Standing.HOLDER.value, target.person
    else:
        holder = holder_of(office, on)
        standing, person = holder.standing.value, holder.person
    return [
        FrozenTarget(
            target=target,
            language=language,
            office_title=office.title(language) if office else "",
            holder_name=str(person or ""),
            holder_standing=standing,
            holder=person,
        )
        for language, _name in settings.LANGUAGES
    ]
