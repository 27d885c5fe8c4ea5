# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever has a copy of a list is asked to erase a row in it, reminded, and confirms; the data officer watches."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.testing import make_organisation, sign_in
from altavoz.outbox.models import Letter
from altavoz.personal_data import register
from altavoz.supporters import copies_out, links
from altavoz.supporters.copies_out import Confirmed, CopyOut
from altavoz.supporters.letters import write_copies
from altavoz.supporters.models import CopyToErase

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SCREEN = "supporters_copies"


@pytest.fixture
def partner() -> Organisation:
    partner = make_organisation()
    partner.privacy_contact = "privacy@partner.example.org"
    partner.save()
    return partner


@pytest.fixture
def line(partner: Organisation) -> CopyToErase:
    """Row 2 of a list of one organisation is to go in the copy of another."""
    copies_out.ask([out(partner)], now=NOW)
    return CopyToErase.objects.get()


def out(partner: Organisation, row: str = "2") -> CopyOut:
    owner = make_organisation().pk
    return CopyOut("pack", "aaaaaaaaaaaaaaaa", "Let the weavers go", 1, row, owner, partner.pk)


def test_the_partner_confirms_and_it_is_written_down_who_did_and_when(client: Client, line: CopyToErase) -> None:
    chandra = sign_in(client, name="chandra", role=roles.PARTNER)
    page = client.get(reverse(SCREEN)).content.decode()
    assert "No. 2" in page
    assert "Not confirmed yet" not in page
    client.post(reverse("supporters_copy_erased", args=[line.public_id]))
    line.refresh_from_db()
    assert line.confirmed_by == chandra
    assert line.confirmed_at is not None
    entry = AuditEntry.objects.get(act="supporters.confirm_erased")
    assert (entry.organisation_id, entry.after) == (line.holder_id, {"copy": 1, "row": "2"})
    assert "No. 2" not in client.get(reverse(SCREEN)).content.decode()


def test_a_partner_neither_sees_nor_confirms_for_another(line: CopyToErase) -> None:
    chandra = User.objects.create_user("chandra")
    roles.give(chandra, group=roles.PARTNER, organisation=make_organisation())
    assert not copies_out.to_confirm(chandra).exists()
    assert copies_out.confirm(public_id=line.public_id, by=chandra, now=NOW) is Confirmed.NOT_YOURS


def test_the_data_officer_sees_what_nobody_confirmed_and_confirms_what_was_told_to_him(
    client: Client, line: CopyToErase
) -> None:
    CopyToErase.objects.update(asked_at=NOW - timedelta(days=20))
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    page = client.get(reverse(SCREEN)).content.decode()
    assert "Not confirmed yet" in page
    assert "<strong>late</strong>" in page
    assert copies_out.confirm(public_id=line.public_id, by=dana, now=NOW) is Confirmed.DONE
    assert copies_out.confirm(public_id=line.public_id, by=dana, now=NOW) is Confirmed.ALREADY


def test_who_has_nothing_to_do_with_copies_is_refused(client: Client, line: CopyToErase) -> None:
    sign_in(client, name="bo", role=roles.EDITOR)
    assert client.get(reverse(SCREEN)).status_code in {302, 403}
    assert client.post(reverse("supporters_copy_erased", args=[line.public_id])).status_code in {302, 403}
    assert not CopyToErase.objects.exclude(confirmed_at=None).exists()


def test_a_row_is_asked_for_once(partner: Organisation) -> None:
    asked = out(partner)
    copies_out.ask([asked], now=NOW)
    copies_out.ask([asked, out(partner, row="3")], now=NOW)
    assert CopyToErase.objects.count() == 2


def test_a_letter_goes_at_once_and_every_week_until_it_is_confirmed(line: CopyToErase) -> None:
    assert [copies_out.remind(now=NOW + timedelta(days=days)) for days in (0, 1, 7, 14, 21, 28)] == [1, 0, 1, 1, 1, 0]
    letter = Letter.objects.latest("pk")
    assert letter.recipient == "privacy@partner.example.org"
    words = write_copies(letter)
    assert words is not None
    assert "still have to erase: 1." in words.text
    assert reverse(SCREEN) in words.html
    CopyToErase.objects.update(confirmed_at=NOW)
    assert write_copies(letter) is None


def test_an_organisation_without_an_address_gets_no_letter_and_the_screen_says_so(
    client: Client, line: CopyToErase
) -> None:
    Organisation.objects.update(privacy_contact="")
    assert copies_out.remind(now=NOW) == 0
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "has no address for it" in client.get(reverse(SCREEN)).content.decode()


def test_her_receipt_says_how_many_were_asked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "copies_out", lambda _key: 2)
    link = links.new_link(email_key=b"k" * 32, language="en", now=timezone.now())
    page = f"/my-data/{links.seal_link(link)}/"
    client.post(page, {"act": "erase", "sure": "on"})
    assert "2 copies of lists with your name had left before" in client.get(page).content.decode()
