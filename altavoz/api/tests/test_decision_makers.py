# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.test import Client

from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.testing_sources import weavers_chamber

pytestmark = pytest.mark.django_db
ADDRESS = "/api/decision-makers/"


@pytest.fixture(autouse=True)
def looms(db: None) -> None:
    bring_in(slug="looms", snapshot=weavers_chamber(), now=datetime(2026, 4, 7, tzinfo=UTC))


def test_a_program_asks_who_decides_for_a_code(client: Client) -> None:
    answer = client.get(ADDRESS, {"country": "CA", "code": "K2B 1C1"})
    item = answer.json()["items"][0]
    assert answer.json()["ambiguous"] is False
    assert item["holder"] == {"standing": "holder", "name": "Vera Okonjo"}
    assert item["body"] == {"en": "Chamber of Looms"}
    assert item["division"]["id"].endswith("/seat:1")
    assert (item["source"], item["as_of"]) == ("the Gazette of the Looms (fictional)", "2026-04-01")
    assert item["contacts"][0]["value"] == "+1 555 0100"


def test_what_was_asked_is_kept_nowhere(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    for code in ("K1A 0B1", "T9T 9T9", "90002"):
        answer = client.get(ADDRESS, {"country": "CA", "code": code})
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies
        assert code not in caplog.text
        assert code not in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"country": "CA"}, 422, "only one"),
        ({"country": "CA", "code": "K2B", "q": "vera"}, 422, "only one"),
        ({"country": "CA", "code": "90002"}, 422, "another country: US"),
        ({"country": "CA", "code": "T1A"}, 404, "not in our table"),
        ({"country": "CA", "q": "nobody"}, 404, "a name like this"),
        ({"country": "CA", "q": "a\x00b"}, 422, "only one"),
        ({"country": "FR", "q": "vera"}, 404, "imported"),
        ({"country": "Canada", "q": "vera"}, 422, "country"),
        ({"country": "CA", "code": "K2B", "on": "spring"}, 422, "on"),
        ({"country": "CA", "q": "x" * 500}, 422, "q"),
    ],
)
def test_bad_questions_get_an_answer_that_helps(client: Client, asked: dict[str, str], status: int, said: str) -> None:
    answer = client.get(ADDRESS, asked)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_are_days(client: Client, day: str) -> None:
    assert client.get(ADDRESS, {"country": "CA", "code": "K2B", "on": day}).status_code == 200


def test_it_can_only_be_read(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
