# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erasing somebody reaches the copies that have left: their holders are asked, by a number in the list alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns.action import Action, Asker
from altavoz.campaigns.testing import make_action
from altavoz.deliveries import copying, downloading, expiring
from altavoz.deliveries.models import Pack, PackCopy, PackPassed
from altavoz.deliveries.testing import LATER, make_copy, make_signer
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.testing import make_organisation, sign_in
from altavoz.participation import withdrawal
from altavoz.personal_data import private_files, register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters.models import CopyToErase

pytestmark = pytest.mark.django_db

DEE = "dee@example.org"
MUCH_LATER = LATER + timedelta(days=30)


@pytest.fixture
def copy() -> PackCopy:
    """Dana's copy of a list in which Dee stands second; she has taken it."""
    action = make_action()
    make_signer(action)
    make_signer(action, "Dee", "Moss", email=DEE)
    copy = make_copy(action)
    take(copy)
    return copy


def take(copy: PackCopy, what: str = "all") -> None:
    assert copy.holder is not None
    assert downloading.take(copy_id=copy.pk, what=what, by=copy.holder, now=LATER)


def partner_of(action: Action) -> Organisation:
    partner = make_organisation()
    Asker.objects.create(action=action, organisation=partner)
    return partner


def erase_dee() -> None:
    register.erase_person(email_key(DEE), MUCH_LATER)


def test_who_took_a_copy_is_asked_by_the_number_that_stands_in_it(copy: PackCopy) -> None:
    csv = next(file.file for file in copy.files.filter(name="names.csv") if file.file)
    assert b"\r\n2,Dee,Moss,Canada" in b"".join(private_files.read(csv))
    erase_dee()
    line = CopyToErase.objects.get()
    assert (line.list_id, line.copy, line.row, line.taken_by) == (copy.pack.public_id, 1, "2", "dana")
    assert line.holder == line.owner == copy.pack.action.organisation
    assert "Dee" not in str(vars(line))


def test_it_reaches_copies_of_packs_whose_files_are_gone(copy: PackCopy) -> None:
    assert expiring.sweep(now=MUCH_LATER) == 1
    assert [file.name for file in PrivateFile.objects.all()] == ["rows.txt"]
    erase_dee()
    assert CopyToErase.objects.get().row == "2"


def test_each_partner_whom_it_was_passed_on_to_is_asked_as_well(copy: PackCopy) -> None:
    partner = partner_of(copy.pack.action)
    PackPassed.objects.create(copy=copy, organisation=partner, at=LATER)
    assert register.copies_out(email_key(DEE)) == 2
    erase_dee()
    assert set(CopyToErase.objects.values_list("holder", "taken_by")) == {
        (copy.pack.action.organisation_id, "dana"),
        (partner.pk, ""),
    }


def test_who_withdrew_in_the_meantime_still_stands_in_the_copy(copy: PackCopy) -> None:
    withdrawal.withdraw(token=copy.pack.action.participations.get(email_key=email_key(DEE)).token, now=MUCH_LATER)
    erase_dee()
    assert CopyToErase.objects.get().row == "2"


def test_of_a_pack_of_before_all_has_to_go_and_that_is_asked_once(copy: PackCopy) -> None:
    Pack.objects.update(signers=None)
    erase_dee()
    register.erase_person(email_key("signer0@example.org"), MUCH_LATER)
    assert CopyToErase.objects.get().row == ""


def test_nobody_is_asked_for_what_nobody_took() -> None:
    action = make_action()
    make_signer(action, "Dee", "Moss", email=DEE)
    copy = make_copy(action)
    take(copy, "counts.csv")
    erase_dee()
    assert not CopyToErase.objects.exists()
    assert not PrivateFile.objects.exists()


def test_who_is_not_in_the_list_is_not_asked_for(copy: PackCopy) -> None:
    make_signer(copy.pack.action, "Eve", "Ng", hand_over=False, email="eve@example.org")
    register.erase_person(email_key("eve@example.org"), MUCH_LATER)
    assert not CopyToErase.objects.exists()


def test_she_is_told_before_that_copies_have_left(copy: PackCopy) -> None:
    assert "1 copy of a list with this name has left" in " ".join(register.foresee_erasing(email_key(DEE)))


def test_who_took_a_copy_notes_to_whom_it_was_passed_on(client: Client, copy: PackCopy) -> None:
    partner = partner_of(copy.pack.action)
    stranger = make_organisation()
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    screen = reverse("deliveries_packs:one", args=[copy.pack.public_id])
    assert partner.public_id in client.get(screen).content.decode()
    for to in (partner.public_id, partner.public_id, stranger.public_id, "rubbish"):
        client.post(reverse("deliveries_packs:pass_on", args=[copy.public_id]), {"to": to})
    assert PackPassed.objects.get().organisation == partner
    assert AuditEntry.objects.filter(act="deliveries.pass_copy_on").count() == 1
    assert "Copy 1 to" in client.get(screen).content.decode()


def test_nobody_else_says_what_became_of_a_copy(client: Client, copy: PackCopy) -> None:
    partner = partner_of(copy.pack.action)
    sign_in(client, name="paz", role=roles.DATA_OFFICER)
    client.post(reverse("deliveries_packs:pass_on", args=[copy.public_id]), {"to": partner.public_id})
    assert not PackPassed.objects.exists()


def test_a_copy_that_is_made_anew_keeps_its_numbers(copy: PackCopy) -> None:
    PackCopy.objects.update(state=PackCopy.State.GRANTED)
    copy.files.all().delete()
    copying.make(copy_id=copy.pk, fence=2, now=LATER)
    erase_dee()
    assert CopyToErase.objects.get().row == "2"
