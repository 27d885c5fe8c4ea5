# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening a case: it begins confidential, and whoever opens it may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.cases.keeping import changing
from altavoz.cases.models import Case, CaseRight
from altavoz.organisations.models import Organisation


@dataclass(frozen=True)
class Basics:
    subject: str
    sensitivity: str
    is_minor: bool
    country: str


@transaction.atomic
def open_case(*, organisation: Organisation, basics: Basics, by: User | None, now: datetime) -> Case:
    case = Case.objects.create(
        organisation=organisation,
        subject=basics.subject,
        sensitivity=basics.sensitivity,
        is_minor=basics.is_minor,
        country=basics.country,
        made_by=by,
        made_at=now,
    )
    if by is not None:
        CaseRight.objects.create(case=case, user=by, given_by=by, given_at=now)
    changing.note(case, act="open", by=by, now=now, sensitivity=case.sensitivity)
    return case
