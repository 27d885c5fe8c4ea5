# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that other rooms use too, in another sense, and dates as each language writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import override

from altavoz.campaigns.dates_in_words import closing_soon, in_words

ZONE = ZoneInfo("America/New_York")
FRIDAY = datetime(2016, 7, 15, 17, 0, tzinfo=ZONE)


@pytest.mark.parametrize(("language", "words"), [("en", "E-mail it"), ("fr", "Par courriel"), ("es", "Por correo")])
def test_passing_it_on_by_mail_is_no_address(language: str, words: str) -> None:
    with override(language):
        page = {"title": "Bring her home"}
        said = render_to_string("campaigns/_share.html", {"view": {"share_url": "https://example.org/"}, "page": page})
    assert f">{words}</a>" in said


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2027, 5, 1), "fr", "1er mai 2027"),
        (date(2027, 5, 11), "fr", "11 mai 2027"),
        (date(2027, 5, 1), "es", "1 de mayo de 2027"),
    ],
)
def test_the_first_of_a_month_is_counted_in_french_alone(day: date, language: str, words: str) -> None:
    assert in_words(day, precision="day", language=language) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "15 July 2016"), ("fr", "15 juillet 2016"), ("es", "15 de julio de 2016")]
)
def test_all_dates_of_a_language_are_written_alike(language: str, words: str) -> None:
    with override(language):
        assert in_words(FRIDAY.date(), precision="day", language=language) == words == date_format(FRIDAY)


@pytest.mark.parametrize(
    ("now", "language", "words"),
    [
        (datetime(2016, 7, 13, 9, 0, tzinfo=ZONE), "en", "Closes this Friday 15 July 2016 at 17:00 (New York time)"),
        (datetime(2016, 7, 13, 9, 0, tzinfo=ZONE), "fr", "Se termine ce vendredi 15 juillet 2016 à 17 h 00"),
        (datetime(2016, 7, 14, 9, 0, tzinfo=ZONE), "es", "Cierra mañana, viernes 15 de julio de 2016 a las 17:00"),
        (datetime(2016, 7, 15, 9, 0, tzinfo=ZONE), "en", "Closes today, Friday 15 July 2016 at 17:00"),
        (datetime(2016, 7, 8, 9, 0, tzinfo=ZONE), "en", ""),
        (datetime(2016, 7, 14, 23, 58, tzinfo=ZONE), "en", ""),
        (datetime(2016, 7, 15, 17, 1, tzinfo=ZONE), "en", ""),
    ],
)
def test_a_near_end_is_told_by_its_day_where_no_kept_page_can_outlive_it(
    now: datetime, language: str, words: str
) -> None:
    told = closing_soon(FRIDAY, ZONE, language=language, now=now)
    assert told.startswith(words)
    assert bool(told) is bool(words)
