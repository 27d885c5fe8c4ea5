# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a process remembers of its centre is forgotten between tests, as the database is."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from altavoz.newsroom.countries import indexes
from altavoz.newsroom.countries.sections import figured
from altavoz.newsroom.posts import listing
from altavoz.organisations import mode
from altavoz.recommendations.board import choices as board_choices
from altavoz.website import country_links, frame, licences, pages, straight
from altavoz.website.sharing import machines, words


@pytest.fixture(autouse=True)
def _fresh_memory() -> Iterator[None]:
    mode.forget()
    frame.forget()
    straight.forget()
    pages.forget()
    licences.forget()
    listing.forget()
    indexes.forget()
    figured.forget()
    board_choices.forget()
    words.forget()
    machines.forget()
    country_links.forget()
    cache.clear()
    yield
    mode.forget()
    # A request leaves its language behind in the thread; the next request sets its own, the next test does not.
    translation.activate("en")
