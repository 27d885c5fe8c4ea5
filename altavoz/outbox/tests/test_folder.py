# SPDX-License-Identifier: AGPL-3.0-or-later
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import make_centre
from altavoz.outbox import erasing, folder, health, transports
from altavoz.outbox.folder import FolderTransport
from altavoz.outbox.models import Letter
from altavoz.outbox.smtp import SmtpTransport
from altavoz.outbox.testing import ANA, SPRING, a_writer, letters_in, make_letter
from altavoz.outbox.wire import Absent, Parcel
from altavoz.personal_data import register
from altavoz.personal_data.addresses import email_key
from altavoz.worker.rounds import run_once

pytestmark = pytest.mark.django_db
LATER = SPRING + timedelta(days=91)


@pytest.fixture(autouse=True)
def mail(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MAIL_DIR = tmp_path / "mail"
    mode.forget()
    with a_writer():
        yield tmp_path / "mail"
    mode.forget()


@pytest.fixture
def written(mail: Path) -> Letter:
    make_centre(Centre.Mode.DEMONSTRATION)
    letter = make_letter()
    run_once("letters", SPRING)
    return letter


def test_a_demonstration_writes_each_letter_to_a_file(written: Letter, mail: Path) -> None:
    assert [message["To"] for message in letters_in(mail)] == [ANA]
    written.refresh_from_db()
    assert written.state == "sent"


def test_only_its_owner_can_read_the_file(written: Letter, mail: Path) -> None:
    file = folder.file_of(mail, written.public_id)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(mail.stat().st_mode) == 0o700
    assert [each.name for each in mail.iterdir()] == [file.name]


def test_a_demonstration_never_speaks_smtp_whatever_the_settings(settings: Settings) -> None:
    settings.SMTP_URL = "smtp://mail.example"
    make_centre(Centre.Mode.DEMONSTRATION)
    assert [type(each) for each in transports.of_this_centre()] == [FolderTransport]


def test_a_production_centre_speaks_smtp_over_some_connections(settings: Settings) -> None:
    settings.SMTP_URL = "smtp://mail.example"
    make_centre(Centre.Mode.PRODUCTION)
    settings.SMTP_CONNECTIONS = 5
    assert [type(each) for each in transports.of_this_centre()] == [SmtpTransport] * 5


def test_a_production_centre_without_a_server_keeps_its_letters(settings: Settings) -> None:
    settings.SMTP_URL = ""
    make_centre(Centre.Mode.PRODUCTION)
    letter = make_letter()
    assert run_once("letters", SPRING) == 0
    assert (Letter.objects.get(pk=letter.pk).state, health.state(SPRING).ok) == ("waiting", False)


def test_the_file_ends_with_its_person(written: Letter, mail: Path) -> None:
    assert register.erase_person(email_key(ANA), SPRING) >= 1
    assert list(mail.iterdir()) == []
    assert not Letter.objects.exists()


def test_a_person_is_told_which_letters_there_are() -> None:
    make_letter()
    rows = register.export_person(email_key(ANA))["outbox.Letter"]
    assert [(row["recipient"], row["state"]) for row in rows] == [(ANA, "waiting")]


def test_another_persons_letters_stay(written: Letter) -> None:
    make_letter(recipient="bo@campaign.example")
    erasing.forget_recipient(email_key(ANA), SPRING)
    assert Letter.objects.get().recipient == "bo@campaign.example"


def test_letters_end_after_ninety_days_with_their_files(written: Letter, mail: Path) -> None:
    assert erasing.delete_old(now=SPRING + timedelta(days=90)) == 0
    assert erasing.delete_old(now=LATER) == 1
    assert list(mail.iterdir()) == []


def test_a_letter_that_has_yet_to_go_out_is_not_deleted() -> None:
    make_letter()
    assert erasing.delete_old(now=LATER) == 0


def test_a_young_letter_stops_the_search_for_old_ones() -> None:
    make_letter(now=LATER)
    assert erasing.delete_old(now=LATER) == 0


def test_files_of_unknown_letters_are_deleted(written: Letter, mail: Path) -> None:
    FolderTransport(mail).hand_over(Parcel("aaaaaaaaaaaaaaaa", ANA, b"To: ana"))
    assert erasing.delete_ownerless_files() == 1
    assert folder.kept(mail) == [written.public_id]


def test_a_folder_that_cannot_be_made_is_absent(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file in the way")
    with pytest.raises(Absent, match="mail folder"):
        FolderTransport(tmp_path / "mail").check()
    with pytest.raises(Absent, match="mail folder"):
        FolderTransport(tmp_path / "mail").hand_over(Parcel("aaaaaaaaaaaaaaaa", ANA, b""))
