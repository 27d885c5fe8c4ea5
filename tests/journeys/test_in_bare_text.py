# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana's line is the slowest there is: she reads the page as bare text, and takes part from there."""

import re

import pytest
from django.test import Client

from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.participation.models import Participation
from altavoz.participation.testing import ana_types

pytestmark = pytest.mark.django_db
FORM = re.compile(r'<form method="post" action="(/act/[a-z2-7]{16}/)">(.*?)</form>', re.DOTALL)


def test_she_signs_from_the_bare_page(client: Client) -> None:
    action = make_action()
    page = make_action_page(action)
    texts = [client.get(f"{page.url}?text={number}").content for number in (1, 2, 3)]
    assert all(len(text) < 15_000 for text in texts)
    assert not any(b"<script" in text or b"<img" in text or b"stylesheet" in text for text in texts)
    (place, form), *_others = FORM.findall("".join(text.decode() for text in texts))
    asked = set(re.findall(r' name="([^"]+)"', form))
    answer = client.post(place, {name: said for name, said in ana_types(action).items() if name in asked})
    assert (answer.status_code, "/sent/" in answer["Location"]) == (303, True)
    assert Participation.objects.get().state == "pending"
