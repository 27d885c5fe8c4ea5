# SPDX-License-Identifier: AGPL-3.0-or-later
"""The search, for programs. What is looked for is written down nowhere, and nobody on the way keeps the answer."""

from datetime import date, datetime
from typing import Annotated, Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from altavoz.api.actions import OTHER_METHODS
from altavoz.api.problems import described, only_reading
from altavoz.outbox.links import absolute
from altavoz.website.finding import asking, searching
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.searching import LAST_PAGE, Question
from altavoz.website.finding.spans import Span, of_year
from altavoz.website.finding.tokens import LONGEST_QUESTION

Words = Annotated[str, Query(min_length=1, max_length=LONGEST_QUESTION, description="All of them have to be there.")]
Language = Annotated[Literal["", "en", "fr", "es"], Query(description="Of what is found; empty for all.")]
Kind = Annotated[str, Query(pattern=r"^([a-z0-9][a-z0-9_-]{0,31})?$", description="Such as action, petition or case.")]
Country = Annotated[str, Query(pattern=r"^([A-Z]{2}|[a-z-]{2,40})?$", description="ISO 3166-1 alpha-2, or a region.")]
Topic = Annotated[str, Query(pattern=r"^([a-z0-9][a-z0-9_-]{0,59})?$", description="A topic by its slug.")]
Since = Annotated[date | None, Query(description="Dated on this day or later.")]
Until = Annotated[date | None, Query(description="Dated on this day or earlier; before `since` nothing is found.")]
Year = Annotated[int | None, Query(ge=1900, le=2100, description="The days of a year, if neither is given.")]
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]


class FoundSchema(Schema):
    kind: str
    sort: str = Field(description="More of the kind, such as petition of an action; may be empty.")
    id: str = Field(description="Its public id in this API; empty for pages that stand for nothing else.")
    language: str
    title: str
    teaser: str
    at: datetime | None
    countries: list[str] = Field(description="ISO codes and regions.")
    topics: list[str]
    url: str


class FoundList(Schema):
    items: list[FoundSchema]
    holds_all: bool = Field(description="False where nothing held all of the words and these hold some of them.")
    next: str | None = Field(description="The address of the following page, if there is one.")


router = Router(tags=["search"])


@router.get(
    "/",
    response=FoundList,
    summary="Everything public that holds these words",
    operation_id="search",
    openapi_extra={"responses": described(422)},
)
def found(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    q: Words,
    lang: Language = "",
    kind: Kind = "",
    country: Country = "",
    topic: Topic = "",
    since: Since = None,
    until: Until = None,
    year: Year = None,
    page: PageNumber = 1,
) -> FoundList:
    dated = of_year(year) if year and not (since or until) else Span(since, until)
    question = Question(q, lang, kind, asking.places(country), topic, dated)
    answer = searching.search(question, page=page, now=timezone.now())
    asked: dict[str, object] = {"q": q, "lang": lang, "kind": kind, "country": country, "topic": topic}
    asked |= {"since": dated.since, "until": dated.until, "page": page + 1}
    following = urlencode({name: value for name, value in asked.items() if value})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return FoundList(
        items=[_described(entry) for entry in answer.entries],
        holds_all=not answer.is_loose,
        next=absolute(f"/api/search/?{following}") if answer.has_more else None,
    )


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


router.api_operation(["HEAD"], "/", include_in_schema=False)(found)
router.api_operation(OTHER_METHODS, "/", include_in_schema=False)(writing)


def _described(entry: Entry) -> FoundSchema:
    return FoundSchema(
        kind=entry.kind,
        sort=entry.sort,
        id=entry.public_id,
        language=entry.language,
        title=entry.title,
        teaser=entry.teaser,
        at=entry.at,
        countries=entry.countries.split(),
        topics=entry.topics.split(),
        url=absolute(entry.url),
    )
