# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two moderators at once, and Ana between them: one lock, one undo, and the count is right whoever comes first."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation import withdrawal
from altavoz.participation.confirmation import confirm
from altavoz.participation.limits import Doubt
from altavoz.participation.models import ModerationAct, Participation
from altavoz.participation.moderation import locking, moderating
from altavoz.participation.moderation.moderating import Judged, Verb
from altavoz.participation.testing import SPRING, make_participation
from tests.races.together import at_once, total

pytestmark = pytest.mark.django_db(transaction=True)
LATER = SPRING + timedelta(minutes=5)


@pytest.fixture
def action() -> Action:
    return make_action()


@pytest.fixture
def both() -> tuple[User, User]:
    return User.objects.create_user("dana"), User.objects.create_user("paz")


def act_on(row: Participation, verb: Verb, who: User) -> ModerationAct:
    assert moderating.do(verb=verb, participation_id=row.pk, actor=who, now=LATER) is Judged.DONE
    return ModerationAct.objects.get()


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_open_a_row_one_has_it(both: tuple[User, User], turn: int) -> None:
    locks = at_once(*(lambda who=who: locking.take(subject="participation:1", user=who, now=LATER) for who in both * 3))
    held = [lock for lock in locks if isinstance(lock, locking.Held)]
    assert len(held) == 6
    assert len({lock.by for lock in held}) == 1
    assert sum(lock.mine for lock in held) == 3


@pytest.mark.parametrize("turn", range(3))
def test_one_act_by_two_is_done_once(action: Action, both: tuple[User, User], turn: int) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    judged = at_once(
        *(
            lambda who=who: moderating.do(verb=Verb.RELEASE, participation_id=row.pk, actor=who, now=LATER)
            for who in both
        )
    )
    assert judged.count(Judged.DONE) == 1
    assert (total(), ModerationAct.objects.count()) == (1, 1)


@pytest.mark.parametrize("turn", range(3))
def test_one_undo_by_two_is_done_once(action: Action, both: tuple[User, User], turn: int) -> None:
    row = make_participation(action, confirmed=True)
    act = act_on(row, Verb.INVALIDATE, both[0])
    judged = at_once(*(lambda who=who: moderating.undo(act_id=act.pk, actor=who, now=LATER) for who in both))
    assert judged.count(Judged.DONE) == 1
    row.refresh_from_db()
    assert (row.state, total()) == ("confirmed", 1)


@pytest.mark.parametrize("turn", range(4))
def test_a_release_undone_while_ana_confirms_counts_nothing(action: Action, both: tuple[User, User], turn: int) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    act = act_on(row, Verb.RELEASE, both[0])
    deeds = [
        lambda: confirm(token=row.token, now=LATER),
        lambda: moderating.undo(act_id=act.pk, actor=both[0], now=LATER),
    ]
    at_once(*(deeds if turn % 2 else reversed(deeds)))
    row.refresh_from_db()
    assert (row.state, row.held, total()) == ("confirmed", Doubt.TRAP, 0)


@pytest.mark.parametrize("turn", range(4))
def test_a_release_undone_while_ana_withdraws_leaves_nothing_counted(
    action: Action, both: tuple[User, User], turn: int
) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    act = act_on(row, Verb.RELEASE, both[0])
    deeds = [
        lambda: withdrawal.withdraw(token=row.token, now=LATER),
        lambda: moderating.undo(act_id=act.pk, actor=both[0], now=LATER),
    ]
    at_once(*(deeds if turn % 2 else reversed(deeds)))
    assert total() == 0
