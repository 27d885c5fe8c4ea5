# SPDX-License-Identifier: AGPL-3.0-or-later
"""What we sign is judged by dkimpy, with a domain name system of our own."""

from io import StringIO
from pathlib import Path

import dkim
import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from altavoz.outbox import checks, signing
from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import SPRING
from altavoz.outbox.writers import Written

LETTER = Letter(public_id="abcdefghijklmnop", recipient="ana@weavers.example", language="fr")
WORDS = Written(
    "Où sont-ils, et pourquoi personne ne répond-il à leurs familles depuis trois semaines ?",
    "Une ligne\n.point\n\n-- \nWeavers",
    "<p>Où  sont-ils ?</p>\n\n",
    {
        "Reply-To": "hello@weavers.example",
        "List-Id": "<urgent.weavers.example>",
        "List-Unsubscribe": "<https://weavers.example/leave/abcdefghijklmnop/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Making one takes a while: all tests here share it."""
    file = tmp_path_factory.mktemp("keys") / "dkim.pem"
    assert signing.make_key(file)
    return file


@pytest.fixture
def signs(settings: Settings, key: Path) -> None:
    settings.DKIM_SELECTOR, settings.DKIM_DOMAIN, settings.DKIM_KEY_FILE = "altavoz", "Weavers.example", str(key)
    settings.MAIL_FROM = "Weavers' Watch <letters@mail.weavers.example>"


def is_good(content: bytes) -> bool:
    published = {b"altavoz._domainkey.weavers.example.": signing.record(_signer()).encode()}
    return bool(dkim.verify(content, dnsfunc=lambda name, timeout=5: published.get(name)))


def _signer() -> signing.Signer:
    by = signing.signer()
    assert by is not None
    return by


@pytest.mark.usefixtures("signs")
def test_a_signed_letter_is_good() -> None:
    content = build(LETTER, WORDS, now=SPRING)
    assert is_good(content)
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 78


@pytest.mark.usefixtures("signs")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Une ligne", b"Une autre"),
        (b"One-Click", b"Two-Click"),
        (b"Reply-To: hello@", b"Reply-To: thief@"),
        (b"leave/abcd", b"leave/bcde"),
        (b"urgent.", b"calm."),
        (b"To: ana@", b"To: dee@"),
        (b"\r\nSubject:", b"\r\nSubject: Pay\r\nSubject:"),
        (b"\r\nFrom:", b"\r\nFrom: dee@stranger.example\r\nFrom:"),
    ],
)
def test_a_letter_that_was_changed_on_the_way_is_not(old: bytes, new: bytes) -> None:
    content = build(LETTER, WORDS, now=SPRING)
    assert old in content
    assert not is_good(content.replace(old, new, 1))


@pytest.mark.usefixtures("signs")
def test_no_header_can_be_put_beside_those_that_are_missing() -> None:
    bare = build(LETTER, Written("Hello", "a", "<p>a</p>"), now=SPRING)
    assert is_good(bare)
    assert not is_good(bare.replace(b"\r\nTo:", b"\r\nReply-To: dee@stranger.example\r\nTo:", 1))


def test_nothing_is_signed_where_nobody_asked_for_it() -> None:
    assert b"DKIM-Signature" not in build(LETTER, WORDS, now=SPRING)


def test_settings_that_are_half_there_are_an_error_that_names_the_missing_ones(settings: Settings) -> None:
    settings.DKIM_SELECTOR = "altavoz"
    [error] = [each for each in checks.mail_settings() if each.id == "outbox.E004"]
    assert "ALTAVOZ_DKIM_DOMAIN, ALTAVOZ_DKIM_KEY_FILE not set" in error.msg


@pytest.mark.usefixtures("signs")
def test_a_key_that_cannot_sign_or_lies_open_is_an_error(settings: Settings, key: Path, tmp_path: Path) -> None:
    assert checks.mail_settings() == []
    settings.DKIM_KEY_FILE = "nowhere.pem"
    assert [each.id for each in checks.mail_settings()] == ["outbox.E007"]
    lies_open = tmp_path / "open.pem"
    lies_open.write_bytes(key.read_bytes())
    lies_open.chmod(0o644)
    settings.DKIM_KEY_FILE = str(lies_open)
    assert [each.id for each in checks.mail_settings()] == ["outbox.E008"]


@pytest.mark.usefixtures("signs")
def test_names_that_no_mail_server_would_count_are_told(settings: Settings) -> None:
    settings.DKIM_DOMAIN = "elsewhere.example"
    assert [each.id for each in checks.mail_settings()] == ["outbox.W006"]
    settings.DKIM_DOMAIN = "two words"
    assert [each.id for each in checks.mail_settings()] == ["outbox.E005"]


@pytest.mark.usefixtures("signs")
def test_the_command_prints_the_line_to_publish_and_nothing_secret(key: Path) -> None:
    out, told = StringIO(), StringIO()
    before = key.read_bytes()
    call_command("dkim", stdout=out, stderr=told)
    assert out.getvalue().startswith('altavoz._domainkey.weavers.example. IN TXT ( "v=DKIM1; k=rsa; p=')
    assert max(len(string) for string in out.getvalue().split('"')[1::2]) <= 255
    assert "PRIVATE" not in out.getvalue() + told.getvalue()
    assert key.read_bytes() == before


def test_the_command_asks_for_the_settings_first() -> None:
    with pytest.raises(CommandError, match="ALTAVOZ_DKIM_SELECTOR"):
        call_command("dkim")
