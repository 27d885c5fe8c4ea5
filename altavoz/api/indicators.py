# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures over time, for programs: what is counted by whom, and every number that stands with its date and source."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import HttpError

from altavoz.api.actions import OTHER_METHODS, for_everybody
from altavoz.api.describing import Json
from altavoz.api.problems import described, only_reading
from altavoz.indicators import archiving, dates, figures
from altavoz.indicators.figures import SUBJECT, Known
from altavoz.indicators.models import ArchivedCopy, Indicator, Observation, Precision, Qualifier
from altavoz.outbox.links import absolute
from altavoz.website import generations

PAGE_SIZE, LAST_PAGE = 50, 1000
Country = Annotated[str, Query(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
Slug = Annotated[str, Query(pattern=r"^[a-z0-9-]{1,60}$", description="As texts quote it, such as disappeared-mx.")]
IndicatorId = Annotated[str, Path(pattern=r"^[a-z2-7]{16}$", description="The indicator's public id.")]
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]


class ArchivedSchema(Schema):
    url: str = Field(description="The copy itself, as a download.")
    media_type: str
    size: int = Field(description="In bytes.")
    sha256: str
    kept_at: datetime
    rights: str = Field(description="Why it may be public.")


class SourceSchema(Schema):
    words: str
    url: str
    archived_url: str = Field(description="A copy that somebody else keeps.")
    archived: ArchivedSchema | None = Field(description="Our own copy, where everybody may have it.")
    place: str = Field(description="Where it stands in the source, such as a line or a page.")


class ObservationSchema(Schema):
    id: str = Field(description="Of this very statement; a revision has an id of its own.")
    as_of: str = Field(description="ISO 8601, as exact as precision says: a day, a month, a year or two with a slash.")
    starts: date
    ends: date
    precision: Precision
    qualifier: Qualifier
    value: Decimal
    unit: dict[str, str] = Field(description="By language.")
    low: Decimal | None
    high: Decimal | None
    base: int | None = Field(description="Of how many, for a survey.")
    confidence: Decimal | None = Field(description="In per cent.")
    area: str = Field(description="ISO 3166-2 of a state; empty for the place of the indicator.")
    source: SourceSchema
    revision: int
    because: str = Field(description="Why it was revised.")


class IndicatorSummary(Schema):
    id: str
    slug: str
    family: str = Field(description="Indicators with the same word are shown side by side, and may disagree.")
    name: dict[str, str] = Field(description="By language.")
    country: str
    area: str = Field(description="ISO 3166-2 of a state; empty for the whole country.")
    counted_by: Indicator.Counter
    method: Indicator.Method
    measure: Indicator.Measure
    latest: ObservationSchema | None
    page: str
    url: str = Field(description="This indicator in the API.")


class IndicatorDetail(IndicatorSummary):
    counted: dict[str, str] = Field(description="What exactly is counted, by language.")
    by: dict[str, str] = Field(description="Who counts, by language.")
    base: dict[str, str] = Field(description="Of whom, by language.")
    note: dict[str, str]
    observations: list[ObservationSchema] = Field(description="What stands, from old to new.")


class IndicatorList(Schema):
    items: list[IndicatorSummary]
    next: str | None = Field(description="The address of the following page, if there is one.")


router = Router(tags=["indicators"])


@router.get(
    "/",
    response=IndicatorList,
    summary="Indicators, each with its newest number",
    operation_id="indicators",
    openapi_extra={"responses": described(422)},
)
def listed(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    country: Country = "",
    slug: Slug = "",
    page: PageNumber = 1,
) -> IndicatorList:
    generations.depend_on(SUBJECT)
    asked = {"country": country, "slug": slug}
    rows = figures.public().filter(**{name: value for name, value in asked.items() if value})
    first = (page - 1) * PAGE_SIZE
    # One more than shown tells whether there is a next page, so nothing has to be counted.
    found = list(rows[first : first + PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE and page < LAST_PAGE
    following = "&".join(f"{name}={value}" for name, value in {**asked, "page": page + 1}.items() if value)
    for_everybody(response)
    known = figures.known(found[:PAGE_SIZE])
    archiving.with_copies([each.latest for each in known if each.latest])
    return IndicatorList(
        items=[IndicatorSummary(**_summary(each)) for each in known],
        next=absolute(f"/api/indicators/?{following}") if more else None,
    )


@router.get(
    "/{public_id}/",
    response=IndicatorDetail,
    summary="One indicator with every number that stands",
    operation_id="indicator",
    openapi_extra={"responses": described(404, 422)},
)
def one(
    request: HttpRequest,  # noqa: ARG001 - as above
    response: HttpResponse,
    public_id: IndicatorId,
) -> IndicatorDetail:
    generations.depend_on(SUBJECT)
    found = figures.known(figures.public().filter(public_id=public_id)[:1])
    if not found:
        raise HttpError(404, "There is no such indicator.")
    known = found[0]
    archiving.with_copies(known.all)
    said: Json = {name: _by_language(known.indicator, name) for name in ("counted", "by", "base", "note")}
    for_everybody(response)
    return IndicatorDetail(
        **_summary(known), **said, observations=[_observation(known.indicator, row) for row in known.all]
    )


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


def writing_one(request: HttpRequest, public_id: str) -> HttpResponse:  # noqa: ARG001 - stands in the address
    return only_reading(request)


for address, view, other in (("/", listed, writing), ("/{public_id}/", one, writing_one)):
    router.api_operation(["HEAD"], address, include_in_schema=False)(view)
    router.api_operation(OTHER_METHODS, address, include_in_schema=False)(other)


def _summary(known: Known) -> Json:
    each = known.indicator
    return {
        "id": each.public_id,
        "slug": each.slug,
        "family": each.family,
        "name": _by_language(each, "name"),
        "country": each.country,
        "area": each.area,
        "counted_by": each.counter,
        "method": each.method,
        "measure": each.measure,
        "latest": _observation(each, known.latest) if known.latest else None,
        "page": absolute(f"/en/figures/{each.slug}/"),
        "url": absolute(f"/api/indicators/{each.public_id}/"),
    }


def _by_language(indicator: Indicator, name: str) -> dict[str, str]:
    return {text.language: getattr(text, name) for text in indicator.texts.all()}


def _observation(indicator: Indicator, row: Observation) -> ObservationSchema:
    source = SourceSchema(
        words=row.source, url=row.source_url, archived_url=row.archived_url, archived=_archived(row), place=row.place
    )
    return ObservationSchema(
        id=row.public_id,
        as_of=dates.iso(row),
        starts=row.starts,
        ends=row.ends,
        precision=Precision(row.precision),
        qualifier=Qualifier(row.qualifier),
        value=row.number,
        unit=_by_language(indicator, "unit"),
        low=row.low,
        high=row.high,
        base=row.base,
        confidence=row.confidence,
        area=row.area,
        source=source,
        revision=row.revision,
        because=row.because,
    )


def _archived(row: Observation) -> ArchivedSchema | None:
    copy: ArchivedCopy | None = getattr(row, "archived", None)
    if copy is None or not copy.is_public:
        return None
    return ArchivedSchema(
        url=absolute(reverse("indicators:archived", args=[copy.public_id])),
        media_type=copy.file.media_type,
        size=copy.file.size,
        sha256=copy.file.sha256,
        kept_at=copy.kept_at,
        rights=copy.rights,
    )
