# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is described is what is answered: questions made up from the description itself."""

from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from pytest_django.live_server_helper import LiveServer

from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies.testing import counted

pytestmark = pytest.mark.django_db


def test_the_description_names_every_address(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/actions/",
        "/api/actions/{public_id}/",
        "/api/actions/{public_id}/legislators/",
        "/api/actions/{public_id}/tally/",
        "/api/cases/",
        "/api/cases/{public_id}/",
        "/api/decision-makers/",
        "/api/indicators/",
        "/api/indicators/{public_id}/",
        "/api/recommendations/",
        "/api/recommendations/laws/",
        "/api/recommendations/numbers/",
        "/api/recommendations/promises/",
        "/api/search/",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/api/actions/",
        "/api/actions/{public_id}/",
        "/api/actions/{public_id}/tally/",
        "/api/recommendations/",
        "/api/search/",
    ],
)
def test_answers_are_as_described(address: str, live_server: LiveServer) -> None:
    counted(make_action(), 1, now=SPRING)
    schema = schemathesis.openapi.from_url(f"{live_server.url}/api/openapi.json")

    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(schema[address]["GET"].as_strategy())
    def ask(case: schemathesis.Case[Any]) -> None:  # Any: whatever the schema describes
        case.call_and_validate()

    ask()
