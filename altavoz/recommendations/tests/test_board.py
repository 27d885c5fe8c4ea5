# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from altavoz.organisations.testing import make_centre
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.standing import by_area
from altavoz.recommendations.models import Status
from altavoz.recommendations.testing import (
    TEXT,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_party,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
BOARD = "/en/recommendations/"


@pytest.fixture(autouse=True)
def centre() -> None:
    make_centre()


def page(client: Client, query: str = "", address: str = BOARD) -> str:
    answer = client.get(f"{address}?{query}" if query else address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_reads_what_was_asked_as_it_was_published(client: Client) -> None:
    area = make_area(make_document(), name="Looms taken away")
    make_recommendation(area, addressee=make_party("Ministry of Looms"), acts_on=make_party("Mill owners"))
    shown = page(client)
    for words in (TEXT, "Looms taken away", "Asked of: Ministry of Looms", "About: Mill owners", "LOOM-2018-1.1"):
        assert words in shown
    assert "Not assessed" in shown


def test_a_draft_is_seen_nowhere(client: Client) -> None:
    draft = make_recommendation(make_area(make_document()), public=False)
    assert TEXT not in page(client)
    assert client.get(f"{BOARD}{draft.number}/").status_code == 404
    assert client.get(f"{BOARD}of/{draft.addressee.public_id}/").content.decode().count(TEXT) == 0


def test_two_who_disagree_stand_side_by_side(client: Client) -> None:
    row = make_recommendation(make_area(make_document()))
    make_assessment(row, make_assessor("Weavers' Watch"), Status.REVERSED)
    make_assessment(row, make_assessor("Ministry of Looms"), Status.DONE)
    board, record = page(client), page(client, address=f"{BOARD}{row.number}/")
    assert "Going back" in board
    assert "Done" in board
    assert "The assessors do not agree" in record


def test_what_is_private_is_seen_nowhere(client: Client) -> None:
    row = make_recommendation(make_area(make_document()))
    make_assessment(row, make_assessor(), words="Not to be told yet.", public=False)
    assert "Example Observatory" not in page(client)
    assert "Not to be told yet." not in page(client, address=f"{BOARD}{row.number}/")


def test_an_older_view_stays_under_the_newer_one(client: Client) -> None:
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    make_assessment(row, observatory, Status.DONE, on=date(2026, 4, 1), words="It is on the web.")
    make_assessment(row, observatory, Status.NOT_BEGUN, on=date(2025, 4, 1), words="Nothing was done.")
    board, record = page(client), page(client, address=f"{BOARD}{row.number}/")
    assert "status-chip is-none" not in board
    assert record.index("It is on the web.") < record.index("Nothing was done.")


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("status=done", True),
        ("status=partly", False),
        ("status=not_assessed", False),
        ("theme=theme:torture", True),
        ("theme=theme:women", False),
        ("year=2018", True),
        ("year=2017", False),
        ("area=LOOM-2018.1", True),
        ("area=LOOM-2018.2", False),
        ("document=LOOM-2018", True),
        ("document=NONE", False),
        ("addressee=aaaaaaaaaaaaaaaa", False),
        ("addressee=nobody%00", False),
        ("by=aaaaaaaaaaaaaaaa", False),
        ("status=%27", False),
        ("page=2", False),
        ("page=x", True),
    ],
)
def test_filters_stand_in_the_address(client: Client, query: str, fits: bool) -> None:
    row = make_recommendation(make_area(make_document()), topics=("theme:torture",))
    make_assessment(row, make_assessor(), Status.DONE)
    assert (TEXT in page(client, query)) is fits


def test_one_addressee_has_a_page_of_what_was_asked_of_it(client: Client) -> None:
    area, ministry = make_area(make_document()), make_party("Ministry of Looms")
    make_recommendation(area, addressee=ministry)
    make_recommendation(area, addressee=make_party("Parliament"), text="Pass the law on looms.")
    shown = page(client, address=f"{BOARD}of/{ministry.public_id}/")
    assert "What was asked of Ministry of Looms" in shown
    assert "Pass the law on looms." not in shown
    assert client.get(f"{BOARD}of/{'a' * 16}/").status_code == 404


def test_what_is_invented_says_so_and_is_hidden_from_search_engines(client: Client) -> None:
    row = make_recommendation(make_area(make_document()))
    assert not client.get(BOARD).has_header("X-Robots-Tag")
    make_assessment(row, make_assessor(demonstration=True))
    for address in (BOARD, f"{BOARD}{row.number}/", f"{BOARD}of/{row.addressee.public_id}/"):
        answer = client.get(address)
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert '<span class="invented">Demonstration</span>' in answer.content.decode()


def test_the_table_holds_what_the_board_shows_and_no_formula(client: Client) -> None:
    area = make_area(make_document())
    make_recommendation(area, text="=HYPERLINK(1)")
    row = make_recommendation(area)
    make_assessment(row, make_assessor(demonstration=True), Status.DONE)
    answer = client.get("/en/recommendations.csv")
    lines = list(csv.DictReader(StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [line["Text as published"] for line in lines] == ["'=HYPERLINK(1)", TEXT]
    assert (lines[1]["Status"], lines[1]["Demonstration"]) == ("Done", "Demonstration")
    assert client.get("/en/recommendations.csv?status=partly").getvalue().count(b"\n") == 1


def test_the_board_asks_as_often_for_many_as_for_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    area, observatory = make_area(make_document()), make_assessor()
    for _each in range(12):
        make_assessment(make_recommendation(area), observatory)
    client.get(BOARD)
    with django_assert_max_num_queries(60):
        client.get(BOARD)


def test_what_is_invented_moves_nothing_in_a_country() -> None:
    row = make_recommendation(make_area(make_document()))
    make_assessment(row, make_assessor("Invented", demonstration=True, order=1), Status.DONE)
    (area,) = by_area(Filters()).areas
    assert (area.moved, area.bars) == (None, [])
    make_assessment(row, make_assessor("Weavers' Watch"), Status.BEGUN)
    assert by_area(Filters()).areas[0].moved == 1
