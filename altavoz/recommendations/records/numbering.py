# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers such as APG-2018-4.3: the document's code, the area, and the place in it. Once public they stay."""

import enum
import re
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from altavoz.organisations import audit
from altavoz.recommendations.models import Area, Recommendation, RecordChange
from altavoz.recommendations.models.records import IS_NUMBER

LAST = re.compile(r"\.(\d+)[a-z]?\Z")


class Renumbered(enum.Enum):
    DONE = "done"
    PUBLIC = "public"
    TAKEN = "taken"
    ELSEWHERE = "elsewhere"


def next_number(area: Area) -> str:
    return f"{area.document.code}-{area.number}.{next_place(area)}"


def next_place(area: Area) -> int:
    """The first that no record of the area ever had, whether it is public, a draft or replaced."""
    numbers = Recommendation.objects.filter(area=area).values_list("number", flat=True)
    used = [int(found[1]) for number in numbers if (found := LAST.search(number))]
    return max(used, default=0) + 1


def renumber(*, recommendation_id: int, number: str, by: User, now: datetime) -> Renumbered:
    """Only a draft can be renumbered, and only within its document and area."""
    row = Recommendation.objects.select_related("document", "area").get(pk=recommendation_id)
    if not number.startswith(f"{row.document.code}-{row.area.number}.") or not IS_NUMBER.fullmatch(number):
        return Renumbered.ELSEWHERE
    drafts = Recommendation.objects.filter(pk=row.pk, state=Recommendation.State.DRAFT)
    try:
        with transaction.atomic():
            if not drafts.update(number=number):
                return Renumbered.PUBLIC
            note_change(row, RecordChange.Act.RENUMBERED, former=row.number, number=number, by=by, now=now)
            audit.note(
                actor=by,
                act="recommendations.edit",
                now=now,
                subject=number,
                organisation_id=row.document.organisation_id,
                before={"number": row.number},
                after={"number": number},
            )
    except IntegrityError:
        return Renumbered.TAKEN
    return Renumbered.DONE


def note_change(
    row: Recommendation, act: str, *, by: User | None, now: datetime, former: str = "", number: str = ""
) -> None:
    RecordChange.objects.create(recommendation=row, act=act, former=former, now=number, at=now, by=by)
