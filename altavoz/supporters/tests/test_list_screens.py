# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz the publisher hands in a list and Dana the data officer lets it in; who may do neither sees no list."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in
from altavoz.supporters.importing.rounds import import_round
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Network, Subscription
from altavoz.supporters.testing import make_network
from altavoz.worker.rounds import Turn

pytestmark = pytest.mark.django_db
NOTHING: Mapping[str, object] = {}
LIST = b"Name;Courriel;Pays\n=cmd|calc;ana@example.org;Canada\nBo;bo;Canada\n"


@pytest.fixture
def network() -> Network:
    return make_network(carries=Network.Carries.NEWS)


def hand_in(client: Client, network: Network, more: Mapping[str, object] = NOTHING) -> str:
    fields: dict[str, object] = {
        "network": network.pk,
        "file": SimpleUploadedFile("l.csv", LIST),
        "where": "The Weavers' Fair",
        "on": "2026-03-01",
        "wording": "I want the news.",
        "evidence": SimpleUploadedFile("e.pdf", b"%PDF-1.7"),
        "sure": "on",
        **more,
    }
    return str(client.post(reverse("supporters_import_new"), fields, follow=True).content.decode())


def worker() -> None:
    import_round(Turn(timezone.now(), 1, lambda: True))


def press(client: Client, row: ListImport, act: str) -> str:
    address = reverse("supporters_import_act", args=[row.public_id])
    return str(client.post(address, {"act": act}, follow=True).content.decode())


def looked_through(client: Client, network: Network) -> ListImport:
    hand_in(client, network)
    row = ListImport.objects.get()
    columns = {"email": "1", "given_name": "0", "country": "2", "default_language": "fr"}
    client.post(reverse("supporters_import", args=[row.public_id]), columns)
    worker()
    return row


def test_a_list_goes_from_paz_past_the_dry_run_and_dana_into_the_network(client: Client, network: Network) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row = looked_through(client, network)
    page = client.get(reverse("supporters_import", args=[row.public_id])).content.decode()
    assert "This is no e-mail address." in page
    assert "<td>3</td>" in page
    press(client, row, "ask")
    assert "somebody else has to look at it" in press(client, row, "approve")
    dana = Client()
    sign_in(dana, name="dana", role=roles.DATA_OFFICER)
    assert "With your word 1 person is brought" in dana.get(reverse("supporters_import", args=[row.public_id])).text
    press(dana, row, "approve")
    worker()
    hers = Subscription.objects.get()
    assert (hers.email, hers.given_name, hers.language, hers.country) == ("ana@example.org", "", "fr", "CA")


def test_the_list_of_who_is_left_out_and_the_proof_are_taken_and_noted(client: Client, network: Network) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    row = looked_through(client, network)
    address = reverse("supporters_import_take", args=[row.public_id])
    answer = client.post(address, {"what": "refusals"})
    assert b"3,bo," in answer.getvalue()
    assert "no-store" in answer["Cache-Control"]
    assert client.post(address, {"what": "evidence"}).getvalue() == b"%PDF-1.7"
    assert client.post(address, {"what": "file"}).status_code == 404
    acts = AuditEntry.objects.filter(act__startswith="supporters.take_").values_list("act", flat=True)
    assert sorted(acts) == ["supporters.take_evidence", "supporters.take_refusals"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"file": SimpleUploadedFile("l.csv", b"email\nana@example.org\nb\0\n")}, "Line 3 holds signs"),
        ({"file": SimpleUploadedFile("l.xlsx", b"PK\x03\x04")}, "Save it there as CSV"),
        ({"evidence": SimpleUploadedFile("e.exe", b"MZ\x00\x01")}, "This is no PDF"),
        ({"on": (timezone.now() + timedelta(days=2)).date().isoformat()}, "has not come yet"),
        ({"sure": ""}, "This field is required"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(
    client: Client, network: Network, fields: dict[str, object], said: str
) -> None:
    sign_in(client, name="paz", role=roles.PUBLISHER)
    assert said in hand_in(client, network, fields)
    assert not ListImport.objects.exists()


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PARTNER])
def test_who_may_neither_publish_nor_approve_sees_no_list(client: Client, network: Network, role: str) -> None:
    sign_in(client, name="chandra", role=role)
    for place in ("supporters_imports", "supporters_import_new"):
        assert client.get(reverse(place)).status_code in {302, 403}


def test_who_approves_may_not_hand_in(client: Client, network: Network) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert client.get(reverse("supporters_imports")).status_code == 200
    assert client.get(reverse("supporters_import_new")).status_code in {302, 403}
