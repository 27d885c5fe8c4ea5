# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gives pytest-django our copied databases in place of freshly migrated ones."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.ground.templates import TemplateDatabase, for_this_vendor


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about the other database does not belong to this run; the run on the other one has it."""
    other = "postgresql_only" if connection.vendor == "sqlite" else "sqlite_only"
    foreign = [item for item in items if item.get_closest_marker(other)]
    if foreign:
        config.hook.pytest_deselected(items=foreign)
        items[:] = [item for item in items if item not in foreign]
