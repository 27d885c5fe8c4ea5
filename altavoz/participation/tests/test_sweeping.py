# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does with rows that wait."""

from datetime import timedelta

from altavoz.campaigns.action import Action
from altavoz.outbox.models import Letter
from altavoz.participation.forgetting.sweeping import forget_unconfirmed, remind
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation
from altavoz.worker import rounds

TWO_DAYS, TWO_WEEKS = SPRING + timedelta(hours=48), SPRING + timedelta(days=14)


def test_ana_is_reminded_once(action: Action) -> None:
    row = make_participation(action)
    assert remind(now=TWO_DAYS - timedelta(seconds=1)) == 0
    assert remind(now=TWO_DAYS) == 1
    assert remind(now=TWO_DAYS + timedelta(days=3)) == 0
    letter = Letter.objects.get(kind="reminder")
    assert (letter.subject_id, letter.recipient) == (row.pk, "ana@example.org")


def test_who_has_confirmed_is_not_reminded(action: Action) -> None:
    make_participation(action, confirmed=True)
    assert remind(now=TWO_DAYS) == 0


def test_reminders_go_out_in_short_pieces(action: Action) -> None:
    for number in range(5):
        make_participation(action, email=f"{number}@example.org")
    assert [remind(now=TWO_DAYS, at_most=2) for _ in range(4)] == [2, 2, 1, 0]


def test_what_nobody_confirmed_is_deleted_after_two_weeks(action: Action) -> None:
    make_participation(action)
    kept = make_participation(action, email="bo@example.org", confirmed=True)
    assert forget_unconfirmed(now=TWO_WEEKS - timedelta(seconds=1)) == 0
    assert forget_unconfirmed(now=TWO_WEEKS) == 1
    assert Participation.objects.get() == kept


def test_a_newer_letter_gives_a_waiting_row_more_time(action: Action) -> None:
    make_participation(action)
    make_participation(action, now=SPRING + timedelta(days=10))
    assert forget_unconfirmed(now=TWO_WEEKS) == 0


def test_the_worker_knows_both_rounds(action: Action) -> None:
    make_participation(action)
    assert rounds.run_once("remind", TWO_DAYS) == 1
    assert rounds.run_once("forget-unconfirmed", TWO_WEEKS) == 1
