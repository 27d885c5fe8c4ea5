# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "A person's data": Dana the data officer answers for the whole centre; nobody else may."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, make_wording, sign_in
from altavoz.outbox.models import Letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters import consent
from altavoz.supporters.models import Consent

pytestmark = pytest.mark.django_db
SCREEN = "/cms/a-persons-data/"
ANA = "ana@example.org"


@pytest.fixture(autouse=True)
def _said_yes(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"
    consent.record(
        email=ANA,
        email_key=email_key(ANA),
        given_name="Anastazja",
        family_name="Lima",
        language="fr",
        country="CA",
        wording_ids=[make_wording(make_organisation()).pk],
        said_where="petition:aaaaaaaaaaaaaaaa",
        now=timezone.now(),
    )


def acts() -> list[str]:
    return list(AuditEntry.objects.filter(act__startswith="supporters.").values_list("act", flat=True))


def test_dana_sees_how_much_is_held_and_not_what(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    page = client.post(SCREEN, {"email": "Ana@Example.org", "act": "look"})
    assert "no-store" in page["Cache-Control"]
    assert b"Anastazja" not in page.content
    assert b"Send it to the address" in page.content
    assert acts() == ["supporters.look_up_person"]


def test_dana_reads_what_is_held_when_she_asks_for_it(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert ANA.encode() in client.post(SCREEN, {"email": ANA, "act": "show"}).content
    assert acts() == ["supporters.read_person"]


def test_dana_takes_it_along_in_a_file_that_nobody_keeps(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    answer = client.post(SCREEN, {"email": ANA, "act": "export-json"})
    assert "no-store" in answer["Cache-Control"]
    assert ANA not in answer["Content-Disposition"]
    told = json.loads(answer.getvalue())
    assert told["held"]["supporters.Consent"][0]["given_name"] == "Anastazja"
    assert client.post(SCREEN, {"email": ANA, "act": "export-zip"}).getvalue().startswith(b"PK")
    assert acts() == ["supporters.export_person"] * 2


def test_dana_sends_it_to_the_address_itself(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    client.post(SCREEN, {"email": ANA, "act": "send"})
    letter = Letter.objects.get()
    assert (letter.kind, letter.recipient, letter.language) == ("my_data", ANA, "fr")


def test_erasing_takes_two_steps(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    client.post(SCREEN, {"email": ANA, "act": "erase"})
    assert Consent.objects.exists()
    client.post(SCREEN, {"email": ANA, "act": "erase-now"})
    assert not Consent.objects.exists()
    entry = AuditEntry.objects.get(act="supporters.erase_person")
    assert entry.before == {"supporters.Consent": 1}
    assert entry.after == {"rows_touched": 1, "copies_asked": 0}
    assert ANA not in entry.subject


def test_an_unknown_address_and_one_that_is_barred_are_said_to_be(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    donotwrite.add(email_key("dee@example.org"), why=DoNotWrite.Why.NOT_ME, now=timezone.now())
    page = client.post(SCREEN, {"email": "dee@example.org", "act": "look"}).content
    assert b"Nothing is held about this address" in page
    assert b"never written to" in page


@pytest.mark.parametrize("address", ["", "nobody", "a@", "x" * 300])
def test_what_is_no_address_is_said_to_be_none(client: Client, address: str) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    page = client.post(SCREEN, {"email": address, "act": "erase-now"})
    assert page.status_code == 200
    assert acts() == []


@pytest.mark.parametrize("role", [group for group in roles.ROLES if group != roles.DATA_OFFICER])
def test_no_other_role_gets_there(client: Client, role: str) -> None:
    sign_in(client, name="bo", role=role)
    answer = client.post(SCREEN, {"email": ANA, "act": "erase-now"})
    assert answer.status_code == 302
    assert Consent.objects.exists()


def test_a_data_officer_of_one_organisation_does_not_reach_everybodys_rows(client: Client) -> None:
    dana = sign_in(client, name="dana", role=roles.MODERATOR)
    roles.give(User.objects.get(pk=dana.pk), group=roles.DATA_OFFICER, organisation=make_organisation())
    client.post(SCREEN, {"email": ANA, "act": "erase-now"})
    assert Consent.objects.exists()


def test_an_address_is_never_taken_from_the_url(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert ANA.encode() not in client.get(SCREEN, {"email": ANA, "act": "show"}).content
    assert acts() == []
