# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.models import ContactPoint, Office, Term
from altavoz.decision_makers.record import record_of
from altavoz.decision_makers.testing import make_office, make_person, make_term
from altavoz.decision_makers.testing_sources import HOLDERS, weavers_chamber

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, 12, tzinfo=UTC)
NEWS = ("Someone New", *HOLDERS[1:])


def page(client: Client, office: Office, language: str = "en") -> str:
    answer = client.get(reverse("decision_makers:office", args=[language, office.public_id]))
    assert answer.status_code == 200
    assert not answer.cookies
    return " ".join(answer.content.decode().split())


def imported() -> Office:
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    return Office.objects.get(key="loom/1")


def test_the_record_tells_who_holds_it_by_whose_word_and_how_old_that_is(client: Client) -> None:
    shown = page(client, imported())
    for words in ("Held by <b>Vera Okonjo</b>", "Chamber of Looms", "North 1", "tel:", "Gazette of the Looms"):
        assert words in shown
    assert '<time datetime="2026-04-01">' in shown


@pytest.mark.parametrize(("language", "words"), [("fr", "Un détail est faux"), ("es", "¿Hay algún error")])
def test_it_stands_in_each_language(client: Client, language: str, words: str) -> None:
    assert words in page(client, imported(), language)


def test_vacant_not_known_and_designate_are_three_answers(client: Client) -> None:
    next_one = make_office(holding=Office.Holding.VACANT)
    make_term(next_one, make_person("Nadia Ferro"), standing=Term.Standing.DESIGNATE)
    assert "Vacant: nobody holds it." in page(client, make_office(holding=Office.Holding.VACANT))
    assert "not known to us" in page(client, make_office())
    assert "<b>Nadia Ferro</b> is to hold it next" in page(client, next_one)


def test_an_office_without_e_mail_or_telephone_says_so(client: Client) -> None:
    assert "We know no public address or telephone number" in page(client, make_office(holder=make_person()))


def test_a_list_of_the_past_is_never_shown_as_current(client: Client) -> None:
    past, ended = weavers_chamber(), date(2018, 10, 5)
    terms = tuple(replace(term, since=None, until=ended) for term in past.terms)
    bring_in(slug="looms", snapshot=replace(past, terms=terms, as_of=ended, holds_until=ended), now=NOW)
    shown = page(client, Office.objects.get(key="loom/1"))
    assert "not known to us" in shown
    assert 'This entry is from a list of <time datetime="2018-10-05">' in shown
    assert "It names Vera Okonjo." in shown


def test_a_list_of_the_past_that_names_two_shows_both(client: Client) -> None:
    past, ended = weavers_chamber(), date(2018, 10, 5)
    terms = [replace(term, since=None, until=ended) for term in past.terms]
    terms.append(replace(terms[0], person=terms[1].person))
    bring_in(slug="looms", snapshot=replace(past, terms=tuple(terms), as_of=ended, holds_until=ended), now=NOW)
    shown = page(client, Office.objects.get(key="loom/1"))
    assert "It names more than one person:" in shown
    assert "Vera Okonjo" in shown
    assert "Nadia Ferro" in shown


def test_two_sources_that_differ_are_both_shown(client: Client) -> None:
    office = imported()
    bring_in(slug="other", snapshot=replace(weavers_chamber(holders=NEWS), said_by="the Other Gazette"), now=NOW)
    shown = page(client, office)
    assert "Sources differ on who holds it." in shown
    assert shown.count("Vera Okonjo") + shown.count("Someone New") >= 3
    assert "the Other Gazette" in shown


def test_the_word_of_staff_stands_above_a_source_that_still_says_otherwise(client: Client) -> None:
    office = imported()
    Term.objects.create(office=office, person=make_person("Paz Ruiz"), since=date(2026, 4, 2), as_of=date(2026, 4, 3))
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    record = record_of(office.public_id, NOW.date())
    assert record
    assert str(record.candidate.holder.person) == "Paz Ruiz"
    assert [str(term.person) for term in record.differing_terms] == ["Paz Ruiz", "Vera Okonjo"]


def test_a_later_beginning_is_news_and_no_contradiction_of_staff() -> None:
    office = imported()
    Term.objects.create(office=office, person=make_person("Paz Ruiz"), since=date(2024, 1, 1), as_of=date(2024, 2, 1))
    record = record_of(office.public_id, NOW.date())
    assert record
    assert str(record.candidate.holder.person) == "Vera Okonjo"


def test_who_staff_say_has_left_does_not_come_back_with_the_next_import() -> None:
    office = imported()
    vera = office.terms.get().person
    Term.objects.create(office=office, person=vera, since=date(2025, 1, 1), until=date(2026, 3, 1))
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    record = record_of(office.public_id, NOW.date())
    assert record
    assert (record.standing, record.candidate.last and record.candidate.last.until) == ("not_known", date(2026, 3, 1))


def test_a_number_of_staff_stands_above_that_of_a_source_and_both_are_told(client: Client) -> None:
    office = imported()
    vera = office.terms.get().person
    own = {"person": vera, "way": "phone", "source": "her office, by telephone", "as_of": date(2026, 4, 5)}
    ContactPoint.objects.create(value="+1 555 0199", **own)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    assert [contact.value for contact in ContactPoint.objects.filter(person=vera)] == ["+1 555 0199"]
    assert "Another source says otherwise:" in page(client, office)
    ContactPoint.objects.filter(value="+1 555 0199").update(instead_of="+1 555 0100")
    assert "Another source says otherwise:" not in page(client, office)


def test_a_dead_number_stays_away_though_its_source_repeats_it() -> None:
    vera = imported().terms.get().person
    ContactPoint.objects.create(person=vera, way="phone", value="+1 555 0100", gone=True)
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    assert not ContactPoint.objects.filter(person=vera).exists()


def test_an_office_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/en/office/aaaaaaaaaaaaaaaa/").status_code == 404
    assert client.post(reverse("decision_makers:office", args=["en", make_office().public_id])).status_code == 405
