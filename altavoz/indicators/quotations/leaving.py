# SPDX-License-Identifier: AGPL-3.0-or-later
"""An editor has looked at a quotation of an older number, and it stays: until a number comes that is newer still."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.indicators.models import LeftAsItIs
from altavoz.indicators.quotations.overtaken import Quotation
from altavoz.organisations import audit


def with_left(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Each with what was decided on it; what still waits comes first, else in the same order."""
    rows = list(quotations)
    kept = LeftAsItIs.objects.filter(mark__in={each.mark for each in rows if each.tie.waits}).select_related("by")
    left = {(row.mark, row.newest_id): row for row in kept}
    known = [replace(each, left=left.get((each.mark, each.newest.pk if each.newest else 0))) for each in rows]
    return sorted(known, key=lambda each: not each.waits)


@transaction.atomic
def leave(*, quotation: Quotation, reason: str, by: User, now: datetime) -> bool:
    """False without a reason, and where nothing waits; what was left already stays with its first reason."""
    newest = quotation.newest
    if newest is None or not quotation.tie.waits or not reason.strip():
        return False
    _row, is_new = LeftAsItIs.objects.get_or_create(
        mark=quotation.mark, newest=newest, defaults={"reason": reason.strip()[:200], "at": now, "by": by}
    )
    if is_new:
        _note("indicators.leave", quotation, by, now)
    return True


@transaction.atomic
def look_again(*, quotation: Quotation, by: User, now: datetime) -> bool:
    gone, _by_model = LeftAsItIs.objects.filter(mark=quotation.mark, newest=quotation.newest).delete()
    if gone:
        _note("indicators.look_again", quotation, by, now)
    return bool(gone)


def _note(act: str, quotation: Quotation, by: User, now: datetime) -> None:
    row = quotation.known.indicator
    audit.note(actor=by, act=act, now=now, subject=row.slug, organisation_id=row.organisation_id)
