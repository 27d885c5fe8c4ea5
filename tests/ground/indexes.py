# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wagtail writes two indexes at each save of a page: what refers to what, and what staff search for.

They take a third of a test that makes a page, and hardly any test asks them: one that does takes `indexes`.
"""

from collections.abc import Iterator

import pytest
from django.db.models.signals import post_save
from django.urls import get_resolver
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import update_reference_index_on_save


def _disconnect() -> None:
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    for model in ReferenceIndex.tracked_models:
        post_save.disconnect(update_reference_index_on_save, sender=model)


def _connect() -> None:
    for model in get_indexed_models():
        post_save.connect(post_save_signal_handler, sender=model)
    for model in ReferenceIndex.tracked_models:
        post_save.connect(update_reference_index_on_save, sender=model)


@pytest.fixture(autouse=True, scope="session")
def _no_indexes() -> Iterator[None]:
    # Wagtail's screens enter more models as their addresses are read: whoever came later was written all the same.
    _ = get_resolver().url_patterns
    _disconnect()
    yield
    _connect()


@pytest.fixture
def indexes() -> Iterator[None]:
    """As in a centre that runs."""
    _connect()
    yield
    _disconnect()
