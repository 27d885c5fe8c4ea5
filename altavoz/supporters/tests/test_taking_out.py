# SPDX-License-Identifier: AGPL-3.0-or-later
"""A network's people go out only for a reason, past a second person where they are many, and for some days."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry, StaffRole
from altavoz.organisations.testing import SPRING, make_organisation, make_staff, sign_in
from altavoz.personal_data import private_files, register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters.exports import taking
from altavoz.supporters.exports.rounds import export_round
from altavoz.supporters.exports.taking import Decided
from altavoz.supporters.models import CopyToErase, Network, NetworkExport, Subscription
from altavoz.supporters.testing import make_network, make_subscription, make_subscriptions
from altavoz.worker.rounds import Turn

pytestmark = pytest.mark.django_db
State = NetworkExport.State


@pytest.fixture
def network() -> Network:
    network = make_network()
    make_subscriptions(network, 3)
    Subscription.objects.filter(email_key=email_key("reader0@example.org")).update(given_name="=HYPERLINK(1)")
    return network


@pytest.fixture
def dana(db: None) -> User:
    return make_staff(name="dana", role=roles.DATA_OFFICER)


def made(network: Network, by: User) -> NetworkExport:
    row = taking.ask(network=network, purpose="A letter by post", by=by, now=SPRING)
    for _ in range(2):
        export_round(Turn(SPRING, 1, lambda: True))
    row.refresh_from_db()
    return row


def test_few_people_are_taken_by_whoever_asked_and_counted(network: Network, dana: User) -> None:
    row = made(network, dana)
    assert (row.state, row.rows) == (State.READY, 3)
    table = taking.take(export_id=row.pk, what="csv", by=dana, now=SPRING)
    data = taking.take(export_id=row.pk, what="json", by=dana, now=SPRING)
    assert table is not None
    assert data is not None
    assert ",'=HYPERLINK(1)," in b"".join(private_files.read(table)).decode()
    people = json.loads(b"".join(private_files.read(data)))["people"]
    assert [one["email"] for one in people] == [f"reader{n}@example.org" for n in range(3)]
    assert taking.take(export_id=row.pk, what="csv", by=make_staff(), now=SPRING) is None
    assert row.taken.count() == AuditEntry.objects.filter(act="supporters.take_export").count() == 2


def test_many_people_need_a_second_person_and_no_favour_in_return(
    network: Network, dana: User, settings: Settings
) -> None:
    settings.PACK_ROWS_ALONE = 2
    paz = make_staff(name="paz")
    row = made(network, dana)
    assert row.state == State.WAITING
    assert taking.decide(export_id=row.pk, yes=True, by=dana, now=SPRING) is Decided.OWN
    assert taking.decide(export_id=row.pk, yes=True, by=paz, now=SPRING) is Decided.DONE
    assert taking.decide(export_id=row.pk, yes=True, by=paz, now=SPRING) is Decided.NOTHING_TO_DO
    back = made(network, paz)
    assert taking.decide(export_id=back.pk, yes=True, by=dana, now=SPRING) is Decided.IN_RETURN
    assert taking.decide(export_id=back.pk, yes=False, by=dana, now=SPRING) is Decided.DONE


def test_after_some_days_the_files_are_gone(network: Network, dana: User, settings: Settings) -> None:
    row = made(network, dana)
    late = SPRING + timedelta(days=settings.PACK_DAYS)
    assert taking.take(export_id=row.pk, what="csv", by=dana, now=late) is None
    export_round(Turn(late, 1, lambda: True))
    assert NetworkExport.objects.get().state == State.EXPIRED
    assert not PrivateFile.objects.exists()


def test_erasing_one_of_them_ends_it_and_reaches_the_copy_that_left(network: Network, dana: User) -> None:
    row = made(network, dana)
    taking.take(export_id=row.pk, what="csv", by=dana, now=SPRING)
    hers = Subscription.objects.get(email_key=email_key("reader1@example.org"))
    register.erase_person(email_key("reader1@example.org"), SPRING)
    assert NetworkExport.objects.get().state == State.EXPIRED
    assert not PrivateFile.objects.exists()
    asked = CopyToErase.objects.get()
    assert (asked.sort, asked.list_id, asked.row, asked.taken_by) == ("export", row.public_id, hers.public_id, "dana")


def test_the_screen_asks_for_a_reason_and_gives_the_file(client: Client, network: Network) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    place = reverse("supporters_exports")
    assert client.post(place, {"network": network.pk, "purpose": ""}).status_code == 422
    client.post(place, {"network": network.pk, "purpose": "A letter by post"})
    for _ in range(2):
        export_round(Turn(SPRING + timedelta(days=900), 1, lambda: True))
    row = NetworkExport.objects.get()
    assert "Take the CSV" in client.get(place).text
    answer = client.post(reverse("supporters_export_take", args=[row.public_id]), {"what": "csv"})
    assert b"reader2@example.org" in answer.getvalue()


def test_a_partner_takes_out_whoever_said_yes_to_it_and_nobody_else(client: Client, network: Network) -> None:
    own = make_network(organisation=make_organisation())
    make_subscription(own, email="ana@example.org")
    sign_in(client, name="chandra", role=roles.EDITOR)
    chandra = User.objects.get(username="chandra")
    StaffRole.objects.all().delete()
    roles.give(chandra, group=roles.DATA_OFFICER, organisation=own.organisation)
    place = reverse("supporters_exports")
    assert client.post(place, {"network": network.pk, "purpose": "Theirs"}).status_code == 422
    client.post(place, {"network": own.pk, "purpose": "Ours"})
    for _ in range(2):
        export_round(Turn(SPRING + timedelta(days=900), 1, lambda: True))
    row = NetworkExport.objects.get()
    assert (row.network, row.rows) == (own, 1)
    people = client.post(reverse("supporters_export_take", args=[row.public_id]), {"what": "csv"}).getvalue().decode()
    assert ("ana@example.org" in people, "reader" in people) == (True, False)


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PARTNER])
def test_who_may_not_export_sees_no_export(client: Client, network: Network, role: str) -> None:
    sign_in(client, name="chandra", role=role)
    assert client.get(reverse("supporters_exports")).status_code in {302, 403}


def test_who_approves_alone_is_told_so_and_reads_the_reason(client: Client, network: Network, dana: User) -> None:
    taking.ask(network=network, purpose="A letter by post", by=dana, now=SPRING)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    page = client.get(reverse("supporters_exports")).text
    assert ("A letter by post" in page, "You approve what others want to take out" in page) == (True, True)
    assert "Ask for it" not in page
