# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.test import Client

from altavoz.website.finding import indexing, matching
from altavoz.website.finding.entries import Entry
from altavoz.website.testing import make_home, make_page

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TITLES = {"March march": datetime(2020, 3, 31, 23, 30, tzinfo=UTC), "May march": datetime(2020, 5, 1, tzinfo=UTC)}


@pytest.fixture(autouse=True)
def marches() -> None:
    home = make_home("es")
    for title in TITLES:
        make_page(home, title=title)
    indexing.index_everything(now=NOW)
    for title, at in TITLES.items():
        Entry.objects.filter(title=title).update(at=at)


def found(client: Client, **days: str) -> list[str]:
    answer = client.get("/api/search/", {"q": "march", **days}).json()
    page = client.get("/en/search/", {"q": "march", **days}).content.decode()
    titles = [item["title"] for item in answer["items"]]
    assert page.count("<h3>") == len(titles)
    return titles


BETWEEN = [
    ({"since": "2020-04-01"}, ["May march"]),
    ({"until": "2020-03-31"}, ["March march"]),
    ({"since": "2020-03-31", "until": "2020-05-01"}, ["May march", "March march"]),
    ({"since": "2020-04-01", "until": "2020-04-30"}, []),
    ({"since": "0001-01-01", "until": "9999-12-31"}, ["May march", "March march"]),
    ({"year": "2020"}, ["May march", "March march"]),
    ({"year": "2019"}, []),
]


@pytest.mark.parametrize(("days", "titles"), BETWEEN)
def test_both_days_belong_to_what_is_looked_for_and_either_may_be_left_open(
    client: Client, days: dict[str, str], titles: list[str]
) -> None:
    assert found(client, **days) == titles


def test_a_word_of_many_entries_is_found_between_days_as_well(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MANY", 1)
    assert found(client, since="2020-04-01", lang="en") == ["May march"]


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ({"since": "soon"}, "Write the day as in 2020-11-30"),
        ({"until": "2020-02-31"}, "Write the day as in 2020-11-30"),
        ({"since": "2020-05-02", "until": "2020-05-01"}, "This day is before the first one"),
    ],
)
def test_a_day_that_cannot_be_meant_is_said_beside_its_field(
    client: Client, days: dict[str, str], problem: str
) -> None:
    page = client.get("/en/search/", {"q": "march", **days}).content.decode()
    assert page.count(problem) == 2
    assert 'aria-invalid="true"' in page
    assert "<h3>" not in page


def test_a_program_is_told_of_a_day_that_it_cannot_mean(client: Client) -> None:
    assert client.get("/api/search/", {"q": "march", "since": "2020-02-31"}).status_code == 422
    assert found(client, since="2020-05-02", until="2020-05-03") == []
