# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joint letters: a real coalition's of 2018 with its two co-chairs, and a draft of invented organisations."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from altavoz.actions.joint_letter import publishing, writing
from altavoz.actions.joint_letter.models import Comment, Invitation, JointLetter, Signer
from altavoz.actions.joint_letter.pages import JointLetterPage
from altavoz.actions.joint_letter.writing import Facts
from altavoz.campaigns.action import Action, Asker, Campaign, Target
from altavoz.campaigns.freezing import freeze_targets
from altavoz.decision_makers.models import Office, OfficeText
from altavoz.demonstration import telling
from altavoz.demonstration.words import LANGUAGES, ActionWords, read_file
from altavoz.organisations.models import Organisation, OrganisationText
from altavoz.personal_data.addresses import email_key
from altavoz.recommendations.models import Document

WRITTEN = datetime(2018, 10, 19, 16, 0, tzinfo=UTC)
COALITION = "Americas Policy Group"
OPEN_FOR = timedelta(days=21)
LETTER, BRIEF = "APG-2018-L", "APG-2018"
Said = Mapping[str, Any]  # Any: what a TOML file holds


def make(*, campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime) -> None:
    said = read_file("joint")
    told = {language: read_file(f"joint.{language}") for language in LANGUAGES}
    keeper = organisations["open-lantern"]
    _coalition(said, told, keeper, campaign, now)
    _going_round(said, told, keeper, now)


def _coalition(said: Said, told: Mapping[str, Said], keeper: Organisation, campaign: Campaign, now: datetime) -> None:
    """It was sent years ago on paper, and is shown as it was: nobody can sign it any more."""
    office = Office.objects.create(country="MX", holding=Office.Holding.NOT_KNOWN)
    OfficeText.objects.bulk_create(
        OfficeText(office=office, language=each, title=said["asked"][each]) for each in LANGUAGES
    )
    action = Action.objects.create(
        kind=JointLetterPage.kind,
        name="Letter of a coalition, 2018",
        state=Action.State.CLOSED,
        organisation=keeper,
        campaign=campaign,
        country="MX",
        opened_at=WRITTEN,
        closed_at=WRITTEN,
        goal=0,
    )
    Asker.objects.create(action=action, organisation=_named(said["coalition"]), role=Asker.Role.STARTER)
    Target.objects.create(action=action, office=office)
    freeze_targets(action.pk, on=WRITTEN.date())
    facts = Facts(
        office=office,
        document=Document.objects.get(code=LETTER),
        dated=WRITTEN.date(),
        enclosed=(Document.objects.get(code=BRIEF),),
    )
    heads = {each["language"]: each for each in said["heads"]}
    writing.write(action, facts=facts, texts={"en": said["letter"]}, heads=heads, now=WRITTEN)
    letter = JointLetter.objects.select_related("action__organisation").get(action=action)
    for chair in said["chairs"]:
        writing.sign_on_paper(letter, organisation=COALITION, is_chair=True, **chair, now=WRITTEN)
    publishing.publish(letter, now=WRITTEN)
    pages = {language: ActionWords(**words["page"]) for language, words in told.items()}
    telling.tell_action(JointLetterPage, action, pages, drawing="chairs", now=now)


def _named(names: Mapping[str, str]) -> Organisation:
    organisation = Organisation.objects.create(slug="apg", kind=Organisation.Kind.COALITION, fictional=False)
    OrganisationText.objects.bulk_create(
        OrganisationText(organisation=organisation, language=each, name=names[each]) for each in LANGUAGES
    )
    return organisation


def _going_round(said: Said, told: Mapping[str, Said], keeper: Organisation, now: datetime) -> None:
    """No letter is written to anybody: the rows stand as if invited, and have no page."""
    action = Action.objects.create(
        kind=JointLetterPage.kind, name="Letter about the looms (demonstration)", organisation=keeper, goal=0
    )
    Asker.objects.create(action=action, organisation=keeper, role=Asker.Role.STARTER)
    drafts = {language: words["draft"] for language, words in told.items()}
    facts = Facts(dated=now.date(), deadline=now + OPEN_FOR, individuals=True)
    writing.write(action, facts=facts, texts=drafts, heads={}, now=now)
    letter = JointLetter.objects.get(action=action)
    rows = Invitation.objects.bulk_create(_invitation(letter, each, now) for each in said["invited"])
    of = list(zip(rows, said["invited"], strict=True))
    Signer.objects.bulk_create(signer for row, each in of for signer in _signers(row, each, now))
    Comment.objects.bulk_create(
        Comment(invitation=row, draft=1, full_name="Circle", words=each["comment"], email_key=row.email_key, at=now)
        for row, each in of
        if "comment" in each
    )


def _invitation(letter: JointLetter, said: Said, now: datetime) -> Invitation:
    """Each state has its own date, and those before it theirs."""
    state, asked = said["state"], now - timedelta(days=3)
    row = Invitation(
        letter=letter,
        organisation_name=said["name"],
        contact=said["contact"],
        email_key=email_key(said["contact"]),
        state=state,
        invited_at=asked,
    )
    if state != Invitation.State.INVITED:
        row.opened_at = asked + timedelta(hours=5)
        setattr(row, f"{state}_at", asked + timedelta(days=1))
    if "first" in said:
        row.signed_at = asked + timedelta(hours=6)
    return row


def _signers(row: Invitation, said: Said, now: datetime) -> list[Signer]:
    if "first" not in said:
        return []
    second = {"confirmed": Signer.Result.YES, "disputed": Signer.Result.NO}.get(said["state"], Signer.Result.ASKED)
    people = ((Signer.Part.FIRST, Signer.Result.YES, said["first"], said["title"], said["contact"]),)
    other = ((Signer.Part.SECOND, second, "", "", f"second.{said['contact']}"),)
    return [
        Signer(
            invitation=row,
            part=part,
            result=result,
            full_name=name,
            title=title,
            email=email,
            email_key=email_key(email),
            asked_at=now - timedelta(days=2),
            answered_at=None if result == Signer.Result.ASKED else now - timedelta(days=1),
        )
        for part, result, name, title, email in people + other
    ]
