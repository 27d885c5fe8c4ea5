# SPDX-License-Identifier: AGPL-3.0-or-later
"""A filter finds what it says, takes out exactly what was counted, and puts back exactly that."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_staff
from altavoz.participation import holding, withdrawal
from altavoz.participation.filters import asking, working
from altavoz.participation.filters.asking import Asked
from altavoz.participation.filters.criteria import Criteria, from_json
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from altavoz.participation.testing import SPRING, counted_run, make_participation, run_filter
from altavoz.personal_data.addresses import email_key
from altavoz.worker.rounds import Turn

WHY = {"en": "Signed by a machine.", "fr": "Signé par une machine.", "es": "Firmado por una máquina."}
SPAM = Criteria(domains=("spam.example.org",))


@pytest.fixture
def bo(db: None) -> User:
    return make_staff(name="bo")


@pytest.fixture
def chandra(db: None) -> User:
    return make_staff(name="chandra")


@pytest.fixture
def crowd(action: Action) -> Action:
    """Three people who signed, one who only began to, and of a bad domain two who count, one held and one pending."""
    for name in ("ana", "berta", "carla"):
        make_participation(action, email=f"{name}@example.org", confirmed=True)
    make_participation(action, email="late@example.org")
    for name in ("one", "two"):
        make_participation(action, email=f"{name}@spam.example.org", confirmed=True)
    make_participation(action, email="held@spam.example.org", confirmed=True, held=Doubt.TRAP)
    make_participation(action, email="pending@spam.example.org")
    return action


def states(action: Action) -> list[tuple[str, str]]:
    rows = Participation.objects.filter(action=action).order_by("pk")
    return [(row.email.partition("@")[0], row.state) for row in rows]


def sum_of_changes(action: Action) -> int:
    return sum(Change.objects.filter(action=action).values_list("n", flat=True))


def test_a_count_says_what_would_go_and_changes_nothing(crowd: Action, bo: User) -> None:
    before = states(crowd)
    run = counted_run(crowd, SPAM, by=bo)
    assert (run.found_counting, run.found_held, run.found_pending) == (2, 1, 1)
    assert (run.all_counting, run.all_pending) == (5, 2)
    assert states(crowd) == before
    assert sum_of_changes(crowd) == 5


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        (Criteria(domains=("*.example.org",)), 4),
        (Criteria(domains=("example.org",)), 4),
        (Criteria(held_only=True), 1),
        (Criteria(country="FR"), 0),
        (Criteria(country="CA", language="en", text_version=1), 8),
        (Criteria(signed_from=SPRING, signed_until=SPRING + timedelta(seconds=1)), 8),
        (Criteria(signed_until=SPRING), 0),
        (Criteria(domains=("spam.example.org",), held_only=True), 1),
        (Criteria(same_name=9), 0),
        (Criteria(same_name=4, domains=("spam.example.org",)), 4),
    ],
)
def test_all_that_a_filter_says_must_be_true(crowd: Action, bo: User, criteria: Criteria, found: int) -> None:
    run = counted_run(crowd, criteria, by=bo)
    assert run.found_counting + run.found_held + run.found_pending == found


def test_the_same_name_is_the_same_whatever_its_capitals_and_spaces(action: Action, bo: User) -> None:
    for place, (given, family) in enumerate((("Ana", "Limón"), ("ANA ", "limo\u0301n"), ("Ana", "Lima"))):
        address = f"{place}@example.org"
        make_participation(action, words=Words(given, family, address, "CA"), email=address, confirmed=True)
    assert counted_run(action, Criteria(same_name=2), by=bo).found_counting == 2


def test_applying_takes_out_exactly_what_was_counted(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    make_participation(crowd, email="after@spam.example.org", confirmed=True)
    assert asking.apply(run=run, by=bo, why=WHY, now=SPRING) is Asked.STARTED
    run_filter(SPRING)
    run.refresh_from_db()
    assert (run.state, run.removed_counting, run.removed_quiet) == ("applied", 2, 2)
    gone = {name for name, state in states(crowd) if state == "invalidated"}
    assert gone == {"one", "two", "held", "pending"}
    assert sum_of_changes(crowd) == 4
    assert Change.objects.filter(action=crowd, why=Why.INVALIDATED).count() == 2


def test_undoing_puts_every_row_back_to_what_it_was(crowd: Action, bo: User) -> None:
    before = states(crowd)
    run = counted_run(crowd, SPAM, by=bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    assert asking.undo(run=run, by=bo, now=SPRING) is Asked.STARTED
    run_filter(SPRING)
    run.refresh_from_db()
    assert (run.state, run.restored_counting, run.restored_quiet) == ("undone", 2, 2)
    assert states(crowd) == before
    assert sum_of_changes(crowd) == 5
    assert Change.objects.filter(action=crowd, why=Why.RELEASED).count() == 2


def test_who_withdrew_or_was_erased_meanwhile_is_left_alone(crowd: Action, bo: User) -> None:
    one = Participation.objects.get(email_key=email_key("one@spam.example.org"))
    run = counted_run(crowd, SPAM, by=bo)
    withdrawal.withdraw(token=one.token, now=SPRING)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    holding.erase(email_key("two@spam.example.org"), SPRING)
    asking.undo(run=run, by=bo, now=SPRING)
    run_filter(SPRING)
    run.refresh_from_db()
    assert (run.removed_counting, run.restored_counting, run.restored_quiet) == (1, 0, 2)
    one.refresh_from_db()
    assert one.state == "withdrawn"
    assert sum_of_changes(crowd) == 3


def test_a_row_that_somebody_took_out_by_hand_since_stays_out(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    one = Participation.objects.get(email_key=email_key("one@spam.example.org"))
    Participation.objects.filter(pk=one.pk).update(state="confirmed")
    sifting.invalidate(participation_id=one.pk, now=SPRING)
    asking.undo(run=run, by=bo, now=SPRING)
    run_filter(SPRING)
    one.refresh_from_db()
    assert one.state == "invalidated"


def test_a_filter_that_would_remove_everything_is_refused(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, Criteria(country="CA"), by=bo)
    assert asking.apply(run=run, by=bo, why=WHY, now=SPRING) is Asked.EVERYTHING
    run_filter(SPRING)
    assert sum_of_changes(crowd) == 5


def test_a_filter_that_says_nothing_cannot_be_saved(action: Action, bo: User) -> None:
    with pytest.raises(ValueError, match="at least one thing"):
        asking.save(action=action, name="All", criteria=Criteria(), by=bo, now=SPRING)


def test_more_than_half_needs_a_second_person(crowd: Action, bo: User, chandra: User) -> None:
    run = counted_run(crowd, Criteria(domains=("example.org",)), by=bo)
    assert asking.apply(run=run, by=bo, why=WHY, now=SPRING) is Asked.NEEDS_SECOND
    run_filter(SPRING)
    assert sum_of_changes(crowd) == 5
    run.refresh_from_db()
    assert asking.approve(run=run, by=bo, now=SPRING) is Asked.SAME_PERSON
    assert asking.approve(run=run, by=chandra, now=SPRING) is Asked.STARTED
    run_filter(SPRING)
    assert sum_of_changes(crowd) == 2


def test_a_second_person_may_say_no(crowd: Action, bo: User, chandra: User) -> None:
    run = counted_run(crowd, Criteria(domains=("example.org",)), by=bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    assert asking.decline(run=run, by=chandra, now=SPRING) is Asked.STARTED
    run_filter(SPRING)
    run.refresh_from_db()
    assert (run.state, run.notes.count(), sum_of_changes(crowd)) == ("counted", 0, 5)


def test_an_old_count_and_an_empty_one_are_refused(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    assert asking.apply(run=run, by=bo, why=WHY, now=SPRING + timedelta(days=2)) is Asked.TOO_OLD
    empty = counted_run(crowd, Criteria(country="FR"), by=bo)
    assert asking.apply(run=empty, by=bo, why=WHY, now=SPRING) is Asked.NOTHING


def test_a_filter_applied_twice_takes_out_once(crowd: Action, bo: User, chandra: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    assert asking.apply(run=run, by=bo, why=WHY, now=SPRING) is Asked.STARTED
    assert asking.apply(run=run, by=chandra, why=WHY, now=SPRING) is Asked.ALREADY
    run_filter(SPRING)
    run_filter(SPRING)
    assert sum_of_changes(crowd) == 3


def test_a_worker_that_lost_its_lease_stops_and_the_next_one_goes_on(
    crowd: Action, bo: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "MOVED", 1)
    monkeypatch.setattr(working, "READ", 2)
    run = counted_run(crowd, SPAM, by=bo)
    assert run.found_counting == 2
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    pieces = iter([True, True, False])
    working.filter_round(Turn(SPRING, 1, lambda: next(pieces, False)))
    assert sum(state == "invalidated" for _name, state in states(crowd)) == 2
    run_filter(SPRING)
    assert sum(state == "invalidated" for _name, state in states(crowd)) == 4
    run.refresh_from_db()
    assert (run.state, run.removed_counting) == ("applied", 2)


def test_an_undo_while_it_is_still_being_applied_puts_back_what_went(
    crowd: Action, bo: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "MOVED", 1)
    before = states(crowd)
    run = counted_run(crowd, SPAM, by=bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    pieces = iter([True, True, False])
    working.filter_round(Turn(SPRING, 1, lambda: next(pieces, False)))
    asking.undo(run=run, by=bo, now=SPRING)
    run_filter(SPRING)
    assert states(crowd) == before
    assert sum_of_changes(crowd) == 5


def test_examples_show_names_only_to_who_may_see_them(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    hidden = asking.examples(run, with_names=False)
    assert {(example.name, example.address) for example in hidden} == {("", "…@spam.example.org")}
    seen = asking.examples(run, with_names=True)
    assert (seen[0].name, seen[0].address) == ("Ana Lima", "o…@spam.example.org")


def test_every_step_is_in_the_audit_without_a_person(crowd: Action, bo: User) -> None:
    run = counted_run(crowd, SPAM, by=bo)
    asking.apply(run=run, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    asking.undo(run=run, by=bo, now=SPRING)
    run_filter(SPRING)
    acts = list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))
    verbs = ("save_filter", "count_filter", "apply_filter", "filter_applied", "undo_filter", "filter_undone")
    assert acts == [f"participation.{verb}" for verb in verbs]
    assert "spam.example.org" not in str(list(AuditEntry.objects.values()))


def test_what_a_run_looked_for_is_kept_as_it_stood() -> None:
    criteria = Criteria(("a.example.org",), True, SPRING, SPRING, "CA", "en", 3, 2)
    assert from_json(criteria.as_json()) == criteria


def test_what_was_found_and_never_taken_out_is_forgotten_after_a_week(crowd: Action, bo: User) -> None:
    looked, taken = counted_run(crowd, SPAM, by=bo), counted_run(crowd, SPAM, by=bo)
    asking.apply(run=taken, by=bo, why=WHY, now=SPRING)
    run_filter(SPRING)
    assert asking.forget_old(now=SPRING + timedelta(days=6)) == 0
    assert asking.forget_old(now=SPRING + timedelta(days=8)) == 4
    assert (looked.rows.count(), taken.rows.count()) == (0, 4)
