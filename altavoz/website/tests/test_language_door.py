# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/act/aaaaaaaaaaaaaaaa/", "/nowhere/", "/nowhere", "/api/nowhere/"])
def test_what_is_not_found_outside_a_language_is_answered_at_once(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_root_leads_to_the_readers_language(client: Client) -> None:
    answer = client.get("/", headers={"Accept-Language": "fr"})
    assert (answer.status_code, answer["Location"]) == (302, "/fr/")


def test_a_404_under_a_language_stays_one(client: Client, db: None) -> None:
    assert client.get("/fr/nulle-part/").status_code == 404
