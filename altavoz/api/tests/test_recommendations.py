# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client

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
ADDRESS = "/api/recommendations/"


def test_a_program_reads_what_was_asked_of_whom_and_what_each_assessor_says(client: Client) -> None:
    row = make_recommendation(make_area(make_document()), acts_on=make_party("Mill owners"), topics=("sdg:8",))
    make_assessment(row, make_assessor(demonstration=True), Status.DONE)
    make_assessment(row, make_assessor("Ministry of Looms", order=20), Status.REVERSED)
    (item,) = client.get(ADDRESS).json()["items"]
    assert (item["number"], item["text"], item["order"]) == ("LOOM-2018-1.1", TEXT, 1)
    assert item["area"] == {"code": "LOOM-2018.1", "name": {"en": "Looms"}, "title": "Looms"}
    assert item["acts_on"]["name"]["en"] == "Mill owners"
    assert item["document"]["dated"] == "2018-02-07"
    said = [(each["status"], each["demonstration"]) for each in item["assessments"]]
    assert said == [("done", True), ("reversed", False)]


def test_the_filters_are_those_of_the_board(client: Client) -> None:
    area = make_area(make_document())
    row = make_recommendation(area)
    make_recommendation(area, text="Pass the law on looms.")
    make_assessment(row, make_assessor(), Status.DONE)
    for query, texts in (
        ({"status": "done"}, [TEXT]),
        ({"status": "not_assessed"}, ["Pass the law on looms."]),
        ({"addressee": row.addressee.public_id}, [TEXT]),
        ({"year": "2017"}, []),
        ({"area": "LOOM-2018.9"}, []),
        ({"country": "IS"}, []),
        ({"by": "a" * 16}, []),
    ):
        assert [item["text"] for item in client.get(ADDRESS, query).json()["items"]] == texts


@pytest.mark.parametrize(
    "query", [{"status": "lovely"}, {"year": "x"}, {"addressee": "nobody"}, {"area": "\x00"}, {"country": "mexico!"}]
)
def test_what_cannot_be_understood_is_named(client: Client, query: dict[str, str]) -> None:
    answer = client.get(ADDRESS, query)
    assert answer.status_code == 422
    assert next(iter(query)) in answer.json()["detail"]
