# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.campaigns.freezing import freeze_targets
from altavoz.campaigns.testing import SPRING, make_action, make_action_page, make_action_pages
from altavoz.decision_makers.models import Office, Term
from altavoz.deliveries.testing import hand_it_over
from altavoz.tallies import counting, publication
from altavoz.tallies.testing import change, counted
from altavoz.website import pagecache

pytestmark = pytest.mark.django_db


def one(client: Client, action: Action) -> dict[str, object]:
    answer = client.get(f"/api/actions/{action.public_id}/")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def only_target(client: Client, action: Action) -> Any:  # noqa: ANN401 - JSON
    targets = one(client, action)["targets"]
    assert isinstance(targets, list)
    assert len(targets) == 1
    return targets[0]


def test_an_action_says_what_it_is_and_what_it_counts(client: Client) -> None:
    action = counted(make_action(), 1, 1)
    change(action, 325, why=Why.CARRIED_OVER)
    counting.advance(now=SPRING)
    told = one(client, action)
    assert (told["id"], told["kind"], told["state"], told["country"]) == (action.public_id, "petition", "open", "CA")
    assert told["opened_at"] == "2026-04-07T09:00:00Z"
    assert told["counts"] == {"confirmed": 2, "paper": 0, "carried_over": 325, "total": 327}
    assert told["log"] == {"lines": 0, "plus": 327, "minus": 0}
    assert told["log_url"] == f"{settings.ALTAVOZ_URL}/api/actions/{action.public_id}/tally/"


def test_it_leads_to_its_page_in_each_language(client: Client) -> None:
    action = make_action()
    make_action_pages(action)
    pages = one(client, action)["pages"]
    assert isinstance(pages, list)
    assert [page["language"] for page in pages] == ["en", "es", "fr"]
    assert all(page["url"].startswith(f"{settings.ALTAVOZ_URL}/{page['language']}/act/") for page in pages)


def test_a_draft_has_no_address(client: Client) -> None:
    action = make_action()
    make_action_page(action, live=False)
    assert one(client, action)["pages"] == []


def test_an_open_action_names_who_holds_the_office_today(client: Client) -> None:
    action = make_action()
    target = only_target(client, action)
    assert target["holder"] == {"standing": "holder", "name": "Vera Okonjo"}
    assert (target["office"]["id"], target["frozen_on"]) == (Office.objects.get().public_id, None)
    assert set(target["office"]["title"]) == {"en", "fr", "es"}


def test_a_closed_action_names_who_held_it_then(client: Client) -> None:
    action = make_action()
    freeze_targets(action.pk, on=SPRING.date())
    Action.objects.filter(pk=action.pk).update(state=Action.State.CLOSED, closed_at=SPRING)
    Term.objects.all().delete()
    target = only_target(client, action)
    assert target["holder"]["name"] == "Vera Okonjo"
    assert target["frozen_on"] == "2026-04-07"


def test_an_action_past_its_hour_is_closed_before_the_worker_knows(client: Client) -> None:
    assert one(client, make_action(closes_at=SPRING + timedelta(hours=1)))["state"] == "closed"


@pytest.mark.parametrize(
    ("state", "status"), [(Action.State.PREPARING, 404), (Action.State.TAKEN_DOWN, 410), (Action.State.WON, 200)]
)
def test_what_is_prepared_is_not_there_and_what_was_taken_down_is_gone(client: Client, state: str, status: int) -> None:
    action = make_action(state=state)
    for address in ("", "tally/"):
        answer = client.get(f"/api/actions/{action.public_id}/{address}")
        assert answer.status_code == status
        if status == 410:
            assert answer["Cache-Control"] == "no-store"
    listed = client.get("/api/actions/").json()["actions"]
    assert bool(listed) is (status == 200)


def test_the_list_is_chosen_by_country_and_state(client: Client) -> None:
    here = make_action()
    there = make_action(state=Action.State.CLOSED)
    Action.objects.filter(pk=there.pk).update(country="MX")

    def ids(query: str) -> list[str]:
        return [each["id"] for each in client.get(f"/api/actions/?{query}").json()["actions"]]

    assert ids("country=CA") == [here.public_id]
    assert ids("state=closed") == [there.public_id]
    assert ids("country=MX&state=open") == []


def test_the_list_leads_on_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("altavoz.api.actions.PAGE_SIZE", 2)
    organisation = make_action().organisation
    for _each in range(2):
        make_action(organisation=organisation)
    first = client.get("/api/actions/?country=CA").json()
    assert len(first["actions"]) == 2
    assert first["next"] == f"{settings.ALTAVOZ_URL}/api/actions/?country=CA&page=2"
    second = client.get("/api/actions/?country=CA&page=2").json()
    assert (len(second["actions"]), second["next"]) == (1, None)


def test_more_actions_do_not_cost_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(5):
        make_action_page(counted(make_action(), 1))
    client.get("/api/actions/")
    with django_assert_max_num_queries(4):
        client.get("/api/actions/")


def test_one_action_costs_few_queries_and_none_of_them_counts_rows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    action = counted(make_action(), 1)
    make_action_pages(action)
    client.get(f"/api/actions/{action.public_id}/")
    with django_assert_max_num_queries(14) as seen:
        client.get(f"/api/actions/{action.public_id}/")
    assert not any("COUNT(" in query["sql"] for query in seen.captured_queries)


def test_any_page_may_read_it_and_no_cookie_is_set(client: Client) -> None:
    action = make_action()
    for address in ("/api/actions/", f"/api/actions/{action.public_id}/", f"/api/actions/{action.public_id}/tally/"):
        answer = client.get(address)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == pagecache.PUBLIC
        assert not answer.cookies


def test_the_log_is_lines_of_json(client: Client) -> None:
    action = counted(make_action(), 1, 1)
    publication.publish(now=SPRING + timedelta(hours=1))
    answer = client.get(f"/api/actions/{action.public_id}/tally/")
    assert answer["Content-Type"] == "application/jsonl"
    assert [json.loads(line)["total"] for line in answer.content.splitlines()] == [2]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/", 404),
        ("/api/nothing/here", 404),
        ("/api/actions/aaaaaaaaaaaaaaaa/", 404),
        ("/api/actions/AAAA/", 422),
        ("/api/actions/?page=0", 422),
        ("/api/actions/?country=nowhere", 422),
        ("/api/actions/?state=preparing", 422),
        ("/api/docs", 404),
    ],
)
def test_an_error_is_a_problem_in_json(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert "nowhere" not in answer.content.decode()


def test_the_door_is_for_reading_only(client: Client) -> None:
    action = make_action()
    for address in ("/api/actions/", f"/api/actions/{action.public_id}/"):
        answer = client.post(address)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert client.options(address).status_code == 204
        asked = client.head(address)
        assert (asked.status_code, asked.content) == (200, b"")


def test_a_delivered_action_tells_to_whom_when_and_how_many(client: Client) -> None:
    action = make_action()
    hand_it_over(action, how_many=35112)
    [delivery] = client.get(f"/api/actions/{action.public_id}/").json()["deliveries"]
    assert (delivery["handed_over_on"], delivery["number"]) == ("2026-05-06", 35112)
    assert delivery["to"][0]["title"]["fr"] == "Ministre des Métiers à tisser"
    assert delivery["to"][0]["holder"] == {"standing": "holder", "name": "Vera Okonjo"}
