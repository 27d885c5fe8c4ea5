# SPDX-License-Identifier: AGPL-3.0-or-later
"""More names than a thousand need a second person, and two may not do each other that favour."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.deliveries import approving, asking, copying
from altavoz.deliveries.approving import Decided
from altavoz.deliveries.copying import Made
from altavoz.deliveries.models import PackCopy
from altavoz.deliveries.testing import LATER, make_data_officer, make_pack, make_signer
from altavoz.organisations.models import AuditEntry

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=31)


@pytest.fixture
def action(settings: Settings) -> Action:
    """With two names that travel, where more than one need a second person."""
    settings.PACK_ROWS_ALONE = 1
    action = make_action()
    make_signer(action)
    make_signer(action, "Dee", "Moss")
    return action


@pytest.fixture
def dana() -> User:
    return make_data_officer("dana")


@pytest.fixture
def paz() -> User:
    return make_data_officer("paz")


def copy_of(action: Action, by: User) -> PackCopy:
    return make_pack(action, by=by).copies.get()


def test_a_copy_of_many_names_waits_and_is_not_made(action: Action, dana: User) -> None:
    copy = copy_of(action, dana)
    assert copy.state == PackCopy.State.WAITING
    assert copying.make(copy_id=copy.pk, fence=1, now=LATER) is Made.GONE


def test_as_many_names_as_the_limit_need_nobody(settings: Settings, action: Action, dana: User) -> None:
    settings.PACK_ROWS_ALONE = 2
    assert copy_of(action, dana).state == PackCopy.State.GRANTED


def test_nobody_approves_their_own(action: Action, dana: User) -> None:
    copy = copy_of(action, dana)
    assert approving.approve(copy_id=copy.pk, by=dana, now=LATER) is Decided.OWN
    with pytest.raises(IntegrityError):
        PackCopy.objects.filter(pk=copy.pk).update(decided_by=dana)


def test_a_second_person_lets_it_be_made_and_both_are_on_record(action: Action, dana: User, paz: User) -> None:
    copy = copy_of(action, dana)
    assert approving.approve(copy_id=copy.pk, by=paz, now=LATER) is Decided.DONE
    entry = AuditEntry.objects.get(act="deliveries.approve_copy")
    assert (entry.actor, entry.after) == (paz, {"state": "granted", "for": dana.pk, "names": 2})
    assert copying.make(copy_id=copy.pk, fence=1, now=LATER) is Made.DONE


def test_what_was_refused_stays_refused(action: Action, dana: User, paz: User) -> None:
    copy = copy_of(action, dana)
    assert approving.refuse(copy_id=copy.pk, by=paz, now=LATER) is Decided.DONE
    assert approving.approve(copy_id=copy.pk, by=paz, now=LATER) is Decided.NOTHING_TO_DO
    assert copying.make(copy_id=copy.pk, fence=1, now=LATER) is Made.GONE


def test_two_data_officers_do_not_approve_each_others_copy_of_the_same_rows(
    action: Action, dana: User, paz: User
) -> None:
    approving.approve(copy_id=copy_of(action, dana).pk, by=paz, now=LATER)
    theirs = copy_of(action, paz)
    assert approving.approve(copy_id=theirs.pk, by=dana, now=LATER) is Decided.IN_RETURN
    assert approving.approve(copy_id=theirs.pk, by=make_data_officer("chandra"), now=LATER) is Decided.DONE


def test_nor_their_copies_of_one_and_the_same_pack(action: Action, dana: User, paz: User) -> None:
    pack = make_pack(action, by=dana)
    second = asking.ask_for_copy(pack_id=pack.pk, by=paz, now=LATER)
    assert second is not None
    assert approving.approve(copy_id=pack.copies.get(holder=dana).pk, by=paz, now=LATER) is Decided.DONE
    assert approving.approve(copy_id=second.pk, by=dana, now=LATER) is Decided.IN_RETURN


def test_a_favour_of_another_action_or_of_long_ago_is_no_hindrance(action: Action, dana: User, paz: User) -> None:
    approving.approve(copy_id=copy_of(action, dana).pk, by=paz, now=LATER)
    other = make_action()
    make_signer(other)
    make_signer(other, "Dee")
    assert approving.approve(copy_id=copy_of(other, paz).pk, by=dana, now=LATER) is Decided.DONE
    assert approving.approve(copy_id=copy_of(action, paz).pk, by=dana, now=LATER + MONTH) is Decided.DONE


def test_a_refusal_is_no_favour(action: Action, dana: User, paz: User) -> None:
    approving.refuse(copy_id=copy_of(action, dana).pk, by=paz, now=LATER)
    assert approving.approve(copy_id=copy_of(action, paz).pk, by=dana, now=LATER) is Decided.DONE


def test_a_copy_that_failed_waits_for_a_second_person_again(action: Action, dana: User, paz: User) -> None:
    copy = copy_of(action, dana)
    approving.approve(copy_id=copy.pk, by=paz, now=LATER)
    PackCopy.objects.update(state=PackCopy.State.FAILED)
    again = asking.ask_for_copy(pack_id=copy.pack_id, by=dana, now=LATER)
    assert again is not None
    assert (again.state, again.decided_by) == (PackCopy.State.WAITING, None)
