# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paper in the count: apart, in the total, and compared with its batches."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.campaigns.testing import make_action
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff
from altavoz.participation.paper import batches
from altavoz.participation.testing import SPRING, make_batch
from altavoz.tallies import auditing, counting


@pytest.fixture
def action(db: None) -> Action:
    return make_action()


@pytest.fixture
def bo(db: None) -> User:
    return make_staff(name="bo", role=roles.EDITOR)


@pytest.fixture
def paz(db: None) -> User:
    return make_staff(name="paz", role=roles.PUBLISHER)


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = tmp_path


def test_the_page_shows_paper_apart_and_in_the_total_and_the_recount_agrees(
    action: Action, bo: User, paz: User
) -> None:
    kept, gone = make_batch(action, by=bo), make_batch(action, by=bo, number=5)
    for batch in (kept, gone):
        batches.check(batch_id=batch.pk, by=paz, now=SPRING)
    assert auditing.recount(SPRING).alarms == 0
    counting.advance(now=SPRING)
    assert (counts.parts([action.pk])[action.pk].paper, counts.total(action.pk)) == (17, 17)
    batches.take_back(batch_id=gone.pk, why="A copy.", by=paz, now=SPRING)
    assert auditing.recount(SPRING).alarms == 0
    counting.advance(now=SPRING)
    assert (counts.parts([action.pk])[action.pk].paper, counts.total(action.pk)) == (12, 12)
    assert auditing.recount(SPRING).alarms == 0


def test_a_paper_change_without_its_batch_is_an_alarm(action: Action) -> None:
    counts.record(action_id=action.pk, n=3, why=Why.PAPER, now=SPRING)
    assert auditing.recount(SPRING).alarms == 1
