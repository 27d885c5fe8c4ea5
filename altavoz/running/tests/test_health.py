# SPDX-License-Identifier: AGPL-3.0-or-later
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from altavoz.organisations import mode
from altavoz.organisations.testing import make_centre
from altavoz.outbox.models import DomainDay, MailState
from altavoz.running import breakdowns, canary, health
from altavoz.running.models import Canary
from altavoz.running.testing import now_full
from altavoz.worker import heartbeat
from altavoz.worker.models import Heartbeat


@pytest.fixture(autouse=True)
def _look_anew() -> Iterator[None]:
    health.watch.forget()
    yield
    health.watch.forget()


@pytest.fixture
def well(db: None) -> Iterator[None]:
    mode.forget()
    make_centre()
    canary.plant()
    heartbeat.beat("worker", timezone.now())
    yield
    mode.forget()


def test_healthz_answers_without_the_database(client: Client) -> None:
    # No fixture opens the database here, so a query would be refused.
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.usefixtures("well")
def test_readyz_says_that_all_is_well(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["failing"] == []
    assert set(answer.json()["parts"]) == {"database", "disk", "migrations", "worker", "mail"}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("well")
def test_a_mail_domain_that_refuses_us_is_a_warning_and_no_failure(client: Client) -> None:
    DomainDay.objects.create(day=timezone.now().date(), domain_key=b"k", domain="mail.example", refused=30)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["warnings"] == {"mail": "a mail domain refuses our letters"}


@pytest.mark.usefixtures("well")
def test_a_worker_without_heartbeat_is_named(client: Client) -> None:
    Heartbeat.objects.all().delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "failing": ["worker"], "parts": answer.json()["parts"]}


@pytest.mark.usefixtures("well")
def test_an_absent_mail_server_is_named_without_its_words(client: Client) -> None:
    MailState.objects.update_or_create(
        pk=1, defaults={"failing_since": timezone.now(), "trouble": "connection refused"}
    )
    answer = client.get("/readyz")
    assert answer.json()["failing"] == ["mail"]
    assert "refused" not in answer.content.decode()


@pytest.mark.usefixtures("well")
def test_a_migration_that_was_not_applied_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_on_disk", lambda: frozenset({("campaigns", "9999_from_tomorrow")}))
    assert client.get("/readyz").json()["failing"] == ["migrations"]


@pytest.mark.usefixtures("well")
def test_a_nearly_full_disk_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_DISK", 2**62)
    assert client.get("/readyz").json()["parts"]["disk"] == "nearly full"


@pytest.mark.sqlite_only("a limit of pages")
@pytest.mark.django_db(transaction=True)
def test_a_full_database_is_named_and_loses_nothing(client: Client) -> None:
    canary.plant()
    heartbeat.beat("worker", timezone.now())
    before = Canary.objects.get().sealed
    with now_full():
        answer = client.get("/readyz")
    assert answer.json()["parts"]["database"] == "full"
    assert bytes(Canary.objects.get().sealed) == bytes(before)


@pytest.mark.sqlite_only("one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_centre()
    canary.plant()
    heartbeat.beat("worker", timezone.now())
    monkeypatch.setattr(health, "LOCK_MILLISECONDS", 50)
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.get("/readyz")
        other.rollback()
    assert answer.json()["parts"]["database"] == "locked"
    health.watch.forget()
    assert client.get("/readyz").status_code == 200


@pytest.mark.usefixtures("well")
def test_many_who_ask_at_once_look_once(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client.get("/readyz")
    with django_assert_num_queries(0):
        client.get("/readyz")


@pytest.mark.sqlite_only("a limit of pages")
@pytest.mark.django_db(transaction=True)
def test_a_post_into_a_full_database_gets_a_plain_page_and_a_time_to_come_back() -> None:
    canary.plant()
    with now_full():
        answer = answered(lambda: Canary.objects.update(sealed=bytes(10**6)))
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.django_db
def test_a_fault_of_our_own_stays_a_500() -> None:
    assert answered(lambda: 1 // 0).status_code == 500


def answered(deed: Callable[[], object]) -> HttpResponse:
    """What Django's handler500 answers while the error of `deed` is being handled."""
    request: HttpRequest = RequestFactory().post("/act/")
    try:
        deed()
    except Exception:  # noqa: BLE001 - whatever it was
        return breakdowns.server_error(request)
    raise AssertionError("the deed did not fail")
