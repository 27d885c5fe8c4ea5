# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from altavoz.decision_makers.freshness import stale_contacts, stale_terms
from altavoz.decision_makers.holders import Standing, holder_of
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.models import Body, ContactPoint, Division, Office, Person, Term
from altavoz.decision_makers.testing import make_office, make_person
from altavoz.decision_makers.testing_sources import weavers_chamber
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db
SPRING = datetime(2026, 4, 7, 12, tzinfo=UTC)


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
    assert client.post(reverse("offices:add"), office_form(country="yy")).status_code == 200
    assert not Office.objects.exists()


@pytest.mark.parametrize("code", ["XM", "aa", "QZ", "ZZ"])
def test_letters_that_iso_leaves_to_everybody_are_a_country_of_ones_own(client: Client, code: str) -> None:
    sign_in(client)
    assert client.post(reverse("offices:add"), office_form(country=code)).status_code == 302
    assert Office.objects.get().country == code.upper()


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


def imported_office_form(office: Office, **changed: object) -> dict[str, object]:
    term = office.terms.get()
    titles = [{"id": text.pk, "language": "en", "title": text.title, "salutation": ""} for text in office.texts.all()]
    term_form = {
        "id": term.pk,
        "person": term.person_id,
        "standing": "holder",
        "since": "2025-01-01",
        "until": "",
        "party": "Shuttle",
        "source": term.source,
        "as_of": "2026-04-01",
    }
    return office_form(
        country="CA",
        institution=office.institution_id,
        role="weaver",
        division=office.division,
        source=office.source,
        source_date="2026-04-01",
        texts=inline_formset(titles, initial=1),
        terms=inline_formset([{**term_form, **changed}], initial=1),
    )


def test_what_bo_writes_over_a_source_needs_its_own_source_and_survives_the_next_import(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    office = Office.objects.get(key="loom/1")
    screen = reverse("offices:edit", args=[office.pk])
    unexplained = client.post(screen, imported_office_form(office, until="2026-04-02"))
    assert unexplained.status_code == 200
    assert "Say how you know" in unexplained.content.decode()
    assert (
        client.post(screen, imported_office_form(office, until="2026-04-02", source="her farewell")).status_code == 302
    )
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    assert holder_of(office, SPRING.date()).standing is Standing.NOT_KNOWN


def test_a_term_of_a_source_is_ended_and_not_deleted(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    office = Office.objects.get(key="loom/1")
    answer = client.post(reverse("offices:edit", args=[office.pk]), imported_office_form(office, DELETE="on"))
    assert "comes back with its next import" in answer.content.decode()
    assert office.terms.count() == 1


def test_a_name_that_bo_put_right_stays_right(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    vera = Person.objects.get(name="Vera Okonjo")
    said = {"name": "Véra Okonjo", "honorific": "", "wikidata": ""}
    assert client.post(reverse("persons:edit", args=[vera.pk]), said).status_code == 302
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    vera.refresh_from_db()
    assert (vera.name, vera.folded) == ("Véra Okonjo", "vera okonjo")


def test_a_contact_that_bo_wrote_over_survives_the_next_import(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    contact = ContactPoint.objects.get(person__name="Vera Okonjo")
    said = {"way": "phone", "value": "+1 555 0199", "source": "her office", "as_of": "2026-04-07"}
    assert client.post(reverse("stale_contacts:edit", args=[contact.pk]), said).status_code == 302
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    assert [row.value for row in ContactPoint.objects.filter(person=contact.person_id)] == ["+1 555 0199"]


def test_stale_facts_stand_in_heaps_by_source_and_body_with_what_to_do(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(as_of=date(2020, 1, 1)), now=SPRING)
    make_office(holder=make_person("Ana Ruiz"))
    shown = client.get(reverse("directory_stale")).content.decode()
    assert "Chamber of Looms" in shown
    assert "altavoz legislature import looms" in shown
    assert "staff of this centre" in shown
    (address,) = re.findall(r'href="([^"]*by=looms[^"]*)"', shown)
    one_by_one = client.get(unescape(address)).content.decode()
    assert one_by_one.count("Still so</button>") == 10


def test_what_bo_looked_up_and_confirmed_is_fresh(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(as_of=date(2020, 1, 1)), now=SPRING)
    term, contact = Term.objects.order_by("pk")[0], ContactPoint.objects.order_by("pk")[0]
    for what, pk in (("term", term.pk), ("contact", contact.pk)):
        address = reverse("directory_confirm", args=[what, pk])
        assert client.post(address, {"source": "the chamber's own page"}).status_code == 302
    today = timezone.now().date()
    assert (stale_terms(today).filter(edition__isnull=True).count(), stale_contacts(today).count()) == (0, 4)
    assert holder_of(term.office, today).person == term.person


def test_where_sources_differ_both_stand_on_one_line(client: Client) -> None:
    sign_in(client)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=SPRING)
    vera = Person.objects.get(name="Vera Okonjo")
    office = Office.objects.get(key="loom/1")
    Term.objects.create(
        office=office, person=make_person("Paz Ruiz"), since=date(2026, 4, 2), source="the Other Gazette"
    )
    shown = client.get(reverse("directory_contradictions")).content.decode()
    for words in (str(vera), "Paz Ruiz", "the Other Gazette", "Gazette of the Looms"):
        assert words in shown
