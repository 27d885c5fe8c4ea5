# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.outbox.models import DomainDay
from altavoz.personal_data import keys, sealing
from altavoz.running import canary, doctor
from altavoz.running.models import Canary
from altavoz.tallies.models import Recount

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _centre(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A demonstration with keys of its own, in which all is well."""
    settings.ALTAVOZ_HOME, settings.KEYS_DIR = tmp_path, tmp_path / "keys"
    tmp_path.chmod(0o700)
    mode.forget()
    sealing.forget_keys()
    keys.secret_key(settings.KEYS_DIR)
    mode.make(Centre.Mode.DEMONSTRATION, NOW)
    canary.plant()
    yield
    mode.forget()
    sealing.forget_keys()


@pytest.fixture(autouse=True)
def _room_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ENOUGH_DISK", 0)


@pytest.fixture(autouse=True)
def database_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file in the home stands for the database's, which the tests share and lies elsewhere."""
    file = tmp_path / "db.sqlite3"
    file.touch(mode=0o600)
    monkeypatch.setattr(doctor, "_files_of_database", lambda: [file])
    return file


def ill(now: datetime = NOW) -> list[str]:
    return [finding.name for finding in doctor.examine(now) if not finding.well]


def test_a_centre_in_order_has_nothing() -> None:
    assert ill() == []


def test_every_trouble_comes_with_what_to_do(settings: Settings) -> None:
    settings.SMTP_URL, settings.MAIL_FROM = "", "nobody"
    (settings.KEYS_DIR / "index.key").chmod(0o644)
    troubles = [finding for finding in doctor.examine(NOW) if not finding.well]
    assert troubles
    assert all(finding.to_do for finding in troubles)


def test_a_home_that_others_may_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert ill() == ["home"]


def test_a_database_that_others_may_read_is_told(database_file: Path) -> None:
    database_file.chmod(0o644)
    assert ill() == ["home"]


def test_keys_that_others_may_read_are_told(settings: Settings) -> None:
    (settings.KEYS_DIR / "data.keys").chmod(0o640)
    assert ill() == ["keys"]


def test_a_missing_key_is_told(settings: Settings) -> None:
    (settings.KEYS_DIR / "secret.key").unlink()
    assert "keys" in ill()


def test_keys_of_another_centre_are_told() -> None:
    Canary.objects.update(sealed=b"\0" * 64)
    assert ill() == ["seals"]


def test_a_disk_that_fills_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ENOUGH_DISK", 2**62)
    assert ill() == ["disk"]


def test_a_clock_behind_its_own_rows_is_told() -> None:
    assert ill(NOW - timedelta(days=1)) == ["clock"]


def test_a_clock_before_this_version_is_told() -> None:
    assert ill(datetime(2001, 1, 1, tzinfo=UTC)) == ["clock"]


def test_a_recount_that_differed_is_told() -> None:
    Recount.objects.create(at=NOW, milliseconds=1, actions=1, alarms=2)
    assert ill() == ["recount"]


def test_a_production_centre_without_mail_server_is_told() -> None:
    Centre.objects.update(mode=Centre.Mode.PRODUCTION)
    assert ill() == ["mail"]


def test_the_command_ends_with_one_where_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    Canary.objects.update(sealed=b"\0" * 64)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    assert ended.value.code == 1
    assert "PROBLEM  seals" in capsys.readouterr().out


def test_letters_that_no_font_has_are_named_with_what_would_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "has_letters", lambda sample, *, fonts: sample != "人")
    [finding] = doctor.fonts(NOW)
    assert finding.well
    assert "Chinese" in finding.says
    assert "Noto" in finding.says


def test_a_mail_domain_that_refuses_us_is_told_with_its_words_and_is_no_fault() -> None:
    DomainDay.objects.create(
        day=NOW.date(), domain_key=b"k", domain="mail.example", handed_over=10, put_off=30, says="421 4.7.0 Later"
    )
    (finding,) = doctor.mail_domains(NOW)
    assert finding.well
    assert finding.says == "WARNING mail.example refuses 75 % of our letters: 421 4.7.0 Later."


def test_a_database_from_half_way_through_the_old_migrations_is_told_what_to_start_first() -> None:
    MigrationRecorder(connection).record_unapplied("cases", "0001_squashed_0004_place_on_the_home_page")
    MigrationRecorder(connection).record_unapplied("cases", "0004_place_on_the_home_page")
    MigrationRecorder(connection).record_applied("cases", "0001_cases")
    found = list(doctor.half_way(NOW))
    assert [finding.well for finding in found] == [False]
    assert "cases" in found[0].says


def test_a_database_with_all_of_the_old_migrations_is_at_home() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("cases", "0001_squashed_0004_place_on_the_home_page")
    for old in MigrationLoader(None).disk_migrations["cases", "0001_squashed_0004_place_on_the_home_page"].replaces:
        recorder.record_applied(*old)
    assert not list(doctor.half_way(NOW))
    assert all(finding.well for finding in doctor.migrations(NOW))
