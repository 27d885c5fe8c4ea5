# SPDX-License-Identifier: AGPL-3.0-or-later
"""From signing to counted: the worker counts the day anew, and a domain of few people is not named."""

from datetime import datetime, timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.outbox.models import Letter
from altavoz.participation.funnel import counting
from altavoz.participation.limits import Doubt
from altavoz.participation.models import FunnelHour, Participation
from altavoz.participation.testing import SPRING, confirm_as, make_participation
from altavoz.participation.withdrawal import withdraw
from altavoz.worker.rounds import run_once

NOW = SPRING + timedelta(minutes=30)


def people(action: Action, domain: str, number: int, *, now: datetime = SPRING, confirmed: bool = False) -> None:
    for each in range(number):
        make_participation(action, email=f"p{each}@{domain}", now=now, confirmed=confirmed)


def told(hour: datetime = SPRING) -> dict[str, tuple[int, int, int, int]]:
    rows = FunnelHour.objects.filter(hour=hour)
    return {row.domain: (row.created, row.sent, row.bounced, row.confirmed) for row in rows}


def letters_end(state: str, *, domain_of: str = "", at: datetime = SPRING) -> None:
    """As if the mail server had answered."""
    Letter.objects.filter(kind="confirm").update(state=state, done_at=at)


def test_each_step_is_counted_in_its_hour_and_by_its_domain(action: Action) -> None:
    people(action, "mail.example", 5, confirmed=True)
    letters_end(Letter.State.SENT)
    assert run_once("funnel", NOW) == 1
    assert told() == {"mail.example": (5, 5, 0, 5)}


def test_a_domain_of_few_people_in_a_day_stands_under_others(action: Action) -> None:
    people(action, "mail.example", 5)
    people(action, "ana-lima.example", 4)
    run_once("funnel", NOW)
    assert told() == {"mail.example": (5, 0, 0, 0), "": (4, 0, 0, 0)}


def test_a_domain_is_named_once_its_fifth_person_of_the_day_comes(action: Action) -> None:
    people(action, "mail.example", 4)
    run_once("funnel", NOW)
    make_participation(action, email="late@mail.example", now=SPRING + timedelta(hours=1))
    run_once("funnel", NOW + timedelta(hours=1))
    assert told() == {"mail.example": (4, 0, 0, 0)}
    assert told(SPRING + timedelta(hours=1)) == {"mail.example": (1, 0, 0, 0)}


def test_what_the_mail_server_refused_for_good_is_bounced(action: Action) -> None:
    people(action, "mail.example", 5)
    letters_end(Letter.State.FAILED)
    run_once("funnel", NOW)
    assert told() == {"mail.example": (5, 0, 5, 0)}


def test_who_signed_yesterday_and_confirms_today_counts_in_both(action: Action) -> None:
    yesterday = SPRING - timedelta(days=1)
    row = make_participation(action, now=yesterday)
    run_once("funnel", yesterday)
    confirm_as(row, now=SPRING)
    run_once("funnel", NOW)
    assert told(yesterday) == {"": (1, 0, 0, 0)}
    assert told() == {"": (0, 0, 0, 1)}


def test_a_second_turn_changes_nothing_and_a_late_row_is_found(action: Action) -> None:
    people(action, "mail.example", 5)
    assert run_once("funnel", NOW) == 1
    assert run_once("funnel", NOW) == 0
    make_participation(action, email="late@mail.example", now=SPRING)
    assert run_once("funnel", NOW) == 1
    assert told() == {"mail.example": (6, 0, 0, 0)}


def test_shortly_after_midnight_yesterday_is_still_counted(action: Action) -> None:
    midnight = datetime(2026, 4, 8, tzinfo=SPRING.tzinfo)
    last_hour = midnight - timedelta(hours=1)
    make_participation(action, now=last_hour)
    run_once("funnel", midnight + timedelta(minutes=5))
    assert told(last_hour) == {"": (1, 0, 0, 0)}


def test_who_has_withdrawn_has_no_domain_any_more(action: Action) -> None:
    people(action, "mail.example", 5, confirmed=True)
    withdraw(token=action.participations.order_by("pk")[0].token, now=SPRING)
    run_once("funnel", NOW)
    assert told() == {"": (5, 0, 0, 5)}


@pytest.mark.parametrize("number", [0, 1, 2, 7])
def test_the_first_letter_of_the_last_days_is_found_by_halves(action: Action, number: int) -> None:
    for each in range(7):
        made_at = SPRING - (timedelta(days=9) if each < number else timedelta(hours=1))
        make_participation(action, email=f"p{each}@mail.example", now=made_at)
    young = Letter.objects.filter(pk__gte=counting.letters_from(SPRING)).count()
    assert young == 7 - number


def test_hours_of_long_ago_are_forgotten(action: Action) -> None:
    people(action, "mail.example", 5)
    run_once("funnel", NOW)
    assert counting.forget_old(now=NOW + timedelta(days=89)) == 0
    assert run_once("tidy-desk", NOW + timedelta(days=91)) == 1


def test_who_is_held_is_not_among_the_confirmed_before_somebody_releases_her(action: Action) -> None:
    people(action, "mail.example", 3, confirmed=True)
    held = make_participation(action, email="dee@other.example", now=SPRING, confirmed=True, held=Doubt.TRAP)
    run_once("funnel", NOW)
    assert told() == {"": (4, 0, 0, 3)}
    Participation.objects.filter(pk=held.pk).update(held="")
    run_once("funnel", NOW)
    assert told() == {"": (4, 0, 0, 4)}
