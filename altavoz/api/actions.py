# SPDX-License-Identifier: AGPL-3.0-or-later
"""Actions and their counts, for everybody. Nothing here counts rows, sets a cookie or knows who asks."""

from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router

from altavoz.api import describing
from altavoz.api.problems import described, not_found, only_reading, problem
from altavoz.api.schemas import ActionDetail, ActionList, State
from altavoz.campaigns import about_cases
from altavoz.campaigns.action import Action
from altavoz.campaigns.pointing import open_now
from altavoz.outbox.links import absolute
from altavoz.tallies import publication
from altavoz.website import generations, pagecache

PAGE_SIZE = 50
LAST_PAGE = 1_000
OTHER_METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
HIDDEN = (Action.State.PREPARING, Action.State.TAKEN_DOWN)

LINES = {"description": "JSON lines", "content": {"application/jsonl": {"schema": {"type": "string"}}}}

ActionId = Annotated[str, Path(pattern=r"^[a-z2-7]{16}$", description="The action's public id.")]
Country = Annotated[str | None, Query(pattern=r"^[A-Z]{2}$", description="ISO code of the country it is about.")]
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]

router = Router(tags=["actions"])


@router.get(
    "/",
    response=ActionList,
    summary="Actions, the newest first",
    operation_id="actions",
    openapi_extra={"responses": described(422)},
)
def listed(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    country: Country = None,
    state: State | None = None,
    page: PageNumber = 1,
) -> describing.Json:
    now = timezone.now()
    generations.depend_on(generations.SITE)
    first = (page - 1) * PAGE_SIZE
    # One more than shown tells whether there is a next page, so nothing has to be counted.
    found = list(_chosen(country, state, now).order_by("-opened_at", "-pk")[first : first + PAGE_SIZE + 1])
    asked = {"country": country, "state": state, "page": page + 1}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    more = len(found) > PAGE_SIZE and page < LAST_PAGE
    for_everybody(response)
    return {
        "actions": describing.summaries(found[:PAGE_SIZE], now=now),
        "next": absolute(f"/api/actions/?{query}") if more else None,
    }


@router.get(
    "/{public_id}/",
    response=ActionDetail,
    summary="One action: whom it asks, and its count",
    operation_id="action",
    openapi_extra={"responses": described(404, 410, 422)},
)
def one(
    request: HttpRequest,
    response: HttpResponse,
    public_id: ActionId,
) -> describing.Json | HttpResponse:
    action = public_action(request, public_id)
    if isinstance(action, HttpResponse):
        return action
    if about_cases.keeps_no_copy(action):
        response["Cache-Control"] = "no-store"
    for_everybody(response)
    return describing.detail(action, now=timezone.now())


@router.get(
    "/{public_id}/tally/",
    summary="The public log of the count: one JSON line an hour, each with the hash of the line before",
    operation_id="tally_log",
    openapi_extra={"responses": {200: LINES, **described(404, 410, 422)}},
)
def log(
    request: HttpRequest,
    public_id: ActionId,
) -> HttpResponse:
    action = public_action(request, public_id)
    if isinstance(action, HttpResponse):
        return action
    text = "".join(f"{line}\n" for line in publication.log_lines(action))
    return for_everybody(HttpResponse(text, content_type="application/jsonl"))


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


def writing_one(request: HttpRequest, public_id: str) -> HttpResponse:  # noqa: ARG001 - stands in the address
    return only_reading(request)


for address, view, other in (
    ("/", listed, writing),
    ("/{public_id}/", one, writing_one),
    ("/{public_id}/tally/", log, writing_one),
):
    router.api_operation(["HEAD"], address, include_in_schema=False)(view)
    router.api_operation(OTHER_METHODS, address, include_in_schema=False)(other)


def _chosen(country: str | None, state: str | None, now: datetime) -> QuerySet[Action]:
    rows = Action.objects.exclude(state__in=HIDDEN).select_related("organisation")
    if country:
        rows = rows.filter(country=country)
    if state == Action.State.OPEN:
        return rows.filter(open_now(now))
    if state == Action.State.CLOSED:
        return rows.filter(Q(state=state) | Q(state=Action.State.OPEN, closes_at__lte=now))
    return rows.filter(state=state) if state else rows


def public_action(request: HttpRequest, public_id: str) -> Action | HttpResponse:
    """The action, or the answer that says why there is none."""
    generations.depend_on(generations.action_subject(public_id))
    action = Action.objects.select_related("organisation").filter(public_id=public_id).first()
    if action is None or action.state == Action.State.PREPARING:
        return not_found(request, "There is no such action.")
    if action.state == Action.State.TAKEN_DOWN:
        return problem(410, "This action was taken down.")
    return action


def for_everybody(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # For programs: people find the pages. Some of it is invented, and marked so, for demonstration.
    response["X-Robots-Tag"] = "noindex"
    return pagecache.public(response)
