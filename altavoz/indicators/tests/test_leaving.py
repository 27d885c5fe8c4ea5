# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from datetime import date

import pytest
from django.test import Client

from altavoz.indicators.models import Indicator, LeftAsItIs
from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import Passage
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def looms(client: Client, monkeypatch: pytest.MonkeyPatch) -> Indicator:
    """A page says the number of 2018, one of 2020 is known, and Dana has signed in."""
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    monkeypatch.setattr(passages, "_finders", {})
    passages.register(
        "pages", lambda _user, _needles: [Passage("Page", "Then", "There were 34,000.", "en", "/edit/1/")]
    )
    sign_in(client, name="dana")
    return looms


def test_dana_leaves_an_older_number_for_a_reason_takes_that_back_and_is_asked_again_by_a_newer_one(
    client: Client, looms: Indicator
) -> None:
    page, decide = f"/cms/figures/{looms.pk}/", f"/cms/figures/{looms.pk}/leave/"
    (mark,) = re.findall(r'name="mark" value="(\w+)"', client.get(page).content.decode())
    client.post(decide, {"mark": mark, "reason": " "})
    assert client.post(decide, {"mark": "0" * 64, "reason": "No such words"}).status_code == 404
    assert not LeftAsItIs.objects.exists()
    client.post(decide, {"mark": mark, "reason": "It tells of that day"})
    assert "It tells of that day" in client.get(page).content.decode()
    assert "is-waiting" not in client.get("/cms/figures/in-texts/").content.decode()
    client.post(decide, {"mark": mark, "again": ""})
    assert "is-waiting" in client.get(page).content.decode()
    client.post(decide, {"mark": mark, "reason": "It tells of that day", "all": "1"})
    make_observation(looms, "70000", date(2021, 5, 6))
    assert "is-waiting" in client.get(page).content.decode()
    acts = AuditEntry.objects.filter(act__startswith="indicators.l").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["indicators.leave", "indicators.look_again", "indicators.leave"]
