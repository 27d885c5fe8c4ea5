# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from altavoz.organisations.testing import make_organisation, make_wording
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import erase_person, export_person, holdings
from altavoz.supporters import consent
from altavoz.supporters.models import Consent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, tzinfo=UTC)
ANA = email_key("ana@example.org")


def ana_says_yes(*wording_ids: int, where: str = "petition:aaaaaaaaaaaaaaaa", now: datetime = NOW) -> tuple[int, ...]:
    return consent.record(
        email="ana@example.org",
        email_key=ANA,
        given_name="Ana",
        family_name="Lima",
        language="es",
        country="CA",
        wording_ids=wording_ids,
        said_where=where,
        now=now,
    )


def test_each_ticked_wording_is_recorded_with_its_organisation() -> None:
    weavers, spinners = make_wording(make_organisation()), make_wording(make_organisation())
    assert len(ana_says_yes(weavers.pk, spinners.pk)) == 2
    assert {(row.wording, row.organisation) for row in Consent.objects.all()} == {
        (weavers, weavers.organisation),
        (spinners, spinners.organisation),
    }


def test_no_tick_is_no_consent_and_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert ana_says_yes() == ()


def test_saying_it_twice_at_one_place_is_one_consent_of_the_first_time() -> None:
    wording = make_wording(make_organisation())
    ana_says_yes(wording.pk)
    ana_says_yes(wording.pk, now=NOW + timedelta(days=1))
    assert [row.said_at for row in Consent.objects.all()] == [NOW]


def test_saying_it_at_another_place_is_another_consent() -> None:
    wording = make_wording(make_organisation())
    ana_says_yes(wording.pk)
    ana_says_yes(wording.pk, where="petition:bbbbbbbbbbbbbbbb")
    assert Consent.objects.count() == 2


def test_a_draft_or_a_number_made_up_is_no_consent() -> None:
    draft = make_wording(make_organisation(), published=False)
    assert ana_says_yes(draft.pk, 999_999) == ()
    assert not Consent.objects.exists()


def test_an_export_tells_ana_what_she_agreed_to() -> None:
    wording = make_wording(make_organisation())
    ana_says_yes(wording.pk)
    (row,) = export_person(ANA)["supporters.Consent"]
    assert row["email"] == "ana@example.org"
    assert row["wording"] == wording.text
    assert row["said_at"] == NOW.isoformat()


def test_erasing_ana_leaves_dees_consent() -> None:
    wording = make_wording(make_organisation())
    ana_says_yes(wording.pk)
    dee = email_key("dee@example.org")
    consent.record(
        email="dee@example.org",
        email_key=dee,
        given_name="Dee",
        family_name="",
        language="en",
        country="",
        wording_ids=[wording.pk],
        said_where="x",
        now=NOW,
    )
    assert erase_person(ANA, NOW) >= 1
    assert [bytes(row.email_key) for row in Consent.objects.all()] == [dee]


def test_consents_are_on_the_register_of_personal_data() -> None:
    registered = {holding.model: holding for holding in holdings()}
    assert registered[Consent].columns == {"email", "given_name", "family_name"}
