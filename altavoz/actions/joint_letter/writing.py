# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff write the letter. From the first signature on it stays as it is: nobody may find herself under another text.

That is its words, to whom it goes, under which letterhead and with what enclosed.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from altavoz.actions.joint_letter.models.invitations import Invitation, Signer
from altavoz.actions.joint_letter.models.letter import Enclosure, JointLetter, Letterhead, LetterText
from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import Office
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import PrivateFile
from altavoz.recommendations.models import Document
from altavoz.website import generations

TEXT_FIELDS = ("title", "to", "place", "salutation", "body", "demands", "ending", "closing", "cc")
HEAD_FIELDS = ("called", "where", "telephone", "fax", "web", "mail")
Texts = Mapping[str, Mapping[str, str]]


class Wrote(enum.Enum):
    DONE = "done"
    LOCKED = "locked"
    """Somebody has signed: day, deadline and embargo may change, what was signed may not."""


@dataclass(frozen=True)
class Facts:
    """What the letter is beside its words."""

    office: Office | None = None
    document: Document | None = None
    dated: date | None = None
    deadline: datetime | None = None
    embargo_until: datetime | None = None
    individuals: bool = False
    enclosed: Sequence[Document] = field(default_factory=tuple)


def is_locked(letter: JointLetter) -> bool:
    signed = Signer.objects.filter(invitation__letter=letter, result=Signer.Result.YES, is_current=True)
    return signed.exists() or letter.versions.exists()


@transaction.atomic
def write(action: Action, *, facts: Facts, texts: Texts, heads: Texts, now: datetime) -> Wrote:
    """A language without a title has no letter; one without a name of the house has no letterhead."""
    letter, _made = JointLetter.objects.get_or_create(action=action, defaults={"changed_at": now})
    before = _words_of(letter)
    wanted = {code: {name: said.get(name, "") for name in TEXT_FIELDS} for code, said in texts.items() if said["title"]}
    if is_locked(letter) and (before != wanted or _around(letter) != _around_wanted(facts, heads)):
        return Wrote.LOCKED
    changes = {
        name: getattr(facts, name) for name in ("office", "document", "deadline", "embargo_until", "individuals")
    }
    JointLetter.objects.filter(pk=letter.pk).update(**changes, dated=facts.dated, changed_at=now)
    if before != wanted:
        letter.texts.all().delete()
        LetterText.objects.bulk_create(
            LetterText(letter=letter, language=code, **said) for code, said in wanted.items()
        )
        if before:
            JointLetter.objects.filter(pk=letter.pk).update(draft=F("draft") + 1)
    _write_heads(letter, heads)
    Enclosure.objects.filter(letter=letter).delete()
    Enclosure.objects.bulk_create(
        Enclosure(letter=letter, document=each, place=place) for place, each in enumerate(facts.enclosed)
    )
    generations.touch(generations.action_subject(action.public_id))
    return Wrote.DONE


@transaction.atomic
def sign_on_paper(
    letter: JointLetter, *, organisation: str, name: str, title: str, is_chair: bool, now: datetime
) -> Invitation | None:
    """Somebody has signed the paper itself, and the paper lies here. None where that organisation was asked already."""
    asked = Invitation.objects.filter(letter=letter, organisation_name=organisation, is_chair=False)
    if not is_chair and asked.exists():
        return None
    invitation = Invitation.objects.create(
        letter=letter,
        organisation_name=organisation,
        state=Invitation.State.CONFIRMED,
        is_chair=is_chair,
        on_paper=True,
        invited_at=now,
        signed_at=now,
        confirmed_at=now,
    )
    Signer.objects.create(
        invitation=invitation,
        part=Signer.Part.FIRST,
        result=Signer.Result.YES,
        draft=letter.draft,
        full_name=name,
        title=title,
        asked_at=now,
        answered_at=now,
    )
    return invitation


def set_email(signer: Signer, email: str) -> None:
    """So that whoever signed on paper can be found by her address, and have her name taken away."""
    Signer.objects.filter(pk=signer.pk).update(email=email, email_key=email_key(email))


@transaction.atomic
def add_pictures(invitation: Invitation, *, scan: PrivateFile | None, logo: PrivateFile | None) -> None:
    """A scanned signature and a logo, for the PDF alone. What they replace is dropped with what leads nowhere."""
    if logo is not None:
        Invitation.objects.filter(pk=invitation.pk).update(logo=logo)
    if scan is not None:
        signers = Signer.objects.filter(invitation=invitation, part=Signer.Part.FIRST, is_current=True)
        signers.update(signature=scan)
    generations.touch(generations.action_subject(invitation.letter.action.public_id))


def _words_of(letter: JointLetter) -> dict[str, dict[str, str]]:
    return {row.language: {name: getattr(row, name) for name in TEXT_FIELDS} for row in letter.texts.all()}


def _around(letter: JointLetter) -> tuple[object, ...]:
    """What people sign beside the words."""
    heads = {row.language: {name: getattr(row, name) for name in HEAD_FIELDS} for row in letter.letterheads.all()}
    enclosed = list(letter.enclosures.order_by("place").values_list("document", flat=True))
    return letter.office_id, letter.document_id, enclosed, heads


def _around_wanted(facts: Facts, heads: Texts) -> tuple[object, ...]:
    said = {code: {name: head.get(name, "") for name in HEAD_FIELDS} for code, head in heads.items()}
    return (
        facts.office.pk if facts.office else None,
        facts.document.pk if facts.document else None,
        [each.pk for each in facts.enclosed],
        {code: head for code, head in said.items() if head["called"]},
    )


def _write_heads(letter: JointLetter, heads: Texts) -> None:
    Letterhead.objects.filter(letter=letter).delete()
    Letterhead.objects.bulk_create(
        Letterhead(letter=letter, language=code, side=side, **{name: said.get(name, "") for name in HEAD_FIELDS})
        for side, (code, said) in enumerate(heads.items())
        if said.get("called")
    )
