# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many act by the code of a mailing: one row is appended at the confirmation, the worker makes hours of them.

The code stands beside a signature only until it is confirmed. What stays tells a code, an hour and a number.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum

from altavoz.participation.came_from.rows import CodedAct, CodedHour

BATCH = 500


def note(code: str, *, now: datetime) -> None:
    """Takes part in the transaction that confirms."""
    CodedAct.objects.create(code=code, hour=_hour(now))


@transaction.atomic
def fold() -> int:
    """Make hours of some rows and delete these; of two workers one takes each row."""
    rows = list(CodedAct.objects.select_for_update().order_by("pk")[:BATCH])
    acts = Counter((row.code, row.hour) for row in rows)
    for (code, hour), number in acts.items():
        CodedHour.objects.get_or_create(code=code, hour=hour)
        CodedHour.objects.filter(code=code, hour=hour).update(acts=F("acts") + number)
    CodedAct.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def acted(codes: Collection[str]) -> Mapping[str, int]:
    """By code; one that nobody came by is not there."""
    rows = CodedHour.objects.filter(code__in=list(codes)).values("code")
    return {row["code"]: row["number"] for row in rows.annotate(number=Sum("acts")).order_by("code")}


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
