# SPDX-License-Identifier: AGPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from altavoz.contacting.dripping import HOUR, Gone, Pace, next_turn, turns
from altavoz.decision_makers.opening_hours import Hours

NINE = datetime(2026, 7, 8, 13, 0, tzinfo=UTC)
OFFICE_HOURS = Hours(ZoneInfo("America/New_York"), time(9), time(17), frozenset(range(5)))
MINUTE = timedelta(minutes=1)


def test_ten_an_hour_go_every_six_minutes() -> None:
    found = turns(Pace(10), Gone(), now=NINE, until=NINE + HOUR)
    assert found == [NINE + 6 * MINUTE * number for number in range(10)]


def test_the_next_comes_after_the_last_whatever_it_was_about() -> None:
    gone = Gone(counted=1, last_turn=NINE - 2 * MINUTE, oldest=NINE - 2 * MINUTE)
    assert turns(Pace(10), gone, now=NINE, until=NINE + 5 * MINUTE) == [NINE + 4 * MINUTE]
    assert turns(Pace(10), gone, now=NINE, until=NINE + MINUTE) == []


def test_a_full_hour_gives_no_turn_until_its_oldest_is_an_hour_old() -> None:
    gone = Gone(counted=10, last_turn=NINE - MINUTE, oldest=NINE - 55 * MINUTE)
    assert turns(Pace(10), gone, now=NINE, until=NINE + HOUR) == []
    assert next_turn(Pace(10), gone, now=NINE) == NINE + 5 * MINUTE


def test_nothing_is_said_of_the_next_turn_while_the_mail_server_is_away() -> None:
    assert next_turn(Pace(10), Gone(counted=10), now=NINE) is None


def test_outside_its_hours_the_first_turn_is_when_the_office_opens() -> None:
    friday_evening = datetime(2026, 7, 10, 21, 0, tzinfo=UTC)
    monday_morning = datetime(2026, 7, 13, 13, 0, tzinfo=UTC)
    pace = Pace(10, OFFICE_HOURS)
    assert turns(pace, Gone(), now=friday_evening, until=friday_evening + HOUR) == []
    assert next_turn(pace, Gone(), now=friday_evening) == monday_morning


def test_an_office_that_never_opens_gets_nothing() -> None:
    pace = Pace(10, Hours(ZoneInfo("UTC"), time(9), time(17), frozenset()))
    assert turns(pace, Gone(), now=NINE, until=NINE + HOUR) == []
    assert next_turn(pace, Gone(), now=NINE) is None


def test_a_high_cap_holds_up_nothing() -> None:
    found = turns(Pace(20_000), Gone(), now=NINE, until=NINE + MINUTE)
    assert len(found) > 300
    assert found[22] - NINE < timedelta(seconds=5)


def test_a_hundred_letters_at_ten_an_hour_go_in_office_hours_and_never_faster() -> None:
    pace, went, last = Pace(10, OFFICE_HOURS), list[datetime](), None
    now = datetime(2026, 7, 10, 6, 0, tzinfo=UTC)
    while len(went) < 100:
        recent = [moment for moment in went if moment > now - HOUR]
        found = turns(pace, Gone(len(recent), last), now=now, until=now + MINUTE)
        went += found
        last = went[-1] if went else None
        now += MINUTE
    assert all(OFFICE_HOURS.is_open(moment) for moment in went)
    assert max(sum(1 for other in went if moment <= other < moment + HOUR) for moment in went) == 10
    days = Counter(moment.date() for moment in went)
    assert days == {datetime(2026, 7, 10).date(): 80, datetime(2026, 7, 13).date(): 20}  # noqa: DTZ001 - a day


def test_twenty_four_letters_to_each_of_forty_offices_hold_the_cap_and_the_hours() -> None:
    friday_afternoon, pace = datetime(2026, 7, 10, 19, 0, tzinfo=UTC), Pace(10, OFFICE_HOURS)
    for office in range(40):
        went: list[datetime] = []
        now: datetime | None = friday_afternoon + timedelta(seconds=office)
        while now and len(went) < 24 - office % 2:
            lately = [moment for moment in went[-10:] if moment > now - HOUR]
            gone = Gone(len(lately), went[-1] if went else None, min(lately, default=None))
            now = next_turn(pace, gone, now=now)
            went += turns(pace, gone, now=now, until=now) if now else []
        assert all(OFFICE_HOURS.is_open(moment) for moment in went)
        assert all(later - earlier >= HOUR for earlier, later in zip(went, went[10:], strict=False))
