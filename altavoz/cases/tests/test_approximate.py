# SPDX-License-Identifier: AGPL-3.0-or-later
"""Times that nobody knows exactly."""

from datetime import date

import pytest

from altavoz.cases.times.approximate import Contradiction, Known, cannot_follow, in_words, is_ahead, iso, read

EIGHTH = date(2020, 9, 8)
AUGUST = date(2021, 8, 1)


@pytest.mark.parametrize(
    ("known", "english", "french", "spanish"),
    [
        (Known(), "Day not known", "Jour inconnu", "Día desconocido"),
        (Known(EIGHTH), "8 September 2020", "8 septembre 2020", "8 de septiembre de 2020"),
        (
            Known(EIGHTH, part="late"),
            "late on 8 September 2020",
            "tard le 8 septembre 2020",
            "a última hora del 8 de septiembre de 2020",
        ),
        (
            Known(AUGUST, precision="month", qualifier="since"),
            "since August 2021",
            "depuis août 2021",
            "desde agosto de 2021",
        ),
        (
            Known(EIGHTH, qualifier="until"),
            "until 8 September 2020",
            "jusqu’au 8 septembre 2020",
            "hasta el 8 de septiembre de 2020",
        ),
        (
            Known(AUGUST, precision="month", qualifier="until"),
            "until August 2021",
            "jusqu’en août 2021",
            "hasta agosto de 2021",
        ),
        (
            Known(date(2019, 6, 1), precision="week"),
            "the first week of June 2019",
            "la première semaine de juin 2019",
            "la primera semana de junio de 2019",
        ),
        (Known(AUGUST, precision="month", part="mid"), "mid-August 2021", "mi-août 2021", "mediados de agosto de 2021"),
        (
            Known(EIGHTH, part="evening", qualifier="before"),
            "before 8 September 2020, in the evening",
            "avant le 8 septembre 2020, dans la soirée",
            "antes del 8 de septiembre de 2020, por la noche",
        ),
        (
            Known(date(2020, 3, 1), precision="season"),
            "March 2020 to May 2020",
            "mars 2020 à mai 2020",
            "marzo de 2020 a mayo de 2020",
        ),
        (
            Known(date(2020, 11, 1), precision="season"),
            "November 2020 to January 2021",
            "novembre 2020 à janvier 2021",
            "noviembre de 2020 a enero de 2021",
        ),
        (
            Known(EIGHTH, until=date(2020, 10, 1)),
            "8 September 2020 to 1 October 2020",
            "du 8 septembre 2020 au 1er octobre 2020",
            "del 8 de septiembre de 2020 al 1 de octubre de 2020",
        ),
        (Known(date(2020, 1, 1), precision="year", qualifier="about"), "about 2020", "vers 2020", "hacia 2020"),
    ],
)
def test_a_time_is_said_no_more_exactly_than_it_is_known(known: Known, english: str, french: str, spanish: str) -> None:
    assert [in_words(known, language) for language in ("en", "fr", "es")] == [english, french, spanish]


def test_times_stand_in_the_order_in_which_they_may_have_been() -> None:
    in_order = [
        Known(date(2020, 1, 1), precision="year"),
        Known(date(2020, 9, 1), precision="month"),
        Known(EIGHTH, qualifier="before"),
        Known(EIGHTH, part="morning"),
        Known(EIGHTH),
        Known(EIGHTH, part="late"),
        Known(date(2020, 9, 1), precision="month", part="late"),
        Known(AUGUST, precision="month", qualifier="since"),
        Known(),
    ]
    mixed = [*in_order[4:], *in_order[:4]]
    assert sorted(mixed, key=lambda known: known.sort_key) == in_order


@pytest.mark.parametrize(
    ("known", "trouble"),
    [
        (Known(part="late"), Contradiction.NO_DAY),
        (Known(EIGHTH, until=date(2020, 9, 7)), Contradiction.ENDS_BEFORE),
        (Known(EIGHTH, until=date(2020, 9, 9), qualifier="since"), Contradiction.SPAN_AND_QUALIFIER),
        (Known(AUGUST, precision="month", part="evening"), Contradiction.HOUR_OF_MORE_THAN_A_DAY),
        (Known(EIGHTH, until=date(2020, 9, 9), part="late"), Contradiction.PART_OF_A_SPAN),
        (Known(AUGUST, precision="season", part="early"), Contradiction.PART_OF_A_SEASON),
    ],
)
def test_a_time_that_contradicts_itself_is_told_so(known: Known, trouble: Contradiction) -> None:
    assert known.contradicts()
    assert known.contradictions() == (trouble,)


def test_what_is_surely_over_cannot_follow_what_had_not_begun() -> None:
    assert cannot_follow(Known(EIGHTH), Known(date(2020, 9, 7)))
    assert not cannot_follow(Known(EIGHTH), Known(date(2020, 9, 1), precision="month"))
    assert not cannot_follow(Known(EIGHTH), Known(date(2019, 1, 1), precision="year", qualifier="since"))


def test_what_is_still_to_come_is_told_apart_from_today_elsewhere() -> None:
    assert is_ahead(Known(date(2020, 9, 11)), today=EIGHTH)
    assert not is_ahead(Known(date(2020, 9, 9)), today=EIGHTH)
    assert not is_ahead(Known(date(2020, 9, 30), qualifier="by"), today=EIGHTH)


def test_a_form_may_write_a_month_or_a_year() -> None:
    assert read({"on": "2021-08", "qualifier": "since"}).known == Known(AUGUST, precision="month", qualifier="since")
    assert read({"when-on": "2020", "when-part": "late"}, prefix="when-").known == Known(
        date(2020, 1, 1), precision="year", part="late"
    )


def test_a_form_with_no_date_is_told_which_field_is_wrong() -> None:
    assert read({"on": "yesterday"}).wrong == {"on": Contradiction.NOT_A_DATE}
    assert read({"on": "2020-02-31"}).wrong == {"on": Contradiction.NOT_A_DATE}
    assert read({"on": "2020-09-08", "part": "teatime"}).wrong == {"part": Contradiction.UNKNOWN_WORD}
    assert read({"on": "2020-09-08", "until": "2020-09-01"}).wrong == {"until": Contradiction.ENDS_BEFORE}


@pytest.mark.parametrize(
    ("known", "edtf", "earliest", "latest"),
    [
        (Known(EIGHTH, qualifier="about"), "2020-09-08~", "2020-09-08", "2020-09-08"),
        (Known(AUGUST, precision="month", qualifier="since"), "2021-08/..", "2021-08-01", None),
        (Known(EIGHTH, qualifier="by"), "../2020-09-08", None, "2020-09-08"),
        (Known(AUGUST, until=date(2021, 9, 1), precision="month"), "2021-08/2021-09", "2021-08-01", "2021-09-30"),
        (Known(date(2020, 1, 1), precision="year", part="late"), "2020", "2020-09-01", "2020-12-31"),
        (Known(date(2020, 3, 1), precision="season"), "2020-03/2020-05", "2020-03-01", "2020-05-31"),
    ],
)
def test_programs_read_a_time_as_the_standard_writes_it(
    known: Known, edtf: str, earliest: str | None, latest: str | None
) -> None:
    told = iso(known)
    assert (told["edtf"], told["earliest"], told["latest"]) == (edtf, earliest, latest)
