# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, TallyCell
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.organisations.testing import make_staff
from altavoz.participation import withdrawal
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from altavoz.participation.paper import carried_over
from altavoz.participation.testing import confirm_as, make_participation
from altavoz.tallies import auditing, counting
from altavoz.tallies.models import Alarm, Recount
from altavoz.worker import rounds

pytestmark = pytest.mark.django_db


def signed(action: Action, email: str, held: Doubt = Doubt.NONE) -> Participation:
    row = make_participation(action, email=email, held=held)
    confirm_as(row)
    return Participation.objects.get(pk=row.pk)


def test_a_count_that_agrees_raises_no_alarm() -> None:
    action = make_action()
    signed(action, "ana@example.org")
    signed(action, "chandra@example.org")
    counting.advance(now=SPRING)
    signed(action, "late@example.org")  # untaken, and still in order
    kept = auditing.recount(SPRING)
    assert (kept.actions, kept.alarms) == (1, 0)
    assert auditing.alarms() == []


def test_held_released_withdrawn_and_invalidated_rows_add_up() -> None:
    action = make_action()
    held = signed(action, "held@example.org", held=Doubt.TOO_MANY)
    signed(action, "still-held@example.org", held=Doubt.TOO_MANY)
    leaver, bad, stranger = (signed(action, f"{name}@example.org") for name in ("leaver", "bad", "stranger"))
    sifting.release(participation_id=held.pk, now=SPRING)
    withdrawal.withdraw(token=leaver.token, now=SPRING)
    counting.advance(now=SPRING)
    sifting.invalidate(participation_id=bad.pk, now=SPRING)
    withdrawal.not_me(token=stranger.token, now=SPRING)
    assert auditing.recount(SPRING).alarms == 0
    counting.advance(now=SPRING)
    assert auditing.recount(SPRING).alarms == 0


def test_a_carried_over_count_is_compared_with_its_evidence() -> None:
    action = make_action()
    row = carried_over.carry_over(
        action_id=action.pk,
        platform="Another platform",
        number=325,
        counted_on=date(2014, 9, 26),
        counted_precision="year",
        evidence="As its page showed it.",
        entered_by_id=make_staff(name="bo").pk,
        now=SPRING,
    )
    assert auditing.recount(SPRING).alarms == 0
    carried_over.check(carried_over_id=row.pk, checked_by_id=make_staff(name="chandra").pk, now=SPRING)
    counting.advance(now=SPRING)
    assert auditing.recount(SPRING).alarms == 0
    type(row).objects.filter(pk=row.pk).update(number=352)
    auditing.recount(SPRING)
    assert [(alarm.of, alarm.rows, alarm.counted) for alarm in auditing.alarms()] == [("carried_over", 352, 325)]


def test_a_difference_is_told_and_not_mended(caplog: pytest.LogCaptureFixture) -> None:
    action = make_action()
    row = signed(action, "ana@example.org")
    counting.advance(now=SPRING)
    Participation.objects.filter(pk=row.pk).delete()
    assert auditing.recount(SPRING).alarms == 1
    alarm = Alarm.objects.get()
    assert (alarm.action_id, alarm.of, alarm.country, alarm.rows, alarm.counted) == (
        action.pk,
        "signatures",
        row.country,
        0,
        1,
    )
    assert TallyCell.objects.get(action=action).n == 1
    assert "ana" not in caplog.text
    assert [record.levelname for record in caplog.records if "tallies" in record.name] == ["ERROR"]


def test_a_lost_change_is_an_alarm() -> None:
    action = make_action()
    signed(action, "ana@example.org")
    Change.objects.filter(action=action).delete()
    assert auditing.recount(SPRING).alarms == 1


def test_a_total_that_is_not_the_sum_of_its_cells_is_an_alarm() -> None:
    action = make_action()
    signed(action, "ana@example.org")
    counting.advance(now=SPRING)
    cell = TallyCell.objects.get(action=action)
    TallyCell.objects.filter(pk=cell.pk).update(n=2)
    auditing.recount(SPRING)
    assert {alarm.of for alarm in auditing.alarms()} == {"signatures", "total"}


def test_the_worker_recounts_every_night() -> None:
    make_action()
    assert rounds.round_named("recount").slow
    assert rounds.run_once("recount", SPRING) == 1
    assert Recount.objects.get().at == SPRING
