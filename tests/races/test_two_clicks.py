# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana clicks twice, posts twice, withdraws while staff release: whatever comes at once, she is counted right."""

from datetime import timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.outbox.models import Letter
from altavoz.participation import withdrawal
from altavoz.participation.confirmation import Outcome, confirm
from altavoz.participation.digits import digits_of, type_digits
from altavoz.participation.handles import Handle
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from altavoz.participation.testing import SPRING, make_participation
from tests.races.together import at_once, total

pytestmark = pytest.mark.django_db(transaction=True)
LATER = SPRING + timedelta(minutes=5)


@pytest.fixture
def action() -> Action:
    return make_action()


def test_two_clicks_count_once(action: Action) -> None:
    row = make_participation(action)
    outcomes = at_once(*[lambda: confirm(token=row.token, now=LATER)] * 6)
    assert outcomes.count(Outcome.CONFIRMED) == 1
    assert outcomes.count(Outcome.ALREADY) == 5
    assert (total(), Letter.objects.filter(kind="counted").count()) == (1, 1)


def test_posts_of_one_address_at_once_make_one_row_and_a_letter_each(action: Action) -> None:
    at_once(*[lambda: make_participation(action)] * 6)
    assert Participation.objects.count() == 1
    assert Letter.objects.filter(kind="confirm").count() == 6


@pytest.mark.parametrize("turn", range(4))
def test_a_release_and_a_click_at_once_count_once(action: Action, turn: int) -> None:
    row = make_participation(action, held=Doubt.TOO_MANY)
    deeds = [
        lambda: confirm(token=row.token, now=LATER),
        lambda: sifting.release(participation_id=row.pk, now=LATER),
    ]
    at_once(*(deeds if turn % 2 else reversed(deeds)))
    row.refresh_from_db()
    assert (row.state, row.held, total()) == ("confirmed", "", 1)


@pytest.mark.parametrize("turn", range(4))
def test_withdrawing_and_releasing_at_once_leave_nothing_counted(action: Action, turn: int) -> None:
    row = make_participation(action, held=Doubt.TOO_MANY, confirmed=True)
    at_once(
        lambda: withdrawal.withdraw(token=row.token, now=LATER),
        lambda: sifting.release(participation_id=row.pk, now=LATER),
    )
    assert total() == 0


def test_guesses_at_once_are_all_counted(action: Action) -> None:
    row = make_participation(action)
    handle = Handle(action.pk, row.pk, Letter.objects.get().pk, "en", SPRING)
    wrong = f"{(int(digits_of(handle.letter_id)) + 1) % 1_000_000:06d}"
    at_once(*[lambda: type_digits(handle=handle, typed=wrong, now=LATER)] * 8)
    row.refresh_from_db()
    assert row.tries == 5
