# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two workers with one filter, an undo while people leave, two people over one batch of paper: each counts once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.campaigns.testing import make_action
from altavoz.organisations.testing import make_staff
from altavoz.participation import withdrawal
from altavoz.participation.confirmation import confirm
from altavoz.participation.filters import asking, working
from altavoz.participation.filters.asking import Asked
from altavoz.participation.filters.criteria import Criteria
from altavoz.participation.filters.rows import FilteredRow, FilterRun
from altavoz.participation.models import Participation
from altavoz.participation.paper import batches
from altavoz.participation.paper.batches import Checked, TakenBack
from altavoz.participation.testing import SPRING, counted_run, make_batch, make_participation, run_filter
from altavoz.tallies import auditing
from tests.races.together import at_once, total

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"en": "A machine.", "fr": "Une machine.", "es": "Una máquina."}
LATER = SPRING + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "MOVED", 2)


@pytest.fixture
def bo() -> User:
    return make_staff(name="bo")


@pytest.fixture
def action() -> Action:
    """Seven who stay, six of a bad domain that count, and two of it that wait."""
    action = make_action()
    for number in range(7):
        make_participation(action, email=f"{number}@example.org", confirmed=True)
    for number in range(6):
        make_participation(action, email=f"{number}@spam.example.org", confirmed=True)
    for number in range(6, 8):
        make_participation(action, email=f"{number}@spam.example.org")
    return action


def bad_run(action: Action, bo: User) -> FilterRun:
    return counted_run(action, Criteria(domains=("spam.example.org",)), by=bo)


def removed(run: FilterRun) -> int:
    run.refresh_from_db()
    return run.removed_counting


def test_a_filter_applied_twice_at_once_begins_once(action: Action, bo: User) -> None:
    run = bad_run(action, bo)
    asked = at_once(*[lambda: asking.apply(run=FilterRun.objects.get(pk=run.pk), by=bo, why=WHY, now=SPRING)] * 4)
    assert asked.count(Asked.STARTED) == 1
    run_filter(SPRING)
    assert (removed(run), total()) == (6, 7)


def test_two_workers_take_each_row_out_once(action: Action, bo: User) -> None:
    run = bad_run(action, bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    at_once(*[lambda: run_filter(SPRING)] * 3)
    assert (removed(run), total()) == (6, 7)
    assert Change.objects.filter(why=Why.INVALIDATED).count() == 6
    asking.undo(run=run, by=bo, now=SPRING)
    at_once(*[lambda: run_filter(SPRING)] * 3)
    assert total() == 13
    assert auditing.recount(SPRING).alarms == 0


def test_two_workers_count_each_row_once(action: Action, bo: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "READ", 2)
    saved = asking.save(action=action, name="Bad", criteria=Criteria(domains=("spam.example.org",)), by=bo, now=SPRING)
    run = asking.count(saved=saved, by=bo, now=SPRING)
    at_once(*[lambda: run_filter(SPRING)] * 3)
    run.refresh_from_db()
    assert (run.state, run.found_counting, run.found_pending) == ("counted", 6, 2)
    assert FilteredRow.objects.filter(run=run).count() == 8


def test_people_who_withdraw_or_confirm_while_it_runs_are_counted_right(action: Action, bo: User) -> None:
    run = bad_run(action, bo)
    rows = list(Participation.objects.order_by("-pk")[:8])
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    leave = [lambda row=row: withdrawal.withdraw(token=row.token, now=LATER) for row in rows[4:6]]
    say_yes = [lambda row=row: confirm(token=row.token, now=LATER) for row in rows[:2]]
    at_once(lambda: run_filter(SPRING), *leave, *say_yes)
    run_filter(SPRING)
    assert auditing.recount(SPRING).alarms == 0


def test_an_undo_while_people_withdraw_brings_nobody_back_who_left(action: Action, bo: User) -> None:
    run = bad_run(action, bo)
    rows = list(Participation.objects.order_by("-pk")[2:8])
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    asking.undo(run=run, by=bo, now=SPRING)
    leave = [lambda row=row: withdrawal.withdraw(token=row.token, now=LATER) for row in rows[:3]]
    at_once(lambda: run_filter(SPRING), *leave, lambda: run_filter(SPRING))
    assert auditing.recount(SPRING).alarms == 0
    assert total() == Participation.objects.filter(state="confirmed", held="").count()


def test_paper_that_two_people_check_and_a_third_takes_back_counts_once_or_not(
    action: Action, settings: Settings, tmp_path: Path
) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    ed, paz, dana = (make_staff(name=name) for name in ("ed", "paz", "dana"))
    batch = make_batch(action, by=ed)
    checks = [lambda by=by: batches.check(batch_id=batch.pk, by=by, now=SPRING) for by in (paz, dana)]
    answers = at_once(*checks, lambda: batches.take_back(batch_id=batch.pk, why="A slip.", by=ed, now=SPRING))
    assert answers.count(Checked.COUNTED) <= 1
    assert answers[2] is TakenBack.DONE
    assert total() == 13
    assert auditing.recount(SPRING).alarms == 0
