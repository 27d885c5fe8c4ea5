# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from altavoz.organisations import audit, roles
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.testing import make_organisation, make_staff, sign_in

NOW = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
READ = "organisations_audit:read"
EXPORT = "organisations_audit:export"
pytestmark = pytest.mark.django_db


@pytest.fixture
def weavers() -> Organisation:
    return make_organisation()


@pytest.fixture
def dana(client: Client) -> Client:
    """The data officer of the whole centre."""
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    return client


@pytest.fixture
def dana_of_weavers(client: Client, weavers: Organisation) -> Client:
    roles.give(User.objects.create_user("dana"), group=roles.DATA_OFFICER, organisation=weavers)
    sign_in(client, name="dana")
    return client


def note(act: str, *, actor: User | None = None, at: datetime = NOW, of: Organisation | None = None) -> None:
    audit.note(
        actor=actor,
        act=act,
        now=at,
        subject="action:7",
        organisation_id=of.pk if of else None,
        before={"state": "open"},
        after={"state": "closed"},
    )


def page(client: Client, **filters: str | int) -> str:
    return client.get(reverse(READ), filters).content.decode()


def table(client: Client, query: str = "") -> list[list[str]]:
    text = b"".join(client.post(reverse(EXPORT) + query)).decode()
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_the_newest_act_stands_first_with_what_was_before_and_after(dana: Client) -> None:
    note("campaigns.open", at=NOW)
    note("campaigns.close", at=NOW + timedelta(hours=1), actor=make_staff())
    shown = page(dana)
    assert shown.index("campaigns.close") < shown.index("campaigns.open")
    assert "state: open → closed" in shown
    assert "On the machine itself" in shown


def test_an_act_is_said_in_words_beside_its_code_and_an_unknown_one_by_its_code(dana: Client) -> None:
    note("organisations.give_role")
    note("somewhere.unheard_of")
    shown = page(dana)
    assert "Gave a role<br><code>organisations.give_role</code>" in shown
    assert "<td><code>somewhere.unheard_of</code></td>" in shown


def test_entries_are_found_by_person_act_organisation_and_day(dana: Client, weavers: Organisation) -> None:
    bo = make_staff()
    note("campaigns.close", actor=bo, of=weavers)
    note("outbox.drop", at=NOW + timedelta(days=2))
    for filters in ({"actor": bo.pk}, {"act": "campaigns."}, {"organisation": weavers.pk}, {"until": "2026-04-07"}):
        shown = page(dana, **filters)
        assert "campaigns.close" in shown
        assert "outbox.drop" not in shown
    assert "campaigns.close" not in page(dana, since="2026-04-08")


def test_a_filter_that_means_nothing_is_told_and_left_out(dana: Client) -> None:
    note("campaigns.close")
    shown = page(dana, since="the day before yesterday", actor="Ana", page="-1")
    assert "campaigns.close" in shown
    assert "Enter a valid date." in shown


def test_older_entries_are_on_the_next_page_and_the_filter_goes_with_it(dana: Client) -> None:
    for minute in range(51):
        note(f"campaigns.n{minute:02}", at=NOW + timedelta(minutes=minute))
    first = page(dana, act="campaigns.")
    assert "campaigns.n50" in first
    assert "campaigns.n00" not in first
    assert "?act=campaigns.&amp;page=2" in first
    assert "campaigns.n00" in page(dana, act="campaigns.", page=2)
    assert "Nothing that fits." in page(dana, page=99)


def test_a_page_number_is_never_counted_for(dana: Client) -> None:
    note("campaigns.close")
    assert "campaigns.close" in page(dana, page="9" * 5000)


def test_the_data_officer_of_one_organisation_reads_of_no_other_and_nothing_of_the_centre(
    dana_of_weavers: Client, weavers: Organisation
) -> None:
    note("campaigns.close", of=weavers)
    note("campaigns.pause", of=make_organisation())
    note("outbox.drop")
    for shown in (page(dana_of_weavers), str(table(dana_of_weavers))):
        assert "campaigns.close" in shown
        assert "campaigns.pause" not in shown
        assert "outbox.drop" not in shown


def test_asking_for_another_organisation_finds_nothing_of_it(dana_of_weavers: Client) -> None:
    other = make_organisation()
    note("campaigns.pause", of=other)
    assert "campaigns.pause" not in page(dana_of_weavers, organisation=other.pk)


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PUBLISHER, roles.CAMPAIGNER, roles.PARTNER])
def test_who_may_not_read_it_neither_sees_nor_takes_it(client: Client, role: str) -> None:
    sign_in(client, role=role)
    assert client.get(reverse(READ)).status_code == 302
    assert client.post(reverse(EXPORT)).status_code == 302
    assert reverse(READ) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_administrator_reads_everything(client: Client, weavers: Organisation) -> None:
    sign_in(client, name="root", role=None)
    note("campaigns.close", of=weavers)
    note("outbox.drop")
    assert all(act in page(client) for act in ("campaigns.close", "outbox.drop"))


def test_the_table_holds_what_the_filter_finds(dana: Client, weavers: Organisation) -> None:
    note("campaigns.close", actor=make_staff(), of=weavers)
    note("outbox.drop")
    heads, row = table(dana, "?act=campaigns.")
    assert heads[:4] == ["when", "who", "account", "what"]
    assert row[1] == "bo"
    assert row[3:] == ["campaigns.close", "action:7", weavers.slug, "state=open", "state=closed"]


def test_taking_the_table_is_an_entry_and_stands_in_it(dana: Client) -> None:
    rows = table(dana, "?since=2026-01-01")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_name, entry.after) == (
        *("organisations.export_audit", "dana"),
        {"since": "2026-01-01"},
    )
    assert rows[1][3] == "organisations.export_audit"


def test_who_answers_for_one_organisation_reads_that_its_table_was_taken(
    dana_of_weavers: Client, weavers: Organisation
) -> None:
    _heads, row = table(dana_of_weavers)
    assert (row[3], row[5]) == ("organisations.export_audit", weavers.slug)


def test_looking_at_the_address_of_the_export_exports_nothing(dana: Client) -> None:
    assert dana.get(reverse(EXPORT)).status_code == 405
    assert not AuditEntry.objects.exists()


def test_the_table_is_kept_by_nobody_on_the_way(dana: Client) -> None:
    response = dana.post(reverse(EXPORT))
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment")


def test_no_cell_is_a_formula(dana: Client) -> None:
    audit.note(actor=None, act="=cmd|'/c calc'!A1", now=NOW, subject="@SUM(A1)")
    _heads, newest, oldest = table(dana)
    assert newest[3] == "organisations.export_audit"
    assert oldest[3:5] == ["'=cmd|'/c calc'!A1", "'@SUM(A1)"]


def test_an_account_that_an_act_was_about_is_named(dana: Client) -> None:
    bo = make_staff()
    audit.note(actor=None, act="organisations.give_role", now=NOW, subject=f"account:{bo.pk}")
    assert f"bo<br><code>account:{bo.pk}</code>" in page(dana)


def test_an_act_in_a_list_has_words_whichever_list_it_is(dana: Client) -> None:
    note("menus:edit")
    assert "Changed something in a list<br><code>menus:edit</code>" in page(dana)


def test_the_screen_says_whose_hours_it_shows(dana: Client) -> None:
    note("campaigns.close")
    assert "Hours are those of the time zone UTC." in page(dana)
