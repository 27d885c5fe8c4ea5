# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Ana typed is in no log and in clear in no file; her address of the network nowhere; erased is erased."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.outbox.models import Letter
from altavoz.participation.models import Participation
from altavoz.participation.testing import sign
from altavoz.worker.rounds import run_once
from tests.faults.centre import make_production_home
from tests.faults.sink import Sink, listening

pytestmark = pytest.mark.django_db(transaction=True)
EMAIL, GIVEN, FAMILY, REASON = "ana.zygmunt@weavers.example", "Anastazja", "Zygmuntowska", "My aunt Wilhelmina weaves."
ADDRESS, FORWARDED = "198.51.100.237", "203.0.113.199"
TYPED = (EMAIL, "ana.zygmunt", GIVEN, FAMILY, "Wilhelmina")
NETWORK = (ADDRESS, FORWARDED)


@pytest.fixture
def far(settings: Settings, tmp_path: Path) -> Iterator[Sink]:
    settings.MAIL_DIR = tmp_path / "mail"
    make_production_home()
    with listening() as (sink, settings.SMTP_URL):
        yield sink


def journey(client: Client, action: Action, far: Sink) -> str:
    """Ana signs with a slip, then rightly, confirms, and gets her number. Her token is given back."""
    client.defaults |= {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": FORWARDED}
    typed: dict[str, Any] = {"email": EMAIL, "given_name": GIVEN, "family_name": FAMILY, "reason": REASON}
    assert sign(client, action, **{**typed, "country": ""}).status_code == 422
    place = sign(client, action, **typed).headers["Location"]
    assert client.post(place, {"digits": "123 456"}).status_code == 422
    now = timezone.now()
    run_once("letters", now)
    token = far.tokens[0]
    assert client.get(f"/confirm/{token}/").status_code == 200
    assert client.post(f"/confirm/{token}/").status_code == 303
    run_once("tally", now)
    run_once("letters", now + timedelta(minutes=1))
    assert Participation.objects.get().state == Participation.State.CONFIRMED
    return token


@pytest.fixture
def action() -> Action:
    action = make_action()
    make_action_page(action)
    return action


def test_no_log_tells_of_ana_even_where_it_tells_most(
    client: Client, far: Sink, action: Action, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        token = journey(client, action, far)
        far.mood = "refuses"
        sign(client, action, email=EMAIL, given_name=GIVEN)
        run_once("letters", timezone.now() + timedelta(minutes=2))
    # Django's own debug log of queries is on only with DEBUG; the far end of the mail speaks for itself.
    lines = [
        f"{record.getMessage()} {record.exc_text or ''}"
        for record in caplog.records
        if not record.name.startswith(("mail.log", "django.db", "asyncio"))
    ]
    assert not [line for line in lines for word in (*TYPED, *NETWORK, token) if word in line]


def test_nothing_that_ana_typed_is_in_clear_in_any_file(
    client: Client, far: Sink, action: Action, settings: Settings
) -> None:
    journey(client, action, far)
    stored = everything_stored(settings)
    assert not [word for word in (*TYPED, *NETWORK) if word.encode() in stored]


@pytest.mark.sqlite_only("the bytes of its file")
def test_what_is_erased_is_not_left_in_the_file(client: Client, far: Sink, action: Action, settings: Settings) -> None:
    token = journey(client, action, far)
    row = Participation.objects.get()
    key, sealed = bytes(row.email_key), sealed_columns()
    assert all(value in everything_stored(settings) for value in sealed)
    client.post(f"/not-me/{token}/")
    assert not Participation.objects.exists()
    assert not Letter.objects.filter(recipient_key=key).exists()
    stored = everything_stored(settings)
    assert not [value for value in (*sealed, token.encode()) if value in stored]


@pytest.mark.sqlite_only("the bytes of its file")
def test_what_is_withdrawn_is_not_left_in_the_file(
    client: Client, far: Sink, action: Action, settings: Settings
) -> None:
    token = journey(client, action, far)
    sealed = sealed_columns()
    client.post(f"/withdraw/{token}/")
    stored = everything_stored(settings)
    assert not [value for value in sealed if value in stored]


def sealed_columns() -> list[bytes]:
    """As they lie in the file: even what only a key can read has to go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT given_name, family_name, email, reason FROM participation_participation")
        return [bytes(value) for value in cursor.fetchone()]


def everything_stored(settings: Settings) -> bytes:
    """Every byte under ALTAVOZ_HOME, and of the database: SQLite's files with what is written ahead, or all rows."""
    files = [file for file in Path(settings.ALTAVOZ_HOME).rglob("*") if file.is_file()]
    files += [file for file in Path(settings.MAIL_DIR).rglob("*") if file.is_file()]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files += list(Path(connection.settings_dict["NAME"]).parent.iterdir())
        return b"".join(file.read_bytes() for file in files)
    return b"".join(file.read_bytes() for file in files) + all_rows()


def all_rows() -> bytes:
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        return b"".join(_rows_of(cursor, table) for table in tables)


def _rows_of(cursor: CursorWrapper, table: str) -> bytes:
    cursor.execute(f'SELECT * FROM "{table}"')
    return b" ".join(
        bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
        for row in cursor.fetchall()
        for value in row
    )
