# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from altavoz.decision_makers import correcting
from altavoz.decision_makers.holders import holder_of
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.letters import write_answer
from altavoz.decision_makers.models import ContactPoint, Correction, Office
from altavoz.decision_makers.staff.desk import what_waits
from altavoz.decision_makers.testing import make_office
from altavoz.decision_makers.testing_sources import weavers_chamber
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in
from altavoz.outbox.models import Letter
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.register import erase_person, export_person
from altavoz.website import callers
from altavoz.website.opened import seal_opened

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, 12, tzinfo=UTC)
ANA = "ana@example.org"
TYPED = {
    "kind": "phone",
    "words": "Since May +1 555 0199",
    "link": "https://example.org/phones",
    "email": "",
    "website": "",
}


@pytest.fixture(autouse=True)
def empty_windows() -> None:
    callers.forget_all()


def address(office: Office, language: str = "en") -> str:
    return reverse("decision_makers:correct", args=[language, office.public_id])


def typed(**changed: str) -> dict[str, str]:
    return {**TYPED, "opened": seal_opened(timezone.now() - timedelta(minutes=1)), **changed}


def proposed(office: Office, *, kind: str = "phone", email: str = ANA, now: datetime = NOW) -> Correction:
    number = correcting.propose(
        office=office, kind=kind, words="+1 555 0199", link="", email=email, language="fr", now=now
    )
    return Correction.objects.get(pk=number)


def imported() -> Office:
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    return Office.objects.get(key="loom/1")


def test_ana_says_what_is_wrong_without_account_and_without_cookie(client: Client) -> None:
    office = make_office()
    assert 'name="words"' in client.get(address(office)).content.decode()
    answer = client.post(address(office), typed(email=ANA))
    assert (answer.status_code, answer["Cache-Control"], len(answer.cookies)) == (303, "no-store", 0)
    assert b"Thank you" in client.get(answer["Location"]).content
    row = Correction.objects.get()
    assert (row.office, row.kind, row.words, row.email) == (office, "phone", TYPED["words"], ANA)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "shoes"}, {"words": ""}, {"words": "x" * 1001}, {"link": "javascript:alert(1)"}, {"email": "ana"}],
)
def test_a_slip_comes_back_with_what_was_typed(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(address(make_office()), typed(**wrong))
    assert answer.status_code == 422
    assert b"https://example.org/phones" in answer.content or "link" in wrong
    assert not Correction.objects.exists()


def test_programs_strangers_sites_and_crowds_change_nothing(client: Client) -> None:
    office = make_office()
    assert client.post(address(office), typed(website="http://spam.example")).status_code == 303
    assert client.post(address(office), typed(), headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(address(office).replace(office.public_id, "a" * 16), typed()).status_code == 404
    assert not Correction.objects.exists()


def test_one_too_many_is_answered_alike_and_not_kept(client: Client, settings: Settings) -> None:
    settings.LIMIT_PER_BLOCK = "1/hour"
    office = make_office()
    assert [client.post(address(office), typed()).status_code for _time in range(2)] == [303, 303]
    assert Correction.objects.count() == 1


def test_an_accepted_number_survives_the_next_import(client: Client) -> None:
    sign_in(client)
    office = imported()
    row, old = proposed(office), ContactPoint.objects.get(person__name="Vera Okonjo")
    said = {"value": "+1 555 0199", "label": "", "instead": old.pk, "source": "her office", "as_of": "2026-04-07"}
    screen = reverse("directory_correction", args=[row.pk])
    assert b"+1 555 0199" in client.get(screen).content
    assert client.post(screen, {**said, "accept": ""}).status_code == 302
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    new = ContactPoint.objects.get(person__name="Vera Okonjo")
    assert (new.value, new.source, new.as_of) == ("+1 555 0199", "her office", date(2026, 4, 7))
    entry = AuditEntry.objects.get(act="decision_makers.accept_correction")
    assert entry.subject == f"office:{office.public_id}"
    assert "0199" not in str((entry.before, entry.after))


def test_an_accepted_holder_ends_nothing_that_a_source_says_and_stands_above_it(client: Client) -> None:
    sign_in(client)
    office = imported()
    row = proposed(office, kind="holder")
    said = {"standing": "holder", "name": "Paz Ruiz", "since": "2026-04-02", "source": "Gazette", "as_of": "2026-04-03"}
    assert client.post(reverse("directory_correction", args=[row.pk]), said).status_code == 302
    bring_in(slug="looms", snapshot=weavers_chamber(), now=NOW)
    assert str(holder_of(office, NOW.date()).person) == "Paz Ruiz"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("email", {"value": "no address"}),
        ("form", {"value": "javascript:alert(1)"}),
        ("phone", {"value": ""}),
        ("phone", {"value": "+1", "as_of": "2999-01-01"}),
        ("holder", {"standing": "holder", "name": ""}),
        ("holder", {"standing": "vacant", "name": "Vera"}),
        ("other", {}),
    ],
)
def test_a_fact_of_staff_needs_its_source_its_date_and_sense(client: Client, kind: str, said: dict[str, str]) -> None:
    sign_in(client)
    row = proposed(make_office(), kind=kind)
    given = {"source": "Gazette", "as_of": "2026-04-03", **said}
    assert client.post(reverse("directory_correction", args=[row.pk]), given).status_code == 422
    row.refresh_from_db()
    assert row.state == Correction.State.WAITING


def test_a_refusal_has_a_reason_and_the_address_is_gone_once_its_letter_is_put(client: Client) -> None:
    sign_in(client)
    row = proposed(make_office())
    screen = reverse("directory_correction", args=[row.pk])
    assert client.post(screen, {"refuse": "", "refusal": "rude"}).status_code == 422
    assert client.post(screen, {"refuse": "", "refusal": "no_source"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.email, row.email_key) == (Correction.State.REFUSED, "", None)
    letter = Letter.objects.get()
    written = write_answer(letter)
    assert (letter.recipient, letter.language) == (ANA, "fr")
    assert written
    assert row.words not in written.text
    assert client.get(screen).status_code == 404


def test_what_was_decided_once_is_decided(client: Client) -> None:
    bo = sign_in(client)
    row = proposed(make_office())
    acts = [correcting.refuse(correction_id=row.pk, refusal="already", by=bo, now=NOW) for _time in range(2)]
    assert acts == [correcting.Decided.DONE, correcting.Decided.ALREADY]
    assert Letter.objects.count() == 1


def test_the_desk_counts_those_that_wait(client: Client, rf: RequestFactory) -> None:
    sign_in(client)
    assert not what_waits(rf.get("/cms/"))
    proposed(make_office(), now=timezone.now() - timedelta(days=4))
    (line,) = what_waits(rf.get("/cms/"))
    assert (line.number, line.late) == ("1", True)
    assert b"correction from the public to check" in client.get(reverse("wagtailadmin_home")).content


def test_who_may_not_edit_sees_none_of_it(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    row = proposed(make_office())
    for screen in (reverse("directory_corrections"), reverse("directory_correction", args=[row.pk])):
        assert client.get(screen).status_code in {302, 403}


def test_ana_takes_along_or_erases_what_she_sent() -> None:
    proposed(make_office())
    key = email_key(ANA)
    assert export_person(key)["decision_makers.Correction"][0]["words"] == "+1 555 0199"
    assert erase_person(key, NOW)
    assert not Correction.objects.exists()


def test_what_waited_or_was_decided_long_ago_is_forgotten(client: Client) -> None:
    bo = sign_in(client)
    office = make_office()
    proposed(office, now=NOW - timedelta(days=181))
    decided, fresh = proposed(office, now=NOW - timedelta(days=120)), proposed(office)
    correcting.refuse(correction_id=decided.pk, refusal="already", by=bo, now=NOW - timedelta(days=91))
    assert correcting.forget_old(now=NOW) == 2
    assert list(Correction.objects.all()) == [fresh]
