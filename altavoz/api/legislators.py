# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter among legislators, member by member: what each has done about it, with source and day."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from altavoz.actions.legislator_letter import following
from altavoz.actions.legislator_letter.following import Member
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.api.actions import OTHER_METHODS, ActionId, for_everybody, public_action
from altavoz.api.problems import described, not_found, only_reading

NAMES_IN = "en"


class Legislator(Schema):
    id: str = Field(description="The public id of the seat's office.")
    name: str = Field(description="Empty where the seat is vacant or its holder not known.")
    party: str
    state: str = Field(description="The code of the state or province, such as CA.")
    division: str = Field(description="Open Civic Data id of the district.")
    status: str = Field(
        pattern="^(unknown|asked|signed|refused|withdrawn|vacant|not_known)$",
        description="unknown: nobody has told us. vacant, not_known: of the seat itself, on the letter's day.",
    )
    source: str = Field(description="Where we know the status from; empty where it is not known.")
    as_of: date | None
    votes: bool = Field(description="False for delegates without a vote, who may sign all the same.")
    leads: bool
    committees: list[str] = Field(description="Empty where no source tells.")


class EarlierLetter(Schema):
    year: int
    title: dict[str, str]
    signed: int
    source: str


class Legislators(Schema):
    items: list[Legislator]
    day: date | None = Field(description="The day of which the seats tell; later terms are not mixed in.")
    signed: int = Field(description="Members with a vote who have signed.")
    members: int = Field(description="Seats with a vote that somebody holds.")
    earlier: list[EarlierLetter] = Field(description="Letters of other years on the same subject.")


router = Router(tags=["actions"])


@router.get(
    "/{public_id}/legislators/",
    response=Legislators,
    summary="A letter among legislators: who has signed, refused or was asked",
    operation_id="legislators",
    openapi_extra={"responses": described(404, 410, 422)},
)
def legislators(request: HttpRequest, response: HttpResponse, public_id: ActionId) -> Legislators | HttpResponse:
    action = public_action(request, public_id)
    if isinstance(action, HttpResponse):
        return action
    letter = CircularLetter.objects.filter(action=action).first()
    if letter is None:
        return not_found(request, "This action is no letter among legislators.")
    for_everybody(response)
    return _answer(letter)


def writing(request: HttpRequest, public_id: str) -> HttpResponse:  # noqa: ARG001 - stands in the address
    return only_reading(request)


router.api_operation(["HEAD"], "/{public_id}/legislators/", include_in_schema=False)(legislators)
router.api_operation(OTHER_METHODS, "/{public_id}/legislators/", include_in_schema=False)(writing)


def _answer(letter: CircularLetter) -> Legislators:
    members = following.members(letter, NAMES_IN)
    voting = [each for each in members if each.held and each.votes]
    return Legislators(
        items=[_item(each) for each in members],
        day=letter.seated_on,
        signed=sum(each.signed for each in voting),
        members=len(voting),
        earlier=[
            EarlierLetter(
                year=each.year,
                title={text.language: text.title for text in each.texts.all()},
                signed=each.number,
                source=each.source,
            )
            for each in letter.earlier.prefetch_related("texts")
        ],
    )


def _item(member: Member) -> Legislator:
    return Legislator(
        id=member.office,
        name=member.name,
        party=member.party,
        state=member.code.upper(),
        division=member.division,
        status=member.state,
        source=member.source,
        as_of=member.as_of,
        votes=member.votes,
        leads=member.leads,
        committees=list(member.committees),
    )
