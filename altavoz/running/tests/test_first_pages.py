# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.test import Client

from altavoz.newsroom.posts.pages import PostIndexPage
from altavoz.running import first_pages

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.django_db
def test_a_new_centre_has_a_place_for_news_and_countries_in_each_language(client: Client) -> None:
    first_pages.make(NOW)
    first_pages.add_lists(NOW)
    answers = [client.get(f"/{language}/{name}/") for language in ("en", "fr", "es") for name in ("news", "countries")]
    assert [answer.status_code for answer in answers] == [200] * 6
    assert PostIndexPage.objects.values("translation_key").distinct().count() == 1
