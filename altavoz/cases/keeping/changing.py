# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every change of a case raises its edition: who publishes or writes at the same time is told, and nothing is lost."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import F

from altavoz.cases.going_public import showing
from altavoz.cases.models import Case
from altavoz.organisations import audit


class SomebodyWasQuicker(Exception):
    """The case is not any more what it was when it was read."""


def changed(case: Case, *, act: str, by: User | None, now: datetime, seen: int | None = None) -> None:
    """Call it first in the transaction of the change. Raises SomebodyWasQuicker where `seen` is not its edition."""
    rows = Case.objects.filter(pk=case.pk)
    if not (rows if seen is None else rows.filter(edition=seen)).update(edition=F("edition") + 1):
        raise SomebodyWasQuicker
    note(case, act=act, by=by, now=now)
    showing.changed(case.public_id)


def note(case: Case, *, act: str, by: User | None, now: datetime, **after: str | int | bool | None) -> None:
    """The entry names the case by its code, and no word of what was written."""
    audit.note(
        actor=by,
        act=f"cases.{act}",
        now=now,
        subject=f"case:{case.code}",
        organisation_id=case.organisation_id,
        after=after,
    )
