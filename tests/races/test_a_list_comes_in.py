# SPDX-License-Identifier: AGPL-3.0-or-later
"""People are erased and stop everything while the list that holds them is brought in: none of them comes in with it."""

import threading
from itertools import count

import pytest

from altavoz.organisations.testing import SPRING
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import subscriptions
from altavoz.supporters.importing import judging, running
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Consent, KeptOut, Subscription
from altavoz.supporters.testing import make_network
from altavoz.supporters.testing_lists import a_list, make_import
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12
FIRST, LAST = email_key("listed0@example.org"), email_key(f"listed{PEOPLE - 1}@example.org")


def begun() -> ListImport:
    row = make_import(make_network(), "".join(a_list(PEOPLE)))
    ListImport.objects.update(state=ListImport.State.RUNNING)
    row.refresh_from_db()
    return row


def test_who_is_erased_or_stops_while_it_runs_is_not_there_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "A_BATCH", 2)
    row = begun()
    judged, left, asked = threading.Event(), threading.Event(), count()

    def holds() -> bool:
        """Asked when a batch has been judged and is about to be written. The third is, when all three are gone."""
        judged.set()
        return next(asked) < 2 or left.wait(10)

    def leave() -> None:
        assert judged.wait(10)
        for key in (LAST, FIRST):
            register.erase_person(key, SPRING)
        subscriptions.stop_all(email_key=email_key("listed1@example.org"), how="my-data", now=SPRING)
        left.set()

    done, _ = at_once(lambda: running.run(row, holds=holds, now=SPRING), leave)
    row.refresh_from_db()
    assert (done, row.state) == (True, ListImport.State.DONE)
    for model in (Consent, Subscription):
        there = {each.email for each in model._default_manager.filter(ended_at__isnull=True)}
        assert there == {f"listed{number}@example.org" for number in range(2, PEOPLE - 1)}
    assert KeptOut.objects.count() == 3
