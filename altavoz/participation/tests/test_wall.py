# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page shows of those who signed, and of numbers that came from elsewhere."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.campaigns.testing import make_action
from altavoz.participation import wall
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import CarriedOver, Participation
from altavoz.participation.paper import carried_over
from altavoz.participation.testing import SPRING, make_participation


def ana(**more: object) -> Words:
    return Words("Ana", "Ribeiro", str(more.pop("email", "ana@example.org")), "CA", **more)  # type: ignore[arg-type]  # a test's shorthand


def test_initials_and_country_unless_ana_asked_for_more(action: Action) -> None:
    make_participation(action, words=ana(), confirmed=True)
    make_participation(
        action, words=ana(email="bo@example.org", show_name=True), confirmed=True, now=SPRING + timedelta(hours=1)
    )
    shown, hidden = wall.latest(action, "en")
    assert (shown.name, hidden.name, hidden.initials) == ("Ana R.", "A. R.", "AR")
    assert {shown.place, hidden.place} == {"Canada"}


def test_places_are_named_in_the_readers_language(action: Action) -> None:
    make_participation(action, words=Words("Ana", "R", "ana@example.org", "DE"), confirmed=True)
    assert [wall.latest(action, code)[0].place for code in ("en", "fr", "es")] == ["Germany", "Allemagne", "Alemania"]


def test_no_minute_is_told(action: Action) -> None:
    make_participation(action, confirmed=True)
    (line,) = wall.latest(action, "en")
    assert (line.at.hour, line.at.minute, line.at.second) == (0, 0, 0)


def test_nobody_is_shown_where_it_is_dangerous(db: None) -> None:
    action = make_action(danger=Action.Danger.HIGH)
    make_participation(action, words=ana(show_name=True), confirmed=True)
    assert wall.latest(action, "en") == ()


def test_who_waits_or_is_held_is_not_shown(action: Action) -> None:
    make_participation(action)
    make_participation(action, email="dee@example.org", held=Doubt.TRAP, confirmed=True)
    assert wall.latest(action, "en") == ()


@pytest.mark.parametrize(("state", "seen"), [("waiting", ""), ("refused", ""), ("shown", "My aunt weaves.")])
def test_a_reason_is_seen_only_when_staff_show_it(action: Action, state: str, seen: str) -> None:
    make_participation(action, words=ana(reason="My aunt weaves."), confirmed=True)
    Participation.objects.update(reason_state=state)
    assert wall.latest(action, "en")[0].reason == seen


def carry(action: Action, by: User | None) -> CarriedOver:
    return carried_over.carry_over(
        action_id=action.pk,
        platform="Elsewhere",
        number=325,
        counted_on=date(2016, 1, 1),
        counted_precision="year",
        evidence="As the page showed it.",
        entered_by_id=by.pk if by else None,
        now=SPRING,
    )


def test_a_number_from_elsewhere_counts_once_a_second_person_has_checked_it(action: Action) -> None:
    bo, chandra = User.objects.create_user("bo"), User.objects.create_user("chandra")
    row = carry(action, bo)
    assert wall.carried(action, "en") == ()
    checked = carried_over.Checked
    assert carried_over.check(carried_over_id=row.pk, checked_by_id=bo.pk, now=SPRING) is checked.SAME_PERSON
    assert carried_over.check(carried_over_id=row.pk, checked_by_id=chandra.pk, now=SPRING) is checked.COUNTED
    assert carried_over.check(carried_over_id=row.pk, checked_by_id=chandra.pk, now=SPRING) is checked.ALREADY
    change = Change.objects.get()
    assert (change.n, change.why, change.country) == (325, Why.CARRIED_OVER, "")
    (line,) = wall.carried(action, "en")
    assert (line.platform, line.number, line.counted_on, line.to_the_day) == ("Elsewhere", 325, "2016", False)


def test_a_number_that_nobody_entered_cannot_be_checked(db: None) -> None:
    assert carried_over.check(carried_over_id=1, checked_by_id=1, now=SPRING) is carried_over.Checked.GONE
