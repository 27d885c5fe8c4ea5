# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pack asked for while rows still change is exact: its names, its count and its checkpoint are of one moment."""

import threading

import pytest
from django.db import OperationalError, connection

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Checkpoint
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.deliveries import approving, asking, packing
from altavoz.deliveries.approving import Decided
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.deliveries.names import read_back
from altavoz.deliveries.packing import Packed
from altavoz.deliveries.testing import LATER, make_data_officer, make_pack, make_signer
from altavoz.participation import withdrawal
from altavoz.participation.intake import Words
from altavoz.participation.testing import make_participation
from altavoz.personal_data import private_files
from altavoz.tallies import counting
from tests.races.together import at_once

pytestmark = [pytest.mark.django_db(transaction=True)]

PACKS = 8


def people_sign_and_leave(action: Action, over: threading.Event, name: str) -> int:
    """One after the other until it is over, every third leaves again; returns how many came."""
    number = 0
    while not over.is_set():
        words = Words(name, str(number), f"{name}{number}@example.org", "CA", hand_over=True)
        row = make_participation(action, confirmed=True, words=words)
        if number % 3 == 0:
            withdrawal.withdraw(token=row.token, now=SPRING)
        number += 1
    return number


def the_worker_counts(over: threading.Event) -> None:
    while not over.is_set():
        try:
            counting.advance(now=SPRING)
        except OperationalError:
            connection.close()


def pack_again_and_again(action: Action, packs: list[Pack], over: threading.Event) -> None:
    try:
        for pack in packs:
            assert packing.pack(pack_id=pack.pk, fence=1, now=LATER) is Packed.DONE
    finally:
        over.set()


def test_every_pack_is_of_one_moment() -> None:
    action, dana, over = make_action(), make_data_officer(), threading.Event()
    for _each in range(5):
        make_signer(action)
    packs = [Pack.objects.create(action=action, asked_by=dana, asked_at=LATER, language="en") for _each in range(PACKS)]
    at_once(
        lambda: people_sign_and_leave(action, over, "ana"),
        lambda: people_sign_and_leave(action, over, "dee"),
        lambda: the_worker_counts(over),
        lambda: pack_again_and_again(action, packs, over),
    )
    totals = []
    for pack in Pack.objects.select_related("checkpoint", "names").order_by("pk"):
        assert pack.checkpoint is not None
        assert pack.names is not None
        names = list(read_back(private_files.read(pack.names)))
        # Everybody here lets her name travel, so that all four must be one number.
        assert len(names) == len(set(names)) + 4 == pack.rows == pack.checkpoint.confirmed == pack.checkpoint.total
        totals.append(pack.checkpoint.total)
    assert len(set(totals)) > 1, "nothing changed while it was packed, so nothing was tried"
    assert list(Checkpoint.objects.order_by("pk").values_list("number", flat=True)) == list(range(1, PACKS + 1))


def test_two_who_approve_each_other_at_the_same_moment_do_not_both_succeed() -> None:
    action = make_action()
    dana, paz = make_data_officer("dana"), make_data_officer("paz")
    pack = make_pack(action, by=dana)
    theirs = asking.ask_for_copy(pack_id=pack.pk, by=paz, now=LATER)
    assert theirs is not None
    PackCopy.objects.update(state=PackCopy.State.WAITING)
    hers = pack.copies.get(holder=dana)
    decided = at_once(
        lambda: approving.approve(copy_id=hers.pk, by=paz, now=LATER),
        lambda: approving.approve(copy_id=theirs.pk, by=dana, now=LATER),
    )
    assert sorted(str(each) for each in decided) == sorted(str(each) for each in (Decided.DONE, Decided.IN_RETURN))
