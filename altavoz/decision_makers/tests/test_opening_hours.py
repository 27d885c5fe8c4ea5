# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from altavoz.decision_makers.opening_hours import Hours
from altavoz.decision_makers.reading_hours import read_hours
from altavoz.decision_makers.telephone import tel_link

NEW_YORK = "America/New_York"
WORKDAYS = frozenset(range(5))
WASHINGTON = Hours(ZoneInfo(NEW_YORK), time(9), time(17), WORKDAYS)


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year to minute, as many as are given


def test_an_office_is_open_by_its_own_clock() -> None:
    assert WASHINGTON.is_open(at(2026, 7, 8, 13, 0))
    assert not WASHINGTON.is_open(at(2026, 7, 8, 12, 59))
    assert not WASHINGTON.is_open(at(2026, 7, 8, 21, 0))


def test_summer_time_moves_the_moment_and_not_the_hour() -> None:
    assert WASHINGTON.opening(at(2026, 3, 6, 12, 0)) == at(2026, 3, 6, 14, 0)
    assert WASHINGTON.opening(at(2026, 3, 6, 23, 0)) == at(2026, 3, 9, 13, 0)


def test_over_the_week_end_it_waits_for_monday() -> None:
    assert WASHINGTON.opening(at(2026, 7, 10, 21, 0)) == at(2026, 7, 13, 13, 0)
    assert WASHINGTON.closing(at(2026, 7, 11, 15, 0)) is None


def test_a_night_desk_is_open_over_midnight() -> None:
    night = Hours(ZoneInfo("UTC"), time(22), time(6), frozenset({4}))
    assert night.is_open(at(2026, 7, 11, 5, 59))
    assert night.closing(at(2026, 7, 10, 23, 0)) == at(2026, 7, 11, 6, 0)
    assert not night.is_open(at(2026, 7, 11, 22, 30))


def test_round_the_clock_never_closes_and_no_weekday_never_opens() -> None:
    assert Hours(ZoneInfo(NEW_YORK)).closing(at(2026, 7, 11, 3, 0)) is None
    assert Hours(ZoneInfo(NEW_YORK)).opening(at(2026, 7, 11, 3, 0)) == at(2026, 7, 11, 3, 0)
    assert Hours(ZoneInfo(NEW_YORK), weekdays=frozenset()).opening(at(2026, 7, 11, 3, 0)) is None


@pytest.mark.parametrize("hour", range(24))
def test_the_night_on_which_the_clocks_change_has_no_hole(hour: int) -> None:
    always = Hours(ZoneInfo(NEW_YORK), time(0), time(0))
    assert always.is_open(at(2026, 3, 8, hour, 0))
    assert always.is_open(at(2026, 11, 1, hour, 0))


@pytest.mark.parametrize(
    ("written", "opens", "closes"),
    [
        ("Monday-Friday 9:00AM-5:00PM", time(9), time(17)),
        ("M-F 9-5:30pm", time(9), time(17, 30)),
        ("Monday through Friday, 9 a.m. to 5 p.m.", time(9), time(17)),
        ("8:30am - 5:30pm (M-F)", time(8, 30), time(17, 30)),
        ("Mon–Fri, 9am–5pm", time(9), time(17)),
        ("lundi au vendredi 9h30 à 17h", time(9, 30), time(17)),
        ("lun-vie 10:00-18:00", time(10), time(18)),
    ],
)
def test_hours_that_are_said_in_full_are_read(written: str, opens: time, closes: time) -> None:
    assert read_hours(written, NEW_YORK) == Hours(ZoneInfo(NEW_YORK), opens, closes, WORKDAYS)


def test_hours_may_name_days_one_by_one_and_their_own_zone() -> None:
    assert read_hours("M,W,F 9AM-5PM CST", "") == Hours(
        ZoneInfo("America/Chicago"), time(9), time(17), frozenset({0, 2, 4})
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "By appointment only",
        "8:30 am to 4:30 pm",
        "Mon-Fri 9-5",
        "Mon-Fri 9am-5pm by appointment only",
        "3rd Wednesday of each month 11:30AM-2:30PM",
        "9AM-1PM and 2:30PM-5PM",
        "Mon-Fri 9:00-25:00",
        "<script>Mon-Fri 9am-5pm</script>",
    ],
)
def test_what_is_not_said_in_full_is_not_guessed(written: str) -> None:
    assert read_hours(written, NEW_YORK) is None


@pytest.mark.parametrize("zone", ["", "Washington", "../../etc/passwd", "America"])
def test_hours_without_a_zone_that_exists_are_not_read(zone: str) -> None:
    assert read_hours("Mon-Fri 9am-5pm", zone) is None


@pytest.mark.parametrize(
    ("written", "country", "link"),
    [
        ("202-225-4876", "US", "tel:+12022254876"),
        ("(613) 555-0142 ext. 7", "CA", "tel:+16135550142;ext=7"),
        ("1 613 555 0142", "CA", "tel:+16135550142"),
        ("55 5036 0000", "MX", "tel:+525550360000"),
        ("+41 22 917 0000", "", "tel:+41229170000"),
        ("0041 22 917 0000", "CA", "tel:+41229170000"),
        ("022 917 0000", "CH", "tel:0229170000"),
    ],
)
def test_a_number_becomes_a_link_that_can_be_dialled(written: str, country: str, link: str) -> None:
    assert tel_link(written, country) == link


@pytest.mark.parametrize("written", ["", "ask the desk", "1-800-CALL-NOW", "12", "javascript:1234567", "1" * 40])
def test_what_is_no_number_becomes_no_link(written: str) -> None:
    assert tel_link(written, "US") == ""
