# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beside the recommendations: numbers for widgets, promises, and laws and treaties, for programs."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from altavoz.api.actions import OTHER_METHODS, for_everybody
from altavoz.api.problems import described
from altavoz.api.recommendations import (
    LANGUAGES,
    ActedOn,
    AreaCode,
    Code,
    PartyId,
    PartySchema,
    Theme,
    Year,
    party_of,
    writing,
)
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.following import told
from altavoz.recommendations.models import Commitment, InParty, Instrument, InstrumentStep
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.totals import numbers_of
from altavoz.website import generations


class StandingSchema(Schema):
    id: str
    name: dict[str, str] = Field(description="By language.")
    statuses: dict[str, int] = Field(description="How many newest views have each status.")
    not_assessed: int
    demonstration: bool


class NumbersSchema(Schema):
    total: int
    assessors: list[StandingSchema] = Field(description="Never added up: assessors may contradict each other.")


class PromiseSchema(Schema):
    id: str
    made_by: PartySchema
    made_on: date
    words: dict[str, str] = Field(description="What was promised, in our words, by language.")
    quote: str = Field(description="As published.")
    due_on: date | None
    kept: Commitment.Kept
    kept_on: date | None
    kept_source: str
    source: str
    source_url: str
    recommendations: list[str] = Field(description="The numbers of those that it answers.")
    demonstration: bool


class StepSchema(Schema):
    day: str = Field(description="2017, 2017-02 or 2017-02-24: as exactly as it is known.")
    standing: InstrumentStep.Standing
    words: dict[str, str]
    source: str


class StateSchema(Schema):
    country: str
    standing: InParty.Standing
    day: str
    source: str


class LawSchema(Schema):
    id: str
    sort: Instrument.Sort
    country: str
    name: dict[str, str]
    steps: list[StepSchema]
    states: list[StateSchema]
    source: str
    source_url: str
    recommendations: list[str]
    demonstration: bool


router = Router(tags=["recommendations"])


@router.get(
    "/numbers/",
    response=NumbersSchema,
    summary="How many recommendations fit, and how they stand in the eyes of each assessor",
    operation_id="recommendation_numbers",
    openapi_extra={"responses": described(422)},
)
def numbered(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    document: Code = "",
    area: AreaCode = "",
    addressee: PartyId = "",
    acts_on: ActedOn = "",
    theme: Theme = "",
    year: Year = None,
) -> NumbersSchema:
    found = numbers_of(Filters(document, area, addressee, acts_on, theme, "", "", str(year or "")))
    for_everybody(response)
    return NumbersSchema(
        total=found.total,
        assessors=[
            StandingSchema(
                id=bar.assessor.public_id,
                name={language: bar.assessor.name(language) for language in LANGUAGES},
                statuses={stripe.status.value: stripe.number for stripe in bar.stripes},
                not_assessed=bar.not_assessed,
                demonstration=bar.assessor.demonstration,
            )
            for bar in found.bars
        ],
    )


@router.get(
    "/promises/",
    response=list[PromiseSchema],
    summary="The newest 200 promises: who promised what, when, and whether it was kept",
    operation_id="recommendation_promises",
)
def promised(
    request: HttpRequest,  # noqa: ARG001 - as above
    response: HttpResponse,
) -> list[PromiseSchema]:
    generations.depend_on(SUBJECT)
    for_everybody(response)
    return [_promise(row) for row in told.promises()[: told.MOST]]


@router.get(
    "/laws/",
    response=list[LawSchema],
    summary="Laws, treaties and lists with their steps, deadlines and States",
    operation_id="recommendation_laws",
)
def laws(
    request: HttpRequest,  # noqa: ARG001 - as above
    response: HttpResponse,
) -> list[LawSchema]:
    generations.depend_on(SUBJECT)
    for_everybody(response)
    return [_law(row) for row in told.instruments()[: told.MOST]]


for address, view in (("/numbers/", numbered), ("/promises/", promised), ("/laws/", laws)):
    router.api_operation(["HEAD"], address, include_in_schema=False)(view)
    router.api_operation(OTHER_METHODS, address, include_in_schema=False)(writing)


def _promise(row: Commitment) -> PromiseSchema:
    return PromiseSchema(
        id=row.public_id,
        made_by=party_of(row.made_by),
        made_on=row.made_on,
        words={text.language: text.words for text in row.texts.all()},
        quote=row.quote,
        due_on=row.due_on,
        kept=Commitment.Kept(row.kept),
        kept_on=row.kept_on,
        kept_source=row.kept_source,
        source=row.source,
        source_url=row.source_url,
        recommendations=[each.recommendation.number for each in row.about.all()],
        demonstration=row.demonstration,
    )


def _law(row: Instrument) -> LawSchema:
    steps = [
        StepSchema(
            day=step.day,
            standing=InstrumentStep.Standing(step.standing),
            words={text.language: text.words for text in step.texts.all()},
            source=step.source,
        )
        for step in row.steps.all()
    ]
    states = [
        StateSchema(country=each.country, standing=InParty.Standing(each.standing), day=each.day, source=each.source)
        for each in row.states.all()
    ]
    return LawSchema(
        id=row.public_id,
        sort=Instrument.Sort(row.sort),
        country=row.country,
        name={text.language: text.name for text in row.texts.all()},
        steps=steps,
        states=states,
        source=row.source,
        source_url=row.source_url,
        recommendations=[each.recommendation.number for each in row.about.all()],
        demonstration=row.demonstration,
    )
