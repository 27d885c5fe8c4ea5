# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from altavoz.organisations import audit
from altavoz.organisations.models import AuditEntry, Unalterable
from altavoz.organisations.testing import make_organisation, make_staff

NOW = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def noted(act: str = "campaigns.close") -> AuditEntry:
    return AuditEntry.objects.get(pk=audit.note(actor=None, act=act, now=NOW))


def test_an_entry_says_who_did_what_on_what_and_what_it_was_before() -> None:
    bo, weavers = make_staff(), make_organisation()
    audit.note(
        actor=bo,
        act="campaigns.close",
        now=NOW,
        subject="action:7",
        organisation_id=weavers.pk,
        before={"state": "open"},
        after={"state": "closed"},
    )
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name, entry.act, entry.subject) == (bo, "bo", "campaigns.close", "action:7")
    assert (entry.at, entry.organisation, entry.before, entry.after) == (
        *(NOW, weavers),
        *({"state": "open"}, {"state": "closed"}),
    )


def test_what_nobody_is_known_to_have_done_has_no_actor() -> None:
    audit.note(actor=AnonymousUser(), act="organisations.add_account", now=NOW)
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name) == (None, "")


def test_an_entry_is_neither_changed_nor_deleted() -> None:
    entry = noted()
    entry.act = "campaigns.open"
    for attempt in (entry.save, entry.delete):
        with pytest.raises(Unalterable):
            attempt()


def test_entries_are_neither_changed_nor_deleted_all_at_once() -> None:
    noted()
    with pytest.raises(Unalterable):
        AuditEntry.objects.update(act="nothing")
    with pytest.raises(Unalterable):
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.get().act == "campaigns.close"


def test_an_account_that_is_deleted_leaves_its_name_beside_what_it_did() -> None:
    bo = make_staff()
    audit.note(actor=bo, act="campaigns.close", now=NOW)
    bo.delete()
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name) == (None, "bo")


def test_an_act_that_is_rolled_back_leaves_no_entry() -> None:
    @transaction.atomic
    def breaks_off() -> None:
        noted()
        raise ConnectionError

    with pytest.raises(ConnectionError):
        breaks_off()
    assert not AuditEntry.objects.exists()


def test_who_acts_is_known_inside_a_request_alone() -> None:
    bo = make_staff()
    assert audit.acting() is None
    with audit.noting(bo) as numbers:
        assert audit.acting() == bo
        entry = noted()
    assert audit.acting() is None
    assert numbers == [entry.pk]
