# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who decides for a place. What is asked is somebody's place: it is kept nowhere, neither in a log nor in a cache."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from altavoz.api.problems import described, only_reading, problem
from altavoz.api.schemas import HolderSchema
from altavoz.decision_makers.contacts import is_stale
from altavoz.decision_makers.lookup import Candidate, Found, Trouble, look_up, named_divisions
from altavoz.decision_makers.models import ContactPoint, Division, Term
from altavoz.decision_makers.reaching import contacts_of

OTHER_METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
LONGEST = 200
SAID = {
    Trouble.NOTHING_ASKED: "Give one of code, division and q, and only one.",
    Trouble.BAD_CODE: "No postcode of this country looks like that.",
    Trouble.FOREIGN_CODE: "That looks like a postcode of another country: {country}.",
    Trouble.UNKNOWN_CODE: "This postcode is not in our table. Ask with a division, or with a name as q.",
    Trouble.NO_TABLE: "No open table of postcodes is known for this country. Ask with a division, or with a name as q.",
    Trouble.UNKNOWN_DIVISION: "No division of this country has this id.",
    Trouble.UNKNOWN_NAME: "No place, office or person of this country has a name like this.",
    Trouble.SHORT_NAME: "Give at least two letters of the name.",
    Trouble.TOO_MANY: "More than 200 offices fit. Ask with a longer name or a smaller division.",
    Trouble.NO_SOURCE: "Nobody has imported who decides in this country.",
}
NOT_THERE = frozenset({Trouble.UNKNOWN_CODE, Trouble.UNKNOWN_DIVISION, Trouble.UNKNOWN_NAME, Trouble.NO_SOURCE})

Country = Annotated[str, Query(pattern=r"^[A-Z]{2}$", description="ISO code of the country.")]
Code = Annotated[str, Query(max_length=LONGEST, description="A postcode, or its beginning in Canada.")]
DivisionId = Annotated[str, Query(max_length=LONGEST, description="An OCD id.")]
Name = Annotated[str, Query(max_length=LONGEST, description="Name of a place or person; accents are forgiven.")]
On = Annotated[date | None, Query(description="The day that is asked about; today where none is given.")]


class DivisionSchema(Schema):
    id: str = Field(description="Open Civic Data id; empty where the office stands for no place.")
    name: dict[str, str]


class ContactSchema(Schema):
    way: str = Field(description="One of email, phone, fax, postal, form, website, social.")
    value: str
    label: str
    hours: str
    zone: str
    source: str
    as_of: date | None
    stale: bool


class LastKnown(Schema):
    """Whoever held it last, where nobody is known for the day asked."""

    name: str
    party: str
    until: date | None
    source: str
    as_of: date | None


class DecisionMaker(Schema):
    id: str = Field(description="The office's public id.")
    country: str
    office: dict[str, str] = Field(description="Its title by language.")
    role: str
    body: dict[str, str] = Field(description="The chamber, ministry or other body by language.")
    division: DivisionSchema
    holder: HolderSchema
    party: str
    last_known: LastKnown | None
    reason: Literal["code", "code_in_several", "redrawn", "choice", "division", "whole", "name"]
    contacts: list[ContactSchema]
    source: str
    as_of: date | None = Field(description="The day of which the source tells.")
    stale: bool = Field(description="The source is older than this centre believes.")


class DecisionMakers(Schema):
    items: list[DecisionMaker]
    ambiguous: bool = Field(description="Several of one sort are possible: let people choose, never choose for them.")
    other_days: bool = Field(description="No source tells of the day asked: these tell of other days.")


router = Router(tags=["decision makers"])


@router.get(
    "/",
    response=DecisionMakers,
    summary="Who decides for a postcode, a division or a name",
    operation_id="decision_makers",
    openapi_extra={"responses": described(404, 422)},
)
def found(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    country: Country,
    code: Code = "",
    division: DivisionId = "",
    q: Name = "",
    on: On = None,
) -> HttpResponse | DecisionMakers:
    if sum(map(bool, (code, division, q))) != 1 or "\x00" in code + division + q:
        return problem(422, SAID[Trouble.NOTHING_ASKED])
    day = on or timezone.now().date()
    answer = look_up(country=country, on=day, code=code, division=division, name=q)
    if answer.trouble:
        status = 404 if answer.trouble in NOT_THERE else 422
        return problem(status, SAID[answer.trouble].format(country=answer.looks_like))
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return _answer(answer, day)


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


router.api_operation(["HEAD"], "/", include_in_schema=False)(found)
router.api_operation(OTHER_METHODS, "/", include_in_schema=False)(writing)


def _answer(answer: Found, day: date) -> DecisionMakers:
    contacts = contacts_of(answer.candidates, answer.editions)
    divisions = named_divisions(answer)
    items = [
        _item(each, divisions.get(each.office.division), contacts.get(each.office.pk, []), day)
        for each in answer.candidates
    ]
    return DecisionMakers(items=items, ambiguous=answer.ambiguous, other_days=answer.other_days)


def _item(candidate: Candidate, division: Division | None, contacts: list[ContactPoint], day: date) -> DecisionMaker:
    office, term = candidate.office, candidate.term or candidate.last
    names = {text.language: text.name for text in division.texts.all()} if division else {}
    body = {text.language: text.name for text in office.institution.texts.all()} if office.institution else {}
    as_of = term.as_of if term else office.source_date
    return DecisionMaker(
        id=office.public_id,
        country=office.country,
        office={text.language: text.title for text in office.texts.all()},
        role=office.role,
        body=body or {"en": office.body},
        division=DivisionSchema(id=office.division, name=names),
        holder=HolderSchema(standing=candidate.holder.standing.value, name=str(candidate.holder.person or "")),
        party=candidate.term.party if candidate.term else "",
        last_known=_last(candidate.last),
        reason=candidate.reason.value,
        contacts=[_contact(contact, day) for contact in contacts],
        source=term.source if term else office.source,
        as_of=as_of,
        stale=is_stale(as_of, day),
    )


def _last(term: Term | None) -> LastKnown | None:
    if term is None:
        return None
    name = str(term.person or "")
    return LastKnown(name=name, party=term.party, until=term.until, source=term.source, as_of=term.as_of)


def _contact(contact: ContactPoint, day: date) -> ContactSchema:
    return ContactSchema(
        way=contact.way,
        value=contact.value,
        label=contact.label,
        hours=contact.hours,
        zone=contact.zone,
        source=contact.source,
        as_of=contact.as_of,
        stale=contact.is_stale(day),
    )
