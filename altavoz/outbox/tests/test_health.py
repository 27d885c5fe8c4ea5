# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import make_centre
from altavoz.outbox import checks, health
from altavoz.outbox.models import Letter
from altavoz.outbox.servers import BadServer, MailServer, Security, parse
from altavoz.outbox.testing import SPRING, a_writer, make_letter
from altavoz.outbox.wire import Absent
from altavoz.worker.rounds import run_once

LATER = SPRING + timedelta(minutes=20)


@pytest.fixture
def _nobody_there(settings: Settings, db: None) -> Iterator[None]:
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    mode.forget()
    make_centre(Centre.Mode.PRODUCTION)
    with a_writer():
        yield
    mode.forget()


@pytest.mark.usefixtures("_nobody_there")
def test_an_absent_server_is_known_before_any_letter() -> None:
    run_once("mail-server", SPRING)
    assert health.state(SPRING) == health.Mail(ok=False, since=SPRING, trouble="ConnectionRefusedError")


@pytest.mark.usefixtures("_nobody_there")
def test_letters_wait_for_an_absent_server_and_it_is_said_since_when() -> None:
    letter = make_letter()
    for now in (SPRING, LATER):
        with pytest.raises(Absent):
            run_once("letters", now)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("waiting", 0)
    assert health.state(LATER).since == SPRING


@pytest.mark.usefixtures("_nobody_there")
def test_all_is_well_again_when_the_server_is() -> None:
    health.note_failing("ConnectionRefusedError", now=SPRING)
    health.note_well()
    assert health.state(LATER) == health.Mail(ok=True)


@pytest.mark.usefixtures("_nobody_there")
def test_letters_that_nobody_carries_are_noticed() -> None:
    make_letter()
    assert health.state(SPRING + timedelta(minutes=14)).ok
    assert health.state(LATER).trouble == "nobody carries them"


@pytest.mark.usefixtures("_nobody_there")
def test_a_letter_put_off_is_no_sign_of_a_trouble() -> None:
    make_letter(due_at=LATER)
    assert health.state(LATER).ok
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25, Security.PLAIN)),
        ("smtp://[::1]:2525/", MailServer("::1", 2525, Security.PLAIN)),
        ("smtps://bo:a%40b@mail.example", MailServer("mail.example", 465, Security.TLS, "bo", "a@b")),
        ("smtp+starttls://bo:word@mail.example:25", MailServer("mail.example", 25, Security.STARTTLS, "bo", "word")),
    ],
)
def test_an_address_of_a_mail_server_is_understood(url: str, server: MailServer) -> None:
    assert parse(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://mail.example:99999",
        "smtp://bo@mail.example",
        "smtp://:word@mail.example",
        "smtp://mail.example/folder",
        "smtp://mail.example?tls=yes",
        "smtp://bo:wo#rd@mail.example",
    ],
)
def test_a_slip_in_the_address_is_refused(url: str) -> None:
    with pytest.raises(BadServer):
        parse(url)


def test_a_slip_is_told_without_the_password(settings: Settings) -> None:
    settings.SMTP_URL = "smtp://bo:loom#1@mail.example"
    (error,) = checks.mail_settings()
    assert error.id == "outbox.E001"
    assert "loom" not in str(error)


def test_a_sender_without_an_address_is_refused(settings: Settings) -> None:
    settings.MAIL_FROM = "Weavers' Watch"
    assert [error.id for error in checks.mail_settings()] == ["outbox.E002"]


def test_right_settings_pass(settings: Settings) -> None:
    settings.SMTP_URL = "smtps://bo:word@mail.example"
    assert checks.mail_settings() == []
