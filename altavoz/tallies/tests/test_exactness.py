# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever people do, in whatever order, the count is exact and everybody has a number of their own."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db.models import Max
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.organisations.testing import make_staff
from altavoz.participation import withdrawal
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from altavoz.participation.paper import carried_over
from altavoz.participation.testing import confirm_as, make_participation
from altavoz.tallies import auditing, counting
from altavoz.tallies.pace import Pace
from altavoz.tallies.testing import is_consistent

STEPS = ("sign", "sign", "sign", "sign_held", "confirm", "confirm", "confirm", "withdraw", "release", "invalidate")
steps = st.lists(st.tuples(st.sampled_from((*STEPS, "not_me", "carry_over", "count")), st.integers(0, 7)), max_size=25)


@dataclass
class Story:
    action: Action
    staff: tuple[int, int]
    rows: list[int] = field(default_factory=list)
    carried: int = 0

    def do(self, step: str, which: int) -> None:
        row = Participation.objects.filter(pk__in=self.rows).order_by("pk")[which : which + 1].first()
        match step, row:
            case (("sign" | "sign_held"), _):
                made = make_participation(
                    self.action,
                    email=f"p{len(self.rows)}@example.org",
                    held=Doubt.TOO_MANY if step == "sign_held" else Doubt.NONE,
                )
                self.rows.append(made.pk)
            case "carry_over", _:
                self._carry_over(which + 1)
            case "count", _:
                counting.advance(now=SPRING, pace=Pace(size=3))
            case "confirm", Participation(state=Participation.State.PENDING) as pending:
                confirm_as(pending)
            case "withdraw", Participation() as somebody:
                withdrawal.withdraw(token=somebody.token, now=SPRING)
            case "not_me", Participation() as somebody:
                withdrawal.not_me(token=somebody.token, now=SPRING)
            case "release", Participation() as somebody:
                sifting.release(participation_id=somebody.pk, now=SPRING)
            case "invalidate", Participation() as somebody:
                sifting.invalidate(participation_id=somebody.pk, now=SPRING)
            case _:
                return

    def _carry_over(self, number: int) -> None:
        row = carried_over.carry_over(
            action_id=self.action.pk,
            platform="Another platform",
            number=number,
            counted_on=date(2014, 9, 26),
            counted_precision="day",
            evidence="A picture of its page.",
            entered_by_id=self.staff[0],
            now=SPRING,
        )
        carried_over.check(carried_over_id=row.pk, checked_by_id=self.staff[1], now=SPRING)
        self.carried += number

    def expected(self) -> int:
        rows = Participation.objects.filter(action=self.action, state=Participation.State.CONFIRMED, held="")
        return rows.count() + self.carried


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_count_is_exact_whatever_happens(told: list[tuple[str, int]]) -> None:
    bo, chandra = (make_staff(name=f"staff-{make_action().public_id}").pk for _each in range(2))
    story = Story(make_action(), (bo, chandra))
    for step, which in told:
        story.do(step, which)
    while counting.advance(now=SPRING, pace=Pace(size=3)):
        pass
    assert counts.total(story.action.pk) == story.expected()
    assert is_consistent(story.action)
    assert not Recounted(story.action).differs
    everybody = Participation.objects.filter(action=story.action, state="confirmed", held="")
    numbers = [counts.number_of(row.change) for row in everybody if row.change is not None]
    assert len(numbers) == len(everybody)
    assert all(number is not None and number >= 1 for number in numbers)


@dataclass
class Recounted:
    action: Action

    @property
    def differs(self) -> bool:
        auditing.recount(SPRING)
        return any(alarm.action_id == self.action.pk for alarm in auditing.alarms())


def commit(action: Action, pk: int) -> None:
    Change.objects.create(pk=pk, action=action, n=1, why=counts.Why.CONFIRMED, country="CA", at=SPRING)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(10)), st.sets(st.integers(0, 9)), st.integers(1, 4))
def test_everybody_is_counted_once_in_whatever_order_they_commit(
    order: list[int], drains: set[int], at_once: int
) -> None:
    one, other = make_action(), make_action()
    first = (Change.objects.aggregate(last=Max("pk"))["last"] or 0) + 3
    for place, which in enumerate(order):
        commit(other if which % 3 == 0 else one, first + which)
        if place in drains:
            counting.advance(now=SPRING, pace=Pace(size=at_once))
    counting.advance(now=SPRING, pace=Pace(size=at_once))
    assert (counts.total(one.pk), counts.total(other.pk)) == (6, 4)
    for action in (one, other):
        assert is_consistent(action)
        changes = Change.objects.filter(action=action).values_list("pk", flat=True)
        numbers = sorted(number for pk in changes if (number := counts.number_of(pk)) is not None)
        assert numbers == list(range(1, len(changes) + 1))
