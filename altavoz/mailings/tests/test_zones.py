# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from altavoz.campaigns.countries import country_choices
from altavoz.mailings.readers.zones import Hours, zone_of

PARIS = ZoneInfo("Europe/Paris")
# Nobody lives there for long.
EMPTY = {"BV", "HM"}


def test_every_country_of_our_forms_has_a_zone() -> None:
    nowhere = ZoneInfo("Etc/GMT+12")
    assert {code for code, _name in country_choices("en") if zone_of(code, nowhere) is nowhere} == EMPTY
    assert (zone_of("CA", PARIS).key, zone_of("", PARIS)) == ("America/Toronto", PARIS)


@pytest.mark.parametrize(
    ("country", "at", "expected"),
    [
        ("GB", "2026-04-07T09:00", "2026-04-07T09:00"),
        ("CA", "2026-04-07T09:00", "2026-04-07T12:00"),
        ("NZ", "2026-04-07T09:00", "2026-04-07T20:00"),
        # On the next morning an hour is missing.
        ("FR", "2026-03-28T21:00", "2026-03-29T06:00"),
        ("MX", "2026-04-08T01:59", "2026-04-08T01:59"),
    ],
)
def test_letters_wait_for_the_reader_s_morning(country: str, at: str, expected: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    zone = zone_of(country, PARIS)
    assert Hours(8, 20).next_in(zone, moment) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_a_mailing_for_all_hours_waits_for_nothing_but_another_day() -> None:
    night = datetime(2026, 4, 7, 3, 0, tzinfo=UTC)
    assert Hours(0, 24).next_in(PARIS, night) == night
    assert Hours(0, 24).tomorrow(PARIS, night) == datetime(2026, 4, 8, 6, 0, tzinfo=UTC)
