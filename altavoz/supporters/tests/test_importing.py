# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list comes in with its proof, past a dry run and a second person, and nobody who has stopped comes back with it."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User

from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import SPRING, make_staff
from altavoz.personal_data import donotwrite, private_files, register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite, PrivateFile
from altavoz.supporters import subscriptions
from altavoz.supporters.importing import judging, life, running, tables, written
from altavoz.supporters.importing.columns import guess
from altavoz.supporters.importing.life import Said
from altavoz.supporters.importing.rounds import import_round
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.importing.tables import NoTable, Wrong
from altavoz.supporters.models import Consent, KeptOut, Network, Subscription
from altavoz.supporters.testing import make_network, make_subscription
from altavoz.supporters.testing_lists import PROOF, a_list, bring_in, make_import
from altavoz.worker.rounds import Turn

pytestmark = pytest.mark.django_db
State = ListImport.State

MIXED = (
    "email,first_name,language,country,unsubscribed\n"
    "Ana.Lima@gmail.com,Ana,fr_CA,Canada,\n"
    "analima+news@googlemail.com,Ana,fr,CA,\n"
    "bo@example.org,=HYPERLINK(1),,,0\n"
    "there@example.org,T,en,CA,\n"
    "stopped@example.org,S,en,CA,\n"
    "barred@example.org,B,en,CA,\n"
    "gone@example.org,G,en,CA,yes\n"
    "=cmd@@x,Chandra,en,CA,\n"
    "dee@example.org,Dee\n"
)


@pytest.fixture
def network(db: None) -> Network:
    return make_network(carries=Network.Carries.NEWS)


def read(file: PrivateFile | None) -> str:
    assert file is not None
    return b"".join(private_files.read(file)).decode("utf-8-sig")


def left_out(row: ListImport) -> list[list[str]]:
    return list(csv.reader(StringIO(read(row.refusals))))[1:]


@pytest.mark.parametrize(
    ("content", "encoding", "delimiter"),
    [
        ("email,nom\nana@example.org,Zoë\n".encode(), "utf-8", ","),
        ("email;nom\r\nana@example.org;Zoë\r\n".encode("windows-1252"), "windows-1252", ";"),
        ("Email\tFirst Name\nana@example.org\tZoë\n".encode("utf-16"), "utf-16", "\t"),
        ("email\nana@example.org\n".encode("utf-8-sig"), "utf-8-sig", ","),
    ],
)
def test_encoding_and_delimiter_are_seen(content: bytes, encoding: str, delimiter: str) -> None:
    table = tables.understand(content)
    assert (table.encoding, table.delimiter, table.rows) == (encoding, delimiter, 1)
    assert "ë" in table.text or len(table.header) == 1


@pytest.mark.parametrize(
    ("content", "wrong", "line"),
    [
        (b" \n", Wrong.EMPTY, 0),
        (b"PK\x03\x04 a workbook", Wrong.WORKBOOK, 0),
        (b"email\nana@example.org\nb\0@example.org\n", Wrong.NO_TEXT, 3),
        ("email,nom\na@example.org,Zoë\nb@example.org,Ñu\nc@example.org,".encode() + b"\xe9\n", Wrong.ENCODING, 4),
        (b"email,nom\na@example.org,\x81\n", Wrong.ENCODING, 2),
        (b'email,nom\na@example.org,"Ana\n' + b"b@example.org,Bo\n" * 30, Wrong.QUOTE, 2),
        (b"ana@example.org,Ana\n", Wrong.NO_HEADER, 1),
        (b"email,nom\n", Wrong.ONE_LINE, 0),
    ],
)
def test_what_is_no_list_is_refused_and_the_line_is_named(content: bytes, wrong: Wrong, line: int) -> None:
    with pytest.raises(NoTable) as refused:
        tables.understand(content)
    assert (refused.value.wrong, refused.value.line) == (wrong, line)


@pytest.mark.parametrize(
    ("heading", "program", "email", "no"),
    [
        ("first_name,last_name,email,zip_code,country,can2_subscription_status", "Action Network", [2], [5]),
        ("First Name\tLast Name\tEmail\tCity\tCountry\tSigned On", "Change.org", [2], None),
        ("Name\tCity\tState\tPostal Code\tCountry\tSigned On", "Change.org", [], None),
        ("Contact ID,First Name,Preferred Language,Do Not Email,Email,On Hold", "CiviCRM", [4], [3, 5]),
        ("Prénom;Adresse e-mail;Pays", "", [1], None),
    ],
)
def test_other_programs_columns_are_known(heading: str, program: str, email: list[int], no: list[int] | None) -> None:
    found = guess(tables.understand(f"{heading}\nx\n".encode()).header)
    assert (found.program, found.columns.get("email", []), found.columns.get("no")) == (program, email, no)


def test_the_dry_run_counts_everybody_and_writes_nobody(network: Network) -> None:
    make_subscription(network, email="there@example.org")
    stopped = make_subscription(network, email="stopped@example.org")
    subscriptions.stop(public_id=stopped.public_id, how="link", now=SPRING)
    donotwrite.add(email_key("barred@example.org"), why=DoNotWrite.Why.COMPLAINT, now=SPRING)
    row = make_import(network, MIXED)
    assert row.state == State.LOOKED
    assert row.counts == {
        "new": 2, "no language": 1, "no country": 1, "no name": 1, "twice": 1, "there": 1, "stopped": 1, "barred": 1,
        "said no": 1, "bad address": 1, "cells": 1,
    }  # fmt: skip
    assert row.shown["bad address"] == [9]
    assert [(line, address) for line, address, _why in left_out(row)][-2:] == [
        ("9", "'=cmd@@x"),
        ("10", "dee@example.org"),
    ]
    assert Subscription.objects.filter(ended_at__isnull=True).count() == 1


def test_who_comes_in_has_a_yes_with_the_proof_and_its_date(network: Network) -> None:
    row = bring_in(
        make_import(network, "email,first_name,consent date\nana@example.org,Ana,2025-12-24\nbo@example.org,,\n")
    )
    assert (row.state, row.entered, row.file) == (State.DONE, 2, None)
    hers, his = Consent.objects.order_by("pk")
    assert (hers.email, hers.given_name, hers.said_where, hers.proof) == ("ana@example.org", "Ana", row.place, row)
    assert hers.said_at == datetime(2025, 12, 24, 12, tzinfo=UTC)
    assert his.said_at.date() == PROOF.on
    assert Subscription.objects.get(email_key=hers.email_key).joined_where == row.place
    told = register.export_person(email_key("ana@example.org"))["supporters.Consent"][0]
    assert (told["wording"], told["said_where"]) == (PROOF.wording, PROOF.where)
    assert set(AuditEntry.objects.filter(act__startswith="supporters.").values_list("act", flat=True)) == {
        "supporters.import_list", "supporters.ask_to_import", "supporters.approve_import", "supporters.import_done",
    }  # fmt: skip


def test_five_broken_rows_in_a_hundred_do_not_stop_the_others(network: Network) -> None:
    lines = list(a_list(1_040))
    for place in range(20, 1_041, 20):
        lines[place] = "broken,row\n" if place % 40 else '"no address at all\n"with, a "mark,x,y\n'
    row = bring_in(make_import(network, "".join(lines)))
    assert row.entered == Subscription.objects.count() == 1_040 - 52
    assert Consent.objects.count() == row.entered


def test_it_goes_on_where_it_broke_off(network: Network) -> None:
    row = make_import(network, "".join(a_list(1_200)))
    life.ask(import_id=row.pk, by=make_staff(), now=SPRING)
    life.approve(import_id=row.pk, by=make_staff(name="dana"), now=SPRING)
    row.refresh_from_db()
    leases = iter([True, True, False])
    assert not running.run(row, holds=lambda: next(leases), now=SPRING)
    row.refresh_from_db()
    assert (row.state, row.done, Subscription.objects.count()) == (
        State.RUNNING,
        2 * judging.A_BATCH,
        2 * judging.A_BATCH,
    )
    assert import_round(Turn(SPRING, 2, lambda: True)) == 1
    row.refresh_from_db()
    assert (row.state, row.entered, Consent.objects.count()) == (State.DONE, 1_200, 1_200)
    assert not PrivateFile.objects.filter(name__startswith="list-").exists()


def test_who_stops_between_the_dry_run_and_the_import_is_left_out(network: Network) -> None:
    row = make_import(network, "email\nana@example.org\nbo@example.org\n")
    hers = make_subscription(network)
    subscriptions.stop(public_id=hers.public_id, how="link", now=SPRING)
    assert bring_in(row).entered == 1
    assert not subscriptions.active(email_key("ana@example.org")).exists()


@pytest.mark.parametrize("state", [State.LOOKED, State.RUNNING])
def test_who_is_erased_or_stops_everything_while_a_list_waits_never_comes_in(network: Network, state: str) -> None:
    """Nothing was known of them before; the second pair asks while a batch has been judged and not written."""
    row = make_import(network, "email\nana@example.org\nbo@example.org\ndee@example.org\n")

    def asked() -> bool:
        register.erase_person(email_key("ana@example.org"), SPRING)
        subscriptions.stop_all(email_key=email_key("bo@example.org"), how="my-data", now=SPRING)
        return True

    if state == State.LOOKED:
        asked()
        life.match(import_id=row.pk, matched=life.Matched(row.columns, "en", ""), told_in="en")
        import_round(Turn(SPRING, 1, lambda: True))
        row.refresh_from_db()
        assert [address for _line, address, _why in left_out(row)] == ["", ""]
    ListImport.objects.update(state=State.RUNNING)
    row.refresh_from_db()
    assert running.run(row, holds=asked, now=SPRING)
    life.done_with(row)
    row.refresh_from_db()
    assert (row.state, row.entered, KeptOut.objects.count()) == (State.DONE, 1, 0)
    assert [one.email for one in Subscription.objects.all()] == ["dee@example.org"]
    assert [one.email for one in Consent.objects.all()] == ["dee@example.org"]


def test_nobody_approves_their_own_list_and_nothing_runs_without_approval(network: Network) -> None:
    row = make_import(network, "email\nana@example.org\n")
    paz = User.objects.get(username="paz")
    assert life.approve(import_id=row.pk, by=make_staff(name="dana"), now=SPRING) is Said.TOO_LATE
    assert life.ask(import_id=row.pk, by=paz, now=SPRING) is Said.DONE
    assert life.approve(import_id=row.pk, by=paz, now=SPRING) is Said.OWN
    assert import_round(Turn(SPRING, 1, lambda: True)) == 0
    assert not Subscription.objects.exists()


def test_a_list_without_anybody_new_asks_for_nobody(network: Network) -> None:
    row = make_import(network, "email\nana\n")
    assert life.ask(import_id=row.pk, by=make_staff(), now=SPRING) is Said.NOBODY


def test_stopping_what_came_with_a_list_ends_its_yes(network: Network) -> None:
    bring_in(make_import(network, "email\nana@example.org\n"))
    row = Subscription.objects.get()
    subscriptions.stop(public_id=row.public_id, how="one-click", now=SPRING)
    assert Consent.objects.get().ended_how == "one-click"


def test_taking_it_back_leaves_who_has_spoken_since(network: Network) -> None:
    row = bring_in(make_import(network, "email\nana@example.org\nbo@example.org\ndee@example.org\n"))
    make_subscription(network, email="ana@example.org")
    his = Subscription.objects.get(email_key=email_key("bo@example.org"))
    subscriptions.stop(public_id=his.public_id, how="link", now=SPRING)
    assert life.undo(import_id=row.pk, by=make_staff(), now=SPRING) is Said.DONE
    import_round(Turn(SPRING, 1, lambda: True))
    row.refresh_from_db()
    assert row.state == State.UNDONE
    assert {bytes(one.email_key): one.ended_at for one in Subscription.objects.all()} == {
        email_key("ana@example.org"): None,
        email_key("bo@example.org"): SPRING,
    }


def test_it_is_not_taken_back_once_somebody_was_written_to_or_a_month_has_passed(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = bring_in(make_import(network, "email\nana@example.org\n"))
    late = SPRING + timedelta(days=30)
    assert life.undo(import_id=row.pk, by=make_staff(), now=late) is Said.TOO_LATE
    monkeypatch.setitem(written._checks, "a test", lambda place: place == row.place)
    assert life.undo(import_id=row.pk, by=make_staff(name="chandra"), now=SPRING) is Said.WRITTEN


def test_files_that_have_served_go_and_a_proof_stays_with_its_yes(network: Network) -> None:
    done = bring_in(make_import(network, "email\nana@example.org\n"))
    waits = make_import(network, "email\nbo@example.org\n")
    life.forget(before=SPRING + timedelta(days=1))
    done.refresh_from_db()
    waits.refresh_from_db()
    assert (waits.state, waits.file, waits.evidence) == (State.DROPPED, None, None)
    assert done.refusals is None
    assert done.evidence is not None
    register.erase_person(email_key("ana@example.org"), SPRING)
    life.forget(before=SPRING + timedelta(days=1))
    assert not PrivateFile.objects.exists()
