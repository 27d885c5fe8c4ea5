# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packs go after some days, when an action becomes dangerous, and when somebody in them is erased."""

from datetime import timedelta

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.deliveries import asking, expiring
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.deliveries.testing import LATER, make_copy, make_signer
from altavoz.organisations.models import AuditEntry
from altavoz.personal_data import private_files, register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db

AFTER = LATER + timedelta(days=7)
ANA = "ana@example.org"


@pytest.fixture
def copy() -> PackCopy:
    action = make_action()
    make_signer(action, email=ANA)
    return make_copy(action)


def states(copy: PackCopy) -> tuple[str, str]:
    copy.refresh_from_db()
    return Pack.objects.get(pk=copy.pack_id).state, copy.state


def nothing_is_left(copy: PackCopy) -> bool:
    return not PrivateFile.objects.exists() and not copy.files.exclude(file=None).exists()


def test_before_its_time_a_pack_stays(copy: PackCopy) -> None:
    assert expiring.sweep(now=AFTER - timedelta(seconds=1)) == 0
    assert states(copy) == ("packed", "ready")


def test_at_its_time_every_file_goes_and_the_hashes_stay(copy: PackCopy) -> None:
    kept = dict(copy.files.values_list("name", "sha256"))
    paths = [private_files.folder() / f"{file.public_id}.sealed" for file in PrivateFile.objects.all()]
    assert all(path.exists() for path in paths)
    assert expiring.sweep(now=AFTER) == 1
    assert states(copy) == ("expired", "expired")
    assert nothing_is_left(copy)
    assert not any(path.exists() for path in paths)
    assert dict(copy.files.values_list("name", "sha256")) == kept
    assert AuditEntry.objects.get(act="deliveries.expired").after == {"why": "time"}


def test_no_copy_is_made_of_a_pack_that_has_expired(copy: PackCopy) -> None:
    expiring.sweep(now=AFTER)
    assert copy.holder is not None
    assert asking.ask_for_copy(pack_id=copy.pack_id, by=copy.holder, now=AFTER) is None


def test_names_go_at_once_when_their_action_becomes_dangerous(copy: PackCopy) -> None:
    Action.objects.update(danger=Action.Danger.HIGH)
    assert expiring.sweep(now=LATER) == 1
    assert nothing_is_left(copy)
    assert AuditEntry.objects.get(act="deliveries.expired").after == {"why": "danger"}


def test_what_a_crash_left_of_an_expired_pack_is_found_later(copy: PackCopy) -> None:
    Pack.objects.update(state=Pack.State.EXPIRED)
    expiring.sweep(now=LATER)
    assert nothing_is_left(copy)


def test_a_person_is_told_that_a_list_holds_her_name(copy: PackCopy) -> None:
    [told] = register.export_person(email_key(ANA))["deliveries.Pack"]
    assert told["action"] == copy.pack.action.public_id
    assert told["copies"] == "1"


def test_erasing_her_ends_every_pack_that_holds_her_name(copy: PackCopy) -> None:
    register.erase_person(email_key(ANA), LATER)
    assert states(copy) == ("expired", "expired")
    assert nothing_is_left(copy)


def test_erasing_somebody_else_leaves_it(copy: PackCopy) -> None:
    register.erase_person(email_key("dee@example.org"), LATER)
    assert states(copy) == ("packed", "ready")


def test_who_signed_after_it_was_packed_is_not_in_it(copy: PackCopy) -> None:
    make_signer(copy.pack.action, "Dee", "Moss", email="dee@example.org", now=LATER + timedelta(hours=1))
    register.erase_person(email_key("dee@example.org"), LATER + timedelta(hours=2))
    assert states(copy) == ("packed", "ready")


def test_forgetting_the_names_of_an_action_takes_its_packs_along(copy: PackCopy) -> None:
    register.forget_shared_files(copy.pack.action_id)
    assert nothing_is_left(copy)
