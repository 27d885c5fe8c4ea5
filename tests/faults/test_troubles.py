# SPDX-License-Identifier: AGPL-3.0-or-later
"""The disk is full, the database is locked, the mail server is away: a real centre says so and loses nothing."""

import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing

import pytest
from django.db import connection

from altavoz.campaigns.testing import make_action
from altavoz.outbox.models import Letter
from altavoz.participation.models import Participation
from altavoz.running.testing import free_port
from tests.faults.centre import Running, eventually, make_production_home, running, status
from tests.faults.crowd import typed
from tests.faults.sink import listening

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED, UNAVAILABLE = 200, 503
PAGES_LEFT = 40
MOST = 400


def readiness(centre: Running) -> tuple[int, dict[str, str]]:
    """Status and parts, as whoever watches the centre reads them."""
    try:
        with urllib.request.urlopen(f"{centre.address}/readyz", timeout=15) as answer:  # noqa: S310 - loopback
            return answer.status, json.load(answer)["parts"]
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)["parts"]


def fails(centre: Running, part: str) -> Callable[[], bool]:
    def told() -> bool:
        code, parts = readiness(centre)
        return code == UNAVAILABLE and parts[part] != "ok"

    return told


def sign(centre: Running, path: str, number: int) -> int:
    """The status that the signer ends at: the sent page, or what she was told instead."""
    return status(f"{centre.address}{path}", typed(f"signer-{number}@weavers.example").encode())


def nothing_is_half_written(accepted: int) -> None:
    assert Participation.objects.count() == accepted == Letter.objects.filter(kind="confirm").count()


def test_a_full_disk_is_told_and_what_was_accepted_stays() -> None:
    make_production_home()
    path = f"/act/{make_action().public_id}/"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0] + PAGES_LEFT
    with running(ALTAVOZ_TEST_PAGES=str(pages)) as centre:
        answers: list[int] = []
        while answers.count(UNAVAILABLE) < 3 and len(answers) < MOST:
            answers.append(sign(centre, path, len(answers)))
        assert set(answers) == {SIGNED, UNAVAILABLE}, "the disk was full, and never broke a page"
        assert eventually(fails(centre, "database"))
    nothing_is_half_written(answers.count(SIGNED))
    with running() as centre:
        assert sign(centre, path, MOST) == SIGNED


def test_a_locked_database_is_told_and_waits_are_short() -> None:
    make_production_home()
    path = f"/act/{make_action().public_id}/"
    with running(ALTAVOZ_TEST_LOCK_SECONDS="1") as centre:
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as somebody:
            somebody.execute("BEGIN IMMEDIATE")
            assert sign(centre, path, 1) == UNAVAILABLE
            assert eventually(fails(centre, "database"))
            somebody.execute("ROLLBACK")
        assert sign(centre, path, 2) == SIGNED
    nothing_is_half_written(1)


def test_an_absent_mail_server_is_told_and_the_letters_go_when_it_is_back() -> None:
    make_production_home()
    path = f"/act/{make_action().public_id}/"
    with running(SMTP_URL=f"smtp://127.0.0.1:{free_port()}") as centre:
        assert sign(centre, path, 1) == SIGNED
        assert eventually(fails(centre, "mail"))
    assert Letter.objects.get().state == Letter.State.WAITING
    with listening() as (sink, address), running(SMTP_URL=address):
        Letter.objects.update(due_at=Letter.objects.get().made_at)
        assert eventually(lambda: len(sink.tokens) == 1)
        assert eventually(lambda: Letter.objects.get().state == Letter.State.SENT)
