# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff look for suspicious signatures, see how many a filter would take out, take them out, and can put them back."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from altavoz.campaigns.action import Action
from altavoz.organisations import audit
from altavoz.organisations.audit import Value
from altavoz.participation.filters import criteria as looked_for
from altavoz.participation.filters.criteria import Criteria
from altavoz.participation.filters.rows import FilteredRow, FilterNote, FilterRun, SavedFilter
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import domain_of

State = FilterRun.State
# An older count says little of what would go now.
COUNT_HOLDS = timedelta(hours=24)
KEEP_FOUND = timedelta(days=7)
EXAMPLES = 5


class Asked(enum.Enum):
    STARTED = "started"
    NEEDS_SECOND = "needs a second person"
    SAME_PERSON = "same person"
    EVERYTHING = "it would remove everything"
    NOTHING = "it found nothing"
    TOO_OLD = "the count is too old"
    ALREADY = "already"


@dataclass(frozen=True)
class Example:
    """One row that would go; `name` and the first letter of its address only for who may see names."""

    name: str
    address: str
    country: str
    language: str
    made_at: datetime
    state_label: str


@transaction.atomic
def save(*, action: Action, name: str, criteria: Criteria, by: User, now: datetime) -> SavedFilter:
    """Raises ValueError for a filter that says nothing: it would find everybody."""
    if not criteria.says_something:
        raise ValueError("a filter has to say at least one thing")
    kept = {**criteria.as_json(), "signed_from": criteria.signed_from, "signed_until": criteria.signed_until}
    saved = SavedFilter.objects.create(action=action, name=name, made_by=by, made_at=now, **kept)
    _note(by, "save_filter", action, now, subject=f"filter:{saved.pk}", after={"criteria": len(_said(criteria))})
    return saved


@transaction.atomic
def count(*, saved: SavedFilter, by: User, now: datetime) -> FilterRun:
    """Ask the worker what the filter would take out. It changes nothing yet."""
    run = FilterRun.objects.create(
        filter=saved,
        action=saved.action,
        criteria=looked_for.of_filter(saved).as_json(),
        asked_by=by,
        asked_at=now,
    )
    _note(by, "count_filter", saved.action, now, subject=_of(run))
    return run


@transaction.atomic
def apply(*, run: FilterRun, by: User, why: Mapping[str, str], now: datetime) -> Asked:
    """Have the worker take out exactly the rows that were counted; `why` is told to the public in each language."""
    refused = _refusal(run, now)
    if refused is not None:
        return refused
    needs_second = is_more_than_half(run)
    rows = FilterRun.objects.filter(pk=run.pk, state=State.COUNTED)
    moved = rows.update(state=State.WAITING if needs_second else State.APPLYING, applied_by=by, after=0)
    if not moved:
        return Asked.ALREADY
    FilterNote.objects.bulk_create(FilterNote(run=run, language=code, why=words) for code, words in why.items())
    act = "ask_to_apply_filter" if needs_second else "apply_filter"
    _note(by, act, run.action, now, subject=_of(run), before=_counts(run))
    return Asked.NEEDS_SECOND if needs_second else Asked.STARTED


@transaction.atomic
def approve(*, run: FilterRun, by: User, now: datetime) -> Asked:
    """A second person says yes to a filter that takes out more than half of what counts."""
    if run.applied_by_id == by.pk:
        return Asked.SAME_PERSON
    waiting = FilterRun.objects.filter(pk=run.pk, state=State.WAITING).exclude(applied_by=by)
    if not waiting.update(state=State.APPLYING, approved_by=by, after=0):
        return Asked.ALREADY
    _note(by, "approve_filter", run.action, now, subject=_of(run), before=_counts(run))
    return Asked.STARTED


@transaction.atomic
def decline(*, run: FilterRun, by: User, now: datetime) -> Asked:
    """Nothing is taken out; whoever asked may count again and ask anew."""
    waiting = FilterRun.objects.filter(pk=run.pk, state=State.WAITING)
    if not waiting.update(state=State.COUNTED, applied_by=None):
        return Asked.ALREADY
    FilterNote.objects.filter(run=run).delete()
    _note(by, "decline_filter", run.action, now, subject=_of(run))
    return Asked.STARTED


@transaction.atomic
def undo(*, run: FilterRun, by: User, now: datetime) -> Asked:
    """Have the worker put back exactly the rows that it took out, also where it is still at it."""
    rows = FilterRun.objects.filter(pk=run.pk, state__in=[State.APPLYING, State.APPLIED])
    if not rows.update(state=State.UNDOING, undone_by=by, after=0):
        return Asked.ALREADY
    _note(by, "undo_filter", run.action, now, subject=_of(run), before={"removed": run.removed_counting})
    return Asked.STARTED


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete some of what was found and never taken out, once its count holds no longer; returns how many."""
    old = FilterRun.objects.filter(state=State.COUNTED, counted_at__lt=now - KEEP_FOUND)
    found = FilteredRow.objects.filter(run__in=old, state=FilteredRow.State.FOUND).values_list("pk", flat=True)
    return FilteredRow.objects.filter(pk__in=list(found[:at_most])).delete()[0]


def is_more_than_half(run: FilterRun) -> bool:
    return 2 * run.found_counting > run.all_counting


def examples(run: FilterRun, *, with_names: bool) -> list[Example]:
    """A few of what was found: enough to see that the filter means what was meant."""
    found = FilteredRow.objects.filter(run=run).order_by("participation")[:EXAMPLES]
    numbers = [row.participation for row in found]
    rows = Participation.objects.filter(pk__in=numbers).order_by("pk")
    return [_example(row, with_names) for row in rows]


def runs_of(action_id: int) -> QuerySet[FilterRun]:
    return FilterRun.objects.filter(action_id=action_id).select_related("filter").order_by("-pk")


def _example(row: Participation, with_names: bool) -> Example:
    first = row.email[:1] if with_names else ""
    return Example(
        name=f"{row.given_name} {row.family_name}".strip() if with_names else "",
        address=f"{first}…@{domain_of(row.email)}" if row.email else "",
        country=row.country,
        language=row.language,
        made_at=row.made_at,
        state_label=str(row.get_state_display()),
    )


def _refusal(run: FilterRun, now: datetime) -> Asked | None:
    if run.state != State.COUNTED or run.counted_at is None:
        return Asked.ALREADY
    if now - run.counted_at > COUNT_HOLDS:
        return Asked.TOO_OLD
    if not run.found_counting + run.found_held + run.found_pending:
        return Asked.NOTHING
    if run.found_counting and run.found_counting >= run.all_counting:
        return Asked.EVERYTHING
    return None


def _said(criteria: Criteria) -> dict[str, object]:
    return {name: value for name, value in criteria.as_json().items() if value}


def _of(run: FilterRun) -> str:
    return f"filter run:{run.pk}"


def _counts(run: FilterRun) -> dict[str, Value]:
    return {"counting": run.found_counting, "held": run.found_held, "pending": run.found_pending}


def _note(
    by: User,
    act: str,
    action: Action,
    now: datetime,
    *,
    subject: str,
    before: Mapping[str, Value] = audit.NOTHING,
    after: Mapping[str, Value] = audit.NOTHING,
) -> None:
    audit.note(
        actor=by,
        act=f"participation.{act}",
        now=now,
        subject=subject,
        organisation_id=action.organisation_id,
        before=before,
        after=after,
    )
