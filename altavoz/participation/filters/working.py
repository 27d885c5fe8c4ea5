# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does with a filter: count what it finds, take it out, put it back; piece by piece.

Each piece is one short transaction that begins by moving the run's own place. Whoever comes second, or again after a
crash, finds the place moved and does nothing: a row is counted, taken out and put back once.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, Max

from altavoz.campaigns.counts import Change, Why
from altavoz.organisations import audit
from altavoz.participation.filters.criteria import Criteria, from_json, key_of_run, name_key
from altavoz.participation.filters.rows import FilteredRow, FilterRun
from altavoz.participation.models import Participation
from altavoz.website import generations
from altavoz.worker.rounds import Turn

READ = 500
# A Change a row is written as well, so these transactions take fewer rows.
MOVED = 200
State = FilterRun.State
Found = FilteredRow.State
Confirmed, Pending, Invalidated = (
    Participation.State.CONFIRMED.value,
    Participation.State.PENDING.value,
    Participation.State.INVALIDATED.value,
)
Names = Counter[int]


@dataclass(frozen=True)
class Moved:
    """A participation whose state has just been changed, as it was in that moment."""

    pk: int
    held: str
    country: str
    language: str
    text_version: int
    change: int | None

    @property
    def counts(self) -> bool:
        return not self.held


def filter_round(turn: Turn) -> int:
    done = 0
    for run_id in FilterRun.objects.filter(state__in=STEPS).order_by("pk").values_list("pk", flat=True):
        done += _work(run_id, turn)
    return done


def _work(run_id: int, turn: Turn) -> int:
    done: int = 0
    names: Names | None = None
    while turn.holds():
        run = FilterRun.objects.select_related("action").get(pk=run_id)
        step = STEPS.get(run.state)
        if step is None:
            break
        if run.state == State.COUNTING and names is None:
            names = _names(run, turn)
            if names is None:
                break
        done += step(run, names or Names(), turn.now)
    return done


def _begin(run: FilterRun, _names: Names, _now: datetime) -> int:
    """How many there are, and where the counting ends: whoever signs meanwhile is for the next run."""
    rows = Participation.objects.filter(action_id=run.action_id)
    return FilterRun.objects.filter(pk=run.pk, state=State.ASKED).update(
        state=State.COUNTING,
        after=0,
        last=rows.aggregate(last=Max("pk"))["last"] or 0,
        all_counting=rows.filter(state=Confirmed, held="").count(),
        all_pending=rows.filter(state=Pending).count(),
    )


def _count_some(run: FilterRun, names: Names, now: datetime) -> int:
    criteria = from_json(run.criteria)
    rows = _read(run, criteria, after=run.after)
    found = [row for row in rows if _is_found(row, criteria, names, key_of_run(run.pk))]
    with transaction.atomic():
        mine = FilterRun.objects.filter(pk=run.pk, state=State.COUNTING, after=run.after)
        moved = mine.update(
            after=rows[-1].pk if rows else run.last,
            found_counting=F("found_counting") + sum(row.state == Confirmed and not row.held for row in found),
            found_held=F("found_held") + sum(row.state == Confirmed and bool(row.held) for row in found),
            found_pending=F("found_pending") + sum(row.state == Pending for row in found),
            **_ending(len(rows) < READ, state=State.COUNTED, counted_at=now),
        )
        if moved:
            FilteredRow.objects.bulk_create(FilteredRow(run=run, participation=row.pk) for row in found)
    return len(rows) if moved else 0


def _read(run: FilterRun, criteria: Criteria, *, after: int) -> list[Participation]:
    columns = ["state", "held", *(["email", "given_name", "family_name"] if criteria.opens_letters else [])]
    return list(criteria.rows(run.action_id).filter(pk__gt=after, pk__lte=run.last).only(*columns)[:READ])


def _is_found(row: Participation, criteria: Criteria, names: Names, key: bytes) -> bool:
    if criteria.domains and not criteria.has_domain(row.email):
        return False
    if not criteria.same_name:
        return True
    return names[name_key(row.given_name, row.family_name, key=key)] >= criteria.same_name


def _names(run: FilterRun, turn: Turn) -> Names | None:
    """How often each name stands among the rows that the rest of the filter finds: 100 bytes a name, in memory.

    None when the lease was lost on the way: half a count would let repeated names through.
    """
    names, criteria, key = Names(), from_json(run.criteria), key_of_run(run.pk)
    if not criteria.same_name:
        return names
    after = 0
    while turn.holds():
        rows = _read(run, criteria, after=after)
        names.update(
            name_key(row.given_name, row.family_name, key=key) for row in rows if criteria.has_domain(row.email)
        )
        if len(rows) < READ:
            return names
        after = rows[-1].pk
    return None


def _remove_some(run: FilterRun, _names: Names, now: datetime) -> int:
    """Take the next rows out. One that its owner has withdrawn or erased meanwhile is left alone."""
    numbers = _next(run, Found.FOUND)
    with transaction.atomic():
        if not _claim(run, numbers, State.APPLYING):
            return 0
        gone = _move(numbers, at=Confirmed, to=Invalidated)
        waiting = _move(numbers, at=Pending, to=Invalidated)
        changes = _changes(run, gone, n=-1, why=Why.INVALIDATED, now=now)
        _note_removed(run, gone, was=Confirmed, changes=changes)
        _note_removed(run, waiting, was=Pending, changes=changes)
        _leave_the_rest(run, numbers, Found.FOUND)
        counted = sum(row.counts for row in gone)
        FilterRun.objects.filter(pk=run.pk).update(
            removed_counting=F("removed_counting") + counted,
            removed_quiet=F("removed_quiet") + len(gone) + len(waiting) - counted,
        )
        if len(numbers) < MOVED:
            _finish(run, State.APPLIED, now=now, applied_at=now)
    return len(numbers)


def _restore_some(run: FilterRun, _names: Names, now: datetime) -> int:
    """Put the next rows back to what they were, where nobody has touched them since."""
    numbers = _next(run, Found.REMOVED)
    with transaction.atomic():
        if not _claim(run, numbers, State.UNDOING):
            return 0
        back = _move(_those(run, numbers, was=Confirmed), at=Invalidated, to=Confirmed, untouched_since=run.pk)
        waiting = _move(_those(run, numbers, was=Pending), at=Invalidated, to=Pending, untouched_since=run.pk)
        _changes(run, back, n=1, why=Why.RELEASED, now=now)
        restored = [row.pk for row in (*back, *waiting)]
        FilteredRow.objects.filter(run=run, participation__in=restored).update(state=Found.RESTORED)
        _leave_the_rest(run, numbers, Found.REMOVED)
        counted = sum(row.counts for row in back)
        FilterRun.objects.filter(pk=run.pk).update(
            restored_counting=F("restored_counting") + counted,
            restored_quiet=F("restored_quiet") + len(restored) - counted,
        )
        if len(numbers) < MOVED:
            _finish(run, State.UNDONE, now=now, undone_at=now)
    return len(numbers)


STEPS: Mapping[str, Callable[[FilterRun, Names, datetime], int]] = {
    State.ASKED: _begin,
    State.COUNTING: _count_some,
    State.APPLYING: _remove_some,
    State.UNDOING: _restore_some,
}


def _next(run: FilterRun, state: str) -> list[int]:
    rows = FilteredRow.objects.filter(run=run, state=state, participation__gt=run.after).order_by("participation")
    return list(rows.values_list("participation", flat=True)[:MOVED])


def _those(run: FilterRun, numbers: Sequence[int], *, was: str) -> list[int]:
    rows = FilteredRow.objects.filter(run=run, participation__in=numbers, was=was)
    return list(rows.values_list("participation", flat=True))


def _claim(run: FilterRun, numbers: Sequence[int], state: str) -> bool:
    """Move the run's place past these rows; False where somebody else has."""
    mine = FilterRun.objects.filter(pk=run.pk, state=state, after=run.after)
    return bool(mine.update(after=numbers[-1] if numbers else run.after))


def _ending(over: bool, **columns: object) -> dict[str, object]:
    return columns if over else {}


def _move(numbers: Sequence[int], *, at: str, to: str, untouched_since: int | None = None) -> list[Moved]:
    """One conditional UPDATE that tells which rows it has moved."""
    if not numbers:
        return []
    table = connection.ops.quote_name(Participation._meta.db_table)
    marks = ", ".join(["%s"] * len(numbers))
    where = f"state = %s AND id IN ({marks})"
    values: list[str | int] = [to, at, *numbers]
    if untouched_since is not None:
        noted = connection.ops.quote_name(FilteredRow._meta.db_table)
        where += (
            f" AND COALESCE({table}.change, 0) = (SELECT COALESCE(noted.change, 0) FROM {noted} AS noted"  # noqa: S608
            f" WHERE noted.run_id = %s AND noted.participation = {table}.id)"
        )
        values.append(untouched_since)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET state = %s WHERE {where}"  # noqa: S608 - names of our own models, no value
            " RETURNING id, held, country, language, text_version, change",
            values,
        )
        return [Moved(*row) for row in cursor.fetchall()]


def _changes(run: FilterRun, moved: Sequence[Moved], *, n: int, why: Why, now: datetime) -> dict[int, int]:
    """A Change for each row that counted, its number noted on the row; held rows never counted."""
    counting = [row for row in moved if row.counts]
    made = Change.objects.bulk_create(
        Change(
            action_id=run.action_id,
            n=n,
            why=why,
            at=now,
            country=row.country,
            language=row.language,
            text_version=row.text_version,
        )
        for row in counting
    )
    by_row = {row.pk: change.pk for row, change in zip(counting, made, strict=True)}
    table = connection.ops.quote_name(Participation._meta.db_table)
    if by_row:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET change = %s WHERE id = %s",  # noqa: S608 - the name of our own model
                [(change, pk) for pk, change in by_row.items()],
            )
    return by_row


def _note_removed(run: FilterRun, moved: Sequence[Moved], *, was: str, changes: Mapping[int, int]) -> None:
    if not moved:
        return
    noted = connection.ops.quote_name(FilteredRow._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {noted} SET state = %s, was = %s, change = %s"  # noqa: S608 - the name of our own model
            " WHERE run_id = %s AND participation = %s",
            [(Found.REMOVED.value, was, changes.get(row.pk, row.change), run.pk, row.pk) for row in moved],
        )


def _leave_the_rest(run: FilterRun, numbers: Sequence[int], state: str) -> None:
    FilteredRow.objects.filter(run=run, participation__in=numbers, state=state).update(state=Found.LEFT)


def _finish(run: FilterRun, state: str, *, now: datetime, **columns: object) -> None:
    FilterRun.objects.filter(pk=run.pk).update(state=state, **columns)
    run.refresh_from_db()
    audit.note(
        actor=None,
        act=f"participation.filter_{state}",
        now=now,
        subject=f"filter run:{run.pk}",
        organisation_id=run.action.organisation_id,
        after={
            "removed": run.removed_counting,
            "removed_uncounted": run.removed_quiet,
            "put_back": run.restored_counting,
            "put_back_uncounted": run.restored_quiet,
        },
    )
    generations.touch(generations.action_subject(run.action.public_id))


def shown_progress(run: FilterRun) -> int:
    """How much of the present step is done, in hundredths; the screen asks the row and nobody else."""
    return min(100, round(100 * run.after / run.last)) if run.last else 0
