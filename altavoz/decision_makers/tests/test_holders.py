# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from altavoz.decision_makers.holders import Holder, Standing, holder_of
from altavoz.decision_makers.models import Office, Term
from altavoz.decision_makers.testing import make_office, make_person, make_term

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 7)


def test_an_open_term_gives_the_holder() -> None:
    vera = make_person()
    assert holder_of(make_office(holder=vera), TODAY) == Holder(Standing.HOLDER, vera)


def test_an_office_without_a_term_on_that_day_is_not_known_rather_than_vacant() -> None:
    office = make_office()
    make_term(office, make_person(), until=date(2025, 12, 31))
    assert holder_of(office, TODAY) == Holder(Standing.NOT_KNOWN)


def test_vacant_is_said_only_where_a_source_says_it() -> None:
    assert holder_of(make_office(holding=Office.Holding.VACANT), TODAY) == Holder(Standing.VACANT)


def test_a_vacant_office_was_held_when_its_last_term_ran() -> None:
    office, vera = make_office(holding=Office.Holding.VACANT), make_person()
    make_term(office, vera, until=date(2026, 3, 1))
    assert holder_of(office, date(2026, 2, 1)) == Holder(Standing.HOLDER, vera)
    assert holder_of(office, TODAY) == Holder(Standing.VACANT)


def test_a_vacant_office_may_have_its_next_holder_designate() -> None:
    office, nadia = make_office(holding=Office.Holding.VACANT), make_person("Nadia Ferro")
    make_term(office, nadia, standing=Term.Standing.DESIGNATE)
    assert holder_of(office, TODAY) == Holder(Standing.DESIGNATE, nadia)


def test_not_known_names_nobody() -> None:
    office = make_office(holding=Office.Holding.NOT_KNOWN, holder=make_person())
    assert holder_of(office, TODAY) == Holder(Standing.NOT_KNOWN)


def test_the_holder_comes_before_the_one_who_will_follow() -> None:
    office, vera, nadia = make_office(), make_person(), make_person("Nadia Ferro")
    make_term(office, nadia, standing=Term.Standing.DESIGNATE, since=TODAY)
    make_term(office, vera, since=date(2020, 1, 1))
    assert holder_of(office, TODAY).person == vera


def test_who_stands_in_is_acting() -> None:
    office = make_office()
    make_term(office, make_person(), standing=Term.Standing.ACTING, since=TODAY)
    assert holder_of(office, TODAY).standing is Standing.ACTING


def test_the_last_day_of_a_term_belongs_to_it() -> None:
    office, vera, nadia = make_office(), make_person(), make_person("Nadia Ferro")
    make_term(office, vera, until=TODAY)
    make_term(office, nadia, since=date(2026, 4, 8))
    assert holder_of(office, TODAY).person == vera
    assert holder_of(office, date(2026, 4, 8)).person == nadia


def test_of_two_that_claim_it_the_later_beginning_holds_it() -> None:
    office, vera, nadia = make_office(), make_person(), make_person("Nadia Ferro")
    make_term(office, vera, since=date(2020, 1, 1))
    make_term(office, nadia, since=date(2026, 1, 1))
    assert holder_of(office, TODAY).person == nadia


def test_many_offices_are_asked_without_a_query_each(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        make_office(holder=make_person())
    with django_assert_num_queries(3):
        offices = Office.objects.prefetch_related("terms__person")
        assert all(holder_of(office, TODAY).person for office in offices)


def test_an_office_is_called_by_its_title_in_each_language_or_the_first_it_has() -> None:
    office = make_office(titles={"fr": "Ministre des Métiers à tisser"})
    assert office.title("fr") == office.title("es") == "Ministre des Métiers à tisser"
