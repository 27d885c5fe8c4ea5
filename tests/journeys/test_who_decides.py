# SPDX-License-Identifier: AGPL-3.0-or-later
"""An operator imports the legislatures that lie in the program; a program then asks who decides for a place."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db
JULY_2016 = "2016-07-13"


@pytest.fixture
def imported(db: None) -> None:
    for source in ("us_congress_2016", "ca_commons", "mx_congress"):
        call_command("legislature", "import", source, verbosity=0)


def ask(client: Client, **asked: str) -> dict[str, Any]:  # Any: JSON
    answer = client.get("/api/decision-makers/", asked)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def holders(found: dict[str, Any], role: str) -> list[tuple[str, str]]:
    return [(each["holder"]["standing"], each["holder"]["name"]) for each in found["items"] if each["role"] == role]


@pytest.mark.usefixtures("imported")
def test_each_country_answers_as_far_as_its_sources_know(client: Client) -> None:
    # Several districts: all of them, and somebody has to choose.
    angeles = ask(client, country="US", code="90002", on=JULY_2016)
    assert angeles["ambiguous"]
    assert len(holders(angeles, "representative")) > 1
    assert len(holders(angeles, "senator")) == 2
    # Drawn anew in 2016: every member of the state, and it says so.
    miami = ask(client, country="US", code="33101", on=JULY_2016)
    assert len(holders(miami, "representative")) == 27
    assert {each["reason"] for each in miami["items"]} == {"redrawn", "whole"}
    # The empty seat is told as empty.
    assert ("vacant", "") in holders(ask(client, country="US", code="19131", on=JULY_2016), "representative")
    # Canada: the list is of 2018, and nobody of it is shown as sitting today.
    papineau = ask(client, country="CA", q="papineau")
    assert papineau["other_days"]
    assert holders(papineau, "member") == [("not_known", "")]
    assert papineau["items"][0]["last_known"]["until"] == "2018-10-05"
    assert len(ask(client, country="CA", code="X1A 2B3")["items"]) == 2
    # Mexico: the seats are known, those who hold them are not.
    puebla = ask(client, country="MX", q="puebla")
    assert {standing for standing, _name in holders(puebla, "deputy")} == {"not_known"}
