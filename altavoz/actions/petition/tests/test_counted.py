# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns.testing import action_of, make_action, make_action_pages
from altavoz.participation.testing import confirm_as, make_participation
from altavoz.tallies.counting import advance

pytestmark = pytest.mark.django_db


def test_three_languages_count_as_one_action(client: Client) -> None:
    pages = make_action_pages(make_action(opened_at=timezone.now()))
    action = action_of(pages["en"])
    for number, language in enumerate(pages):
        row = make_participation(action, email=f"p{number}@example.org", language=language)
        confirm_as(row, now=timezone.now())
    advance(now=timezone.now() + timedelta(seconds=1))
    for page in pages.values():
        assert "<strong data-total>3</strong>" in client.get(page.url).content.decode()
