# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was asked of whom, and the newest view of each assessor: the board, for programs, with the board's filters."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from altavoz.api.actions import OTHER_METHODS, for_everybody
from altavoz.api.problems import described, only_reading
from altavoz.decision_makers.facts import DIRECTORY
from altavoz.outbox.links import absolute
from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.reading import Row, assessors_in, evidence_in, rows_of, with_names
from altavoz.recommendations.following import pointing
from altavoz.recommendations.following.pointing import Pointed
from altavoz.recommendations.models import (
    Assessment,
    Assessor,
    Evidence,
    Party,
    Recommendation,
    Reference,
    Status,
)
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

PAGE_SIZE = 50
LANGUAGES = ("en", "fr", "es")

PublicId = r"^[a-z2-7]{16}$"
Code = Annotated[str, Query(pattern=r"^[A-Z][A-Z0-9-]{0,23}$", description="A document's code, such as APG-2018.")]
AreaCode = Annotated[str, Query(pattern=r"^[A-Z][A-Z0-9-]{0,23}\.[0-9]{1,3}$", description="Such as APG-2018.4.")]
PartyId = Annotated[str, Query(pattern=PublicId, description="The id of whoever is asked, as items give it.")]
ActedOn = Annotated[str, Query(pattern=PublicId, description="The id of whoever is to change.")]
AssessorId = Annotated[str, Query(pattern=PublicId, description="The id of an assessor.")]
Theme = Annotated[str, Query(pattern=r"^[a-z0-9]+:[a-z0-9]+$", max_length=48, description="Such as theme:torture.")]
Year = Annotated[int | None, Query(ge=1000, le=9999, description="Of the document.")]
Place = Annotated[
    str,
    Query(
        pattern=r"^([A-Z]{2}|[a-z][a-z-]{1,39})$",
        description="A country (ISO 3166-1 alpha-2) or a region whose deciders are asked or are to change, such as MX.",
    ),
]
PageNumber = Annotated[int, Query(ge=1, le=asking.LAST_PAGE)]
AskedStatus = Literal["no_information", "not_begun", "begun", "partly", "done", "reversed", "not_assessed"]


class PartySchema(Schema):
    id: str
    name: dict[str, str] = Field(description="By language.")


class SourceDocument(Schema):
    code: str
    title: str
    author: str
    language: str = Field(description="The language in which all that is quoted stands.")
    dated: date
    edition: str
    source: str
    source_url: str


class AreaSchema(Schema):
    code: str
    name: dict[str, str] = Field(description="By language, in our own words.")
    title: str = Field(description="As published; empty where the document has no title there.")


class EvidenceSchema(Schema):
    sort: str
    words: str
    url: str


class AssessmentSchema(Schema):
    id: str
    assessor_id: str
    assessor: dict[str, str] = Field(description="Its name by language.")
    side: Assessor.Side
    status: Status
    on: date
    words: dict[str, str] = Field(description="By language.")
    evidence: list[EvidenceSchema]
    demonstration: bool = Field(description="Invented: nobody has made this assessment.")


class ReferenceSchema(Schema):
    sort: Reference.Sort
    words: str
    url: str


class RecommendationSchema(Schema):
    number: str
    text: str = Field(description="Exactly as published.")
    heading: str
    lead_in: str = Field(description="The words that lead to it, as published.")
    footnote: str = Field(description="To it, as published.")
    standing: Recommendation.Standing = Field(description="Whether it stands in a list or in a paragraph.")
    area: AreaSchema
    addressee: PartySchema
    acts_on: PartySchema | None = Field(description="Whom the addressee is to act upon, where that is somebody else.")
    type: str
    topics: list[str]
    document: SourceDocument
    order: int = Field(description="Its place in the document.")
    references: list[ReferenceSchema] = Field(description="Other recommendations, treaties and laws on which it rests.")
    answer: Recommendation.Answer
    answered_on: date | None
    answer_source: str
    due_on: date | None
    assessments: list[AssessmentSchema] = Field(description="The newest of each assessor; they may contradict.")
    url: str = Field(description="Its page.")


class RecommendationList(Schema):
    items: list[RecommendationSchema]
    next: str | None = Field(description="The address of the following page, if there is one.")


router = Router(tags=["recommendations"])


@router.get(
    "/",
    response=RecommendationList,
    summary="Recommendations, with the newest view of each assessor",
    operation_id="recommendations",
    openapi_extra={"responses": described(422)},
)
def listed(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    document: Code = "",
    area: AreaCode = "",
    addressee: PartyId = "",
    acts_on: ActedOn = "",
    theme: Theme = "",
    status: AskedStatus | None = None,
    by: AssessorId = "",
    year: Year = None,
    country: Place = "",
    page: PageNumber = 1,
) -> RecommendationList:
    generations.depend_on(SUBJECT)
    generations.depend_on(DIRECTORY)
    filters = Filters(document, area, addressee, acts_on, theme, status or "", by, str(year or ""), country)
    first = (page - 1) * PAGE_SIZE
    # One more than shown tells whether there is a next page, so nothing has to be counted.
    found = list(with_names(asking.narrowed(filters)).prefetch_related("references")[first : first + PAGE_SIZE + 1])
    rows = rows_of(found[:PAGE_SIZE])
    assessors = {each.pk: each for each in assessors_in(rows)}
    proofs = pointing.shown(evidence_in(rows), language="en", now=timezone.now())
    more = len(found) > PAGE_SIZE and page < asking.LAST_PAGE
    for_everybody(response)
    return RecommendationList(
        items=[_item(row, assessors, proofs) for row in rows],
        next=absolute(f"/api/recommendations/?{filters.query(page=page + 1)}") if more else None,
    )


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


router.api_operation(["HEAD"], "/", include_in_schema=False)(listed)
router.api_operation(OTHER_METHODS, "/", include_in_schema=False)(writing)


def _item(row: Row, assessors: dict[int, Assessor], proofs: dict[int, Pointed]) -> RecommendationSchema:
    each = row.recommendation
    area = {text.language: text.name for text in each.area.texts.all()}
    return RecommendationSchema(
        number=each.number,
        text=each.text,
        heading=each.heading,
        lead_in=each.lead_in,
        footnote=each.footnote,
        standing=Recommendation.Standing(each.standing),
        area=AreaSchema(code=each.area.code, name=area, title=each.area.title),
        addressee=party_of(each.addressee),
        acts_on=party_of(each.acts_on) if each.acts_on else None,
        type=each.type,
        topics=[topic.slug for topic in each.topics.all()],
        document=_document(each),
        order=each.order,
        references=[_reference(reference) for reference in each.references.all()],
        answer=Recommendation.Answer(each.answer),
        answered_on=each.answered_on,
        answer_source=each.answer_source,
        due_on=each.due_on,
        assessments=[_assessment(view, assessors[pk], proofs) for pk, view in sorted(row.views.items())],
        url=absolute(f"/en/recommendations/{each.number}/"),
    )


def _reference(each: Reference) -> ReferenceSchema:
    return ReferenceSchema(sort=Reference.Sort(each.sort), words=each.words, url=each.url)


def _document(each: Recommendation) -> SourceDocument:
    document = each.document
    return SourceDocument(
        code=document.code,
        title=document.title,
        author=document.author,
        language=document.language,
        dated=document.dated,
        edition=document.edition,
        source=document.source,
        source_url=document.source_url,
    )


def party_of(party: Party) -> PartySchema:
    return PartySchema(id=party.public_id, name={language: party.name(language) for language in LANGUAGES})


def _assessment(view: Assessment, assessor: Assessor, proofs: dict[int, Pointed]) -> AssessmentSchema:
    return AssessmentSchema(
        id=view.public_id,
        assessor_id=assessor.public_id,
        assessor={language: assessor.name(language) for language in LANGUAGES},
        side=Assessor.Side(assessor.side),
        status=Status(view.status),
        on=view.on,
        words={text.language: text.words for text in view.texts.all()},
        evidence=[_evidence(each, proofs[each.pk]) for each in view.evidence.all()],
        demonstration=view.demonstration,
    )


def _evidence(proof: Evidence, shown: Pointed) -> EvidenceSchema:
    return EvidenceSchema(sort=proof.sort, words=shown.words, url=absolute(shown.path) if shown.path else shown.url)
