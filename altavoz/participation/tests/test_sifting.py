# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo looks at what was held, and at what people wrote."""

from datetime import timedelta

import pytest
from django.db.models import Sum

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation.sifting import Sifted, invalidate, refuse_reason, release, show_reason
from altavoz.participation.testing import SPRING, confirm_as, make_participation
from altavoz.participation.withdrawal import withdraw

LATER = SPRING + timedelta(hours=1)
State = Participation.State


def total() -> int:
    return Change.objects.aggregate(total=Sum("n"))["total"] or 0


def test_releasing_counts_what_was_confirmed(action: Action) -> None:
    row = make_participation(action, held=Doubt.TOO_MANY, confirmed=True)
    assert release(participation_id=row.pk, now=LATER) is Sifted.DONE
    assert release(participation_id=row.pk, now=LATER) is Sifted.NOTHING_TO_DO
    assert (total(), Change.objects.get().why) == (1, Why.RELEASED)


def test_releasing_before_the_button_counts_with_the_button(action: Action) -> None:
    row = make_participation(action, held=Doubt.TOO_MANY)
    release(participation_id=row.pk, now=LATER)
    assert total() == 0
    confirm_as(row)
    assert (total(), Change.objects.get().why) == (1, Why.CONFIRMED)


def test_who_was_released_and_withdraws_is_taken_back(action: Action) -> None:
    row = make_participation(action, held=Doubt.TOO_MANY, confirmed=True)
    release(participation_id=row.pk, now=LATER)
    withdraw(token=row.token, now=LATER)
    assert total() == 0


@pytest.mark.parametrize(("held", "changes"), [(Doubt.NONE, 2), (Doubt.TRAP, 0)])
def test_invalidating_takes_back_only_what_counted(action: Action, held: Doubt, changes: int) -> None:
    row = make_participation(action, held=held, confirmed=True)
    assert invalidate(participation_id=row.pk, now=LATER) is Sifted.DONE
    assert invalidate(participation_id=row.pk, now=LATER) is Sifted.NOTHING_TO_DO
    assert (total(), Change.objects.count()) == (0, changes)


def test_what_was_invalidated_stays_so_when_its_address_signs_again(action: Action) -> None:
    row = make_participation(action)
    invalidate(participation_id=row.pk, now=LATER)
    make_participation(action)
    assert Participation.objects.get().state == State.INVALIDATED


def test_a_reason_shows_only_once_somebody_has_read_it(action: Action) -> None:
    row = make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", reason="Mine"))
    assert show_reason(participation_id=row.pk) is Sifted.DONE
    assert show_reason(participation_id=row.pk) is Sifted.NOTHING_TO_DO
    assert refuse_reason(participation_id=row.pk) is Sifted.DONE
    row.refresh_from_db()
    assert row.reason_state == Participation.Reason.REFUSED


def test_where_no_reason_was_given_there_is_none_to_show(action: Action) -> None:
    assert show_reason(participation_id=make_participation(action).pk) is Sifted.NOTHING_TO_DO
