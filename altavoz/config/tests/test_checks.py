# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pytest_django import Settings

from altavoz.config import checks
from tests.rules.house import ROOT

BAD = [
    ("ALTAVOZ_URL", "https://act.example.org/here", "altavoz.E001"),
    ("ALTAVOZ_URL", "ftp://act.example.org", "altavoz.E001"),
    ("ALTAVOZ_URL", "http://act.example.org:port", "altavoz.E001"),
    ("ALTAVOZ_URL", "http://act.example.org", "altavoz.W002"),
    ("ALLOWED_HOSTS", ["*"], "altavoz.E003"),
    ("ALTAVOZ_URL", "https://elsewhere.example.org", "altavoz.E004"),
    ("BIND", "act.example.org", "altavoz.E005"),
    ("PORT", 70_000, "altavoz.E006"),
    ("WEB_WORKERS", 0, "altavoz.E007"),
    ("ALTAVOZ_URL", "https://localhost", "altavoz.W008"),
    ("MAIL_FROM", "Altavoz", "altavoz.E009"),
    ("LIMIT_PER_BLOCK", "many", "altavoz.E011"),
    ("LIMITS_STORAGE", "file:///tmp/limits", "altavoz.E012"),
    ("MINIMUM_AGE", 200, "altavoz.E013"),
    ("UNCONFIRMED_DAYS", 0, "altavoz.E014"),
    ("FORGET_AFTER_DAYS", 3, "altavoz.E016"),
    ("REMIND_AFTER_HOURS", 24 * 14, "altavoz.W015"),
]


def found() -> set[str | None]:
    return {message.id for message in checks.settings_make_sense()}


def test_settings_of_a_fresh_home_are_fine() -> None:
    assert not found()


@pytest.mark.parametrize(("name", "value", "expected"), BAD)
def test_a_setting_that_cannot_be_meant_is_told(settings: Settings, name: str, value: object, expected: str) -> None:
    setattr(settings, name, value)
    assert expected in found()


def test_letters_from_localhost_are_told_once_they_go_out(settings: Settings) -> None:
    settings.SMTP_URL = "smtp://mail.example.org"
    assert "altavoz.W010" in found()


def test_a_public_centre_behind_a_proxy_is_fine(settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://act.example.org"
    settings.ALLOWED_HOSTS = ["act.example.org"]
    settings.TRUSTED_PROXIES = 1
    assert not found()


@pytest.mark.parametrize("number", sorted({expected.rpartition(".")[2] for _name, _value, expected in BAD} | {"W010"}))
def test_every_id_is_explained(number: str) -> None:
    assert number in (ROOT / "docs/run/settings.md").read_text(encoding="utf-8")
