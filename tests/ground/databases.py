# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gives pytest-django our copied databases in place of freshly migrated ones."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.ground.parts import write_beside_report
from tests.ground.templates import TemplateDatabase, for_this_vendor

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[TemplateDatabase]:
    """A copy of the migrated template, put back after each test that commits for real."""
    worker = str(getattr(request.config, "workerinput", {}).get("workerid", "main"))
    databases = for_this_vendor()
    with django_db_blocker.unblock():
        databases.prepare(worker)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: databases.restore())
        yield databases
    with django_db_blocker.unblock():
        databases.remove()


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "leave out what asks no database: the run on SQLite has it"
    parser.addoption("--only-with-database", action="store_true", help=words)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about the other database does not belong to this run; the run on the other one has it.

    What asks no database comes first: one process is at it while another makes the tables.
    """
    other = "postgresql_only" if connection.vendor == "sqlite" else "sqlite_only"
    leave_out(config, items, [item for item in items if item.get_closest_marker(other)])
    if config.getoption("--only-with-database"):
        pure = [item for item in items if not asks_the_database(item)]
        leave_out(config, items, pure)
        write_beside_report("once", len(pure))
    items.sort(key=asks_the_database)


def leave_out(config: pytest.Config, items: list[pytest.Item], foreign: list[pytest.Item]) -> None:
    if foreign:
        config.hook.pytest_deselected(items=foreign)
        gone = set(foreign)
        items[:] = [item for item in items if item not in gone]


def asks_the_database(item: pytest.Item) -> bool:
    """Whether pytest-django opens the database to it: to every other test the database is closed."""
    if any(item.get_closest_marker(name) for name in ("django_db", "both_databases", "postgresql_only")):
        return True
    return not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", DATABASE_FIXTURES))
