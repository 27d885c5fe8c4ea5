# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from altavoz.organisations import mode, roles
from altavoz.organisations.models import AuditEntry, Centre
from altavoz.organisations.testing import make_centre, sign_in
from altavoz.outbox import doubts
from altavoz.outbox.carrying import carry
from altavoz.outbox.folder import FolderTransport
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import ANA, SPRING, FarEnd, a_writer, make_letter
from altavoz.outbox.wire import Doubtful
from altavoz.outbox.writers import WhenInDoubt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ground(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.MAIL_DIR = tmp_path / "mail"
    mode.forget()
    with a_writer("note", when_in_doubt=WhenInDoubt.PARK):
        yield
    mode.forget()


@pytest.fixture
def in_doubt() -> Letter:
    letter = make_letter()
    carry(transports=[FarEnd(Doubtful("connection lost"))], now=SPRING)
    return letter


@pytest.fixture
def written(settings: Settings) -> Letter:
    letter = make_letter()
    carry(transports=[FolderTransport(settings.MAIL_DIR)], now=SPRING)
    return letter


def data_officer(client: Client, sort: Centre.Mode) -> Client:
    make_centre(sort)
    sign_in(client, role=None)
    return client


def test_staff_of_a_demonstration_find_each_letter(client: Client, written: Letter) -> None:
    page = data_officer(client, Centre.Mode.DEMONSTRATION).get(reverse("outbox_mail"))
    assert reverse("outbox_letter", args=[written.public_id]) in page.content.decode()
    assert ANA in page.content.decode()


def test_they_read_it_and_follow_its_link(client: Client, written: Letter) -> None:
    page = data_officer(client, Centre.Mode.DEMONSTRATION).get(reverse("outbox_letter", args=[written.public_id]))
    assert '<a href="https://altavoz.example/confirm/x/"' in page.content.decode()


def test_its_html_is_shown_where_it_can_do_nothing(client: Client, written: Letter) -> None:
    answer = data_officer(client, Centre.Mode.DEMONSTRATION).get(
        reverse("outbox_letter_body", args=[written.public_id])
    )
    assert "Press the button." in answer.content.decode()
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_production_centre_shows_no_letter_and_no_address(client: Client, written: Letter) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    page = staff.get(reverse("outbox_letter", args=[written.public_id]), follow=True)
    assert page.status_code == 404
    assert ANA not in staff.get(reverse("outbox_mail")).content.decode()


def test_a_production_centre_without_a_server_says_that_letters_wait(client: Client) -> None:
    page = data_officer(client, Centre.Mode.PRODUCTION).get(reverse("outbox_mail"))
    assert "Letters are not going out: SMTP_URL is not set" in page.content.decode()


def test_staff_send_a_letter_in_doubt_again(client: Client, in_doubt: Letter) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    assert in_doubt.public_id in staff.get(reverse("outbox_mail")).content.decode()
    staff.post(reverse("outbox_decide", args=[in_doubt.public_id]), {"again": "1"})
    in_doubt.refresh_from_db()
    assert in_doubt.state == "waiting"


def test_staff_drop_a_letter_in_doubt(client: Client, in_doubt: Letter) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    staff.post(reverse("outbox_decide", args=[in_doubt.public_id]), {"drop": "1"})
    in_doubt.refresh_from_db()
    assert in_doubt.state == "withheld"


@pytest.mark.parametrize(("order", "state"), [("again", "waiting"), ("drop", "withheld")])
def test_a_decision_is_written_down_once_without_the_address(
    client: Client, in_doubt: Letter, order: str, state: str
) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    for _time in range(2):
        staff.post(reverse("outbox_decide", args=[in_doubt.public_id]), {order: "1"})
    entry = AuditEntry.objects.order_by("pk").first()
    assert entry is not None
    assert (entry.subject, entry.before, entry.after) == (
        *(f"letter:{in_doubt.public_id}", {"state": "in_doubt"}),
        {"state": state},
    )
    assert AuditEntry.objects.filter(act__startswith="outbox.").count() == 1
    assert ANA not in str(AuditEntry.objects.values_list())


def test_looking_decides_nothing(client: Client, in_doubt: Letter) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    assert staff.get(reverse("outbox_decide", args=[in_doubt.public_id])).status_code == 405


def test_a_second_decision_comes_too_late(client: Client, in_doubt: Letter) -> None:
    staff = data_officer(client, Centre.Mode.PRODUCTION)
    doubts.drop(in_doubt.public_id, now=SPRING)
    answer = staff.post(reverse("outbox_decide", args=[in_doubt.public_id]), {"again": "1"}, follow=True)
    assert "has decided about this letter before" in answer.content.decode()


def test_a_campaigner_does_not_read_letters(client: Client, written: Letter) -> None:
    make_centre()
    sign_in(client, role=roles.CAMPAIGNER)
    assert client.get(reverse("outbox_letter", args=[written.public_id])).status_code in {302, 403}
