# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from altavoz.decision_makers.models import Office
from altavoz.decision_makers.testing import make_office, make_person
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
