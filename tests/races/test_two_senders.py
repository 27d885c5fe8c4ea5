# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two workers give offices their turns at once, and staff stop an office meanwhile: each message goes once."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections

from altavoz.campaigns.testing import make_action
from altavoz.contacting import halting
from altavoz.contacting.models import Digest, Message, OfficeRules
from altavoz.contacting.putting import put_due
from altavoz.contacting.testing_letters import make_many_messages, make_offices
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import SPRING

pytestmark = pytest.mark.django_db(transaction=True)
OFFICES, LETTERS = 6, 60


def at_once(*deeds: Callable[[], object]) -> None:
    ready = threading.Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            deed()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def test_two_rounds_put_each_message_once() -> None:
    offices = make_offices(OFFICES)
    for office in offices:
        OfficeRules.objects.create(office=office, per_hour=20_000)
    make_many_messages(make_action(), offices, LETTERS, now=SPRING)
    at_once(lambda: put_due(now=SPRING), lambda: put_due(now=SPRING))
    put_due(now=SPRING)
    letters = Counter(Letter.objects.filter(kind="message").values_list("subject_id", flat=True))
    assert len(letters) == LETTERS
    assert set(letters.values()) == {1}
    assert Message.objects.filter(state="put").exclude(letter=None).count() == LETTERS


def test_two_rounds_never_fold_one_letter_into_two_digests() -> None:
    office = make_offices(1)[0]
    OfficeRules.objects.create(office=office, wants_digest=True)
    make_many_messages(make_action(), [office], LETTERS, now=SPRING)
    at_once(lambda: put_due(now=SPRING), lambda: put_due(now=SPRING))
    assert Message.objects.filter(state="in_digest").exclude(digest=None).count() == LETTERS
    assert Letter.objects.filter(kind="digest").count() == Digest.objects.count() == 1


def test_an_office_that_is_stopped_meanwhile_keeps_everything_waiting() -> None:
    office = make_offices(1)[0]
    OfficeRules.objects.create(office=office, per_hour=20_000)
    make_many_messages(make_action(), [office], LETTERS, now=SPRING)
    at_once(lambda: put_due(now=SPRING), lambda: halting.stop(office=office, now=SPRING))
    halting.take_back()
    assert put_due(now=SPRING + timedelta(minutes=1)) == 0
    assert Message.objects.filter(state="confirmed").count() == LETTERS
    assert not Letter.objects.filter(kind="message").exists()
