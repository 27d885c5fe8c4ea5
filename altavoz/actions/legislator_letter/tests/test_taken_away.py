# SPDX-License-Identifier: AGPL-3.0-or-later
"""The API and the table: what everybody may take away of a letter."""

import pytest
from django.test import Client

from altavoz.actions.legislator_letter.testing import SOURCE, make_letter, say
from altavoz.campaigns.testing import make_action

pytestmark = pytest.mark.django_db


def test_the_api_gives_each_member_with_status_source_and_day(client: Client) -> None:
    letter = make_letter(vacant=(4,))
    say(letter, "Vera Okonjo")
    said = client.get(f"/api/actions/{letter.action.public_id}/legislators/").json()
    items = {item["name"]: item for item in said["items"]}
    vera = items["Vera Okonjo"]
    assert (vera["status"], vera["source"], vera["as_of"]) == ("signed", SOURCE, "2026-04-07")
    assert (vera["party"], vera["state"], vera["division"]) == (
        "Shuttle",
        "NORTH",
        "ocd-division/country:ca/state:north/seat:1",
    )
    assert vera["leads"] is True
    assert items["Ilse Brandt"]["status"] == "unknown"
    assert items[""]["status"] == "vacant"
    assert (said["signed"], said["members"], said["earlier"][0]["signed"]) == (1, 4, 3)


def test_an_action_that_is_no_letter_has_no_legislators(client: Client) -> None:
    answer = client.get(f"/api/actions/{make_action().public_id}/legislators/")
    assert answer.status_code == 404
    assert "no letter" in answer.json()["detail"]


def test_the_api_is_for_reading_and_may_be_kept_for_a_moment(client: Client) -> None:
    address = f"/api/actions/{make_letter().action.public_id}/legislators/"
    assert client.post(address).status_code == 405
    assert "s-maxage=5" in client.get(address)["Cache-Control"]


def test_the_table_holds_no_formula_and_speaks_the_language(client: Client) -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo", source="=HYPERLINK(1)")
    answer = client.get(f"/act/{letter.action.public_id}/legislators/fr.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nom,Parti,")
    assert any("Vera Okonjo" in line and ",'=HYPERLINK(1)," in line and "A signé" in line for line in lines)
    assert not answer.cookies


def test_the_table_of_what_is_not_public_is_not_given(client: Client) -> None:
    letter = make_letter(state="taken_down")
    assert client.get(f"/act/{letter.action.public_id}/legislators/en.csv").status_code == 404
    assert client.get(f"/act/{make_action().public_id}/legislators/xx.csv").status_code == 404
