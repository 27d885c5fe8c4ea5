# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.models import Body, ContactPoint, Division, Office
from altavoz.decision_makers.testing import make_office, make_person
from altavoz.decision_makers.testing_sources import weavers_chamber
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


def office_form(**changed: object) -> dict[str, object]:
    titles = [
        {"language": "en", "title": "Minister of Looms", "salutation": ""},
        {"language": "fr", "title": "Ministre des Métiers", "salutation": ""},
    ]
    form = {
        "country": "ca",
        "holding": "by_term",
        "texts": inline_formset(titles),
        "terms": inline_formset([]),
        "contacts": inline_formset([]),
    }
    return dict(nested_form_data(form | changed))


def test_bo_adds_an_office_with_its_titles_and_its_holder(client: Client) -> None:
    sign_in(client)
    vera = make_person()
    terms = inline_formset([{"person": vera.pk, "standing": "holder", "since": "2026-01-01", "until": ""}])
    assert client.post(reverse("offices:add"), office_form(terms=terms)).status_code == 302
    office = Office.objects.get()
    assert (office.title("fr"), office.country) == ("Ministre des Métiers", "CA")
    assert [term.person for term in office.terms.all()] == [vera]


def test_a_country_is_an_iso_code(client: Client) -> None:
    sign_in(client)
    assert client.post(reverse("offices:add"), office_form(country="xx")).status_code == 200
    assert not Office.objects.exists()


def test_offices_and_persons_are_listed_and_opened(client: Client) -> None:
    sign_in(client)
    office = make_office(holder=make_person())
    assert b"Minister of Looms" in client.get(reverse("offices:index")).content
    assert b"Vera Okonjo" in client.get(reverse("persons:index")).content
    assert client.get(reverse("offices:edit", args=[office.pk])).status_code == 200


def test_the_data_officer_has_nothing_to_do_here(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert client.get(reverse("offices:index")).status_code == 302


def test_bo_adds_a_telephone_to_an_office(client: Client) -> None:
    sign_in(client)
    contacts = inline_formset([{"way": "phone", "value": "+1 555 0100", "as_of": "2026-01-01"}])
    assert client.post(reverse("offices:add"), office_form(contacts=contacts)).status_code == 302
    assert [contact.value for contact in Office.objects.get().contacts.all()] == ["+1 555 0100"]


def test_a_term_needs_a_person_or_is_vacant(client: Client) -> None:
    sign_in(client)
    nobody = inline_formset([{"person": "", "standing": "holder", "since": "2026-01-01", "until": ""}])
    assert client.post(reverse("offices:add"), office_form(terms=nobody)).status_code == 200
    vacant = inline_formset([{"person": "", "standing": "vacant", "since": "2026-01-01", "until": ""}])
    assert client.post(reverse("offices:add"), office_form(terms=vacant)).status_code == 302


def test_bodies_divisions_and_old_contacts_have_their_lists(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(as_of=date(2020, 1, 1)), now=datetime(2026, 4, 7, tzinfo=UTC))
    assert b"Chamber of Looms" in client.get(reverse("bodies:index")).content
    assert b"The North" in client.get(reverse("divisions:index")).content
    assert b"+1 555 0100" in client.get(reverse("stale_contacts:index")).content
    assert client.get(reverse("stale_contacts:add")).status_code == 302
    firsts: dict[str, models.Model | None] = {"bodies": Body.objects.first(), "divisions": Division.objects.first()}
    firsts |= {"stale_contacts": ContactPoint.objects.first()}
    for screen, row in firsts.items():
        assert client.get(reverse(f"{screen}:edit", args=[row and row.pk])).status_code == 200
