# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changing a part of a case. What is published stays fit to be public: a change that would end that is refused."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.cases.going_public import publishing
from altavoz.cases.going_public.lacks import Lack, lacks
from altavoz.cases.keeping import changing
from altavoz.cases.models import Case, CaseRight, Responsible


class How(enum.Enum):
    DONE = "done"
    SOMEBODY_WAS_QUICKER = "somebody was quicker"
    REFUSED = "refused"


@dataclass(frozen=True)
class Changed:
    how: How
    lacks: tuple[Lack, ...] = ()


class _NotFitAnyMore(Exception):
    def __init__(self, found: tuple[Lack, ...]) -> None:
        super().__init__("a published case would lack something")
        self.found = found


def change(
    case: Case,
    *,
    act: str,
    write: Callable[[], object],
    by: User | None,
    now: datetime,
    seen: int | None = None,
    stays_fit: bool = True,
) -> Changed:
    """Call `write` in one transaction with the new edition and the entry in the audit.

    Not `stays_fit`: what it says is true whether the case may stay public or not, as that a consent was withdrawn.
    """
    try:
        with transaction.atomic():
            changing.changed(case, act=act, by=by, now=now, seen=seen)
            write()
            if stays_fit:
                _stay_fit(case, now)
    except changing.SomebodyWasQuicker:
        return Changed(How.SOMEBODY_WAS_QUICKER)
    except _NotFitAnyMore as not_fit:
        return Changed(How.REFUSED, not_fit.found)
    return Changed(How.DONE)


def approve_accused(responsible_id: int, *, by: User, now: datetime) -> bool:
    """A second person, never who wrote the name; it needs a source."""
    with transaction.atomic():
        row = Responsible.objects.select_related("case").get(pk=responsible_id)
        if not row.named or not row.source:
            return False
        rows = Responsible.objects.filter(pk=row.pk, approved_at__isnull=True).exclude(named_by=by)
        if not rows.update(approved_by=by, approved_at=now):
            return False
        changing.changed(row.case, act="approve_accused", by=by, now=now)
    return True


def give_right(case: Case, *, user: User, by: User | None, now: datetime) -> bool:
    _row, is_new = CaseRight.objects.get_or_create(case=case, user=user, defaults={"given_by": by, "given_at": now})
    if is_new:
        changing.note(case, act="give_right", by=by, now=now, user=user.get_username())
    return is_new


def take_right(case: Case, *, user: User, by: User | None, now: datetime) -> bool:
    """The last one stays: a case that nobody may see could not be taken down by anybody."""
    with transaction.atomic():
        rights = CaseRight.objects.filter(case=case)
        if not rights.exclude(user=user).filter(user__is_active=True).exists():
            return False
        if not rights.filter(user=user).delete()[0]:
            return False
        changing.note(case, act="take_right", by=by, now=now, user=user.get_username())
    return True


def _stay_fit(case: Case, now: datetime) -> None:
    fresh = Case.objects.select_related("organisation").get(pk=case.pk)
    if not fresh.is_published:
        return
    found = lacks(fresh, now=now)
    if found:
        raise _NotFitAnyMore(found)
    publishing.bring_up_to_date(fresh, now)
