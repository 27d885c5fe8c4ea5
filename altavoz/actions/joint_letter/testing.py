# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a joint letter of the fictional coalition of the looms, who is invited, and who signed."""

from datetime import datetime

from altavoz.actions.joint_letter.models import Comment, Invitation, JointLetter, Letterhead, LetterText, Signer
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation.testing import SPRING
from altavoz.personal_data.addresses import email_key

TITLES = {"en": "A letter about the looms", "fr": "Une lettre sur les métiers", "es": "Una carta sobre los telares"}


def make_letter(
    *, action: Action | None = None, languages: tuple[str, ...] = ("en", "fr", "es"), individuals: bool = False
) -> JointLetter:
    action = action or make_action(kind="joint_letter", opened_at=SPRING)
    letter = JointLetter.objects.create(action=action, dated=SPRING.date(), individuals=individuals, changed_at=SPRING)
    LetterText.objects.bulk_create(_text(letter, language) for language in languages)
    for side, language in enumerate(languages[:2]):
        Letterhead.objects.create(
            letter=letter, language=language, side=side, called=f"Coalition of the Looms ({language})",
            where="1 Shuttle Lane, Northtown", telephone="+1 555 0100", fax="+1 555 0101", web="looms.example.org",
            mail="office@looms.example.org",
        )  # fmt: skip
    return letter


def make_invitation(
    letter: JointLetter | None = None,
    *,
    name: str = "Weavers’ Union",
    email: str = "chandra@example.org",
    now: datetime = SPRING,
    state: str = Invitation.State.INVITED,
    is_chair: bool = False,
) -> Invitation:
    return Invitation.objects.create(
        letter=letter or make_letter(), organisation_name=name, contact=email, email_key=email_key(email),
        state=state, is_chair=is_chair, invited_at=now, confirmed_at=now if state == "confirmed" else None,
    )  # fmt: skip


def make_comment(invitation: Invitation, words: str = "Say “at once”.", *, now: datetime = SPRING) -> Comment:
    return Comment.objects.create(
        invitation=invitation, draft=1, full_name="Chandra Rao", words=words, email_key=invitation.email_key, at=now
    )


def make_signer(
    invitation: Invitation, *, email: str = "chandra@example.org", name: str = "Chandra Rao", now: datetime = SPRING
) -> Signer:
    """The first person of the organisation has signed."""
    return Signer.objects.create(
        invitation=invitation, part=Signer.Part.FIRST, result=Signer.Result.YES, full_name=name, title="Coordinator",
        email=email, email_key=email_key(email), asked_at=now, answered_at=now,
    )  # fmt: skip


def _text(letter: JointLetter, language: str) -> LetterText:
    return LetterText(
        letter=letter, language=language, title=TITLES[language], to="Ministry of Looms\n1 Bobbin Square",
        place="Northtown", salutation="Dear Minister,", body="We weave.\n\nWe are worried.",
        demands="Give back the looms.\nListen to the weavers.", ending="We hope for an answer.",
        closing="Sincerely,", cc="Parliament of Looms",
    )  # fmt: skip


def typed_letter(**more: str) -> dict[str, str]:
    """What the form of staff sends for a letter in English, on the paper of two languages."""
    words = {
        "title": TITLES["en"], "to": "Ministry of Looms\n1 Bobbin Square", "place": "Northtown",
        "salutation": "Dear Minister,", "body": "We weave.\n\nWe are worried.",
        "demands": "Give back the looms.\nListen to the weavers.", "closing": "Sincerely,",
    }  # fmt: skip
    heads = {f"head_called_{code}": f"Coalition of the Looms ({code})" for code in ("en", "fr")}
    return {**{f"text_{name}_en": said for name, said in words.items()}, **heads,
            "head_telephone_en": "+1 555 0100", **more}  # fmt: skip


def two_sign(invitation: Invitation, *, now: datetime = SPRING) -> Invitation:
    """As the first person and the second would have it."""
    make_signer(invitation, now=now)
    Invitation.objects.filter(pk=invitation.pk).update(
        state=Invitation.State.CONFIRMED, signed_at=now, confirmed_at=now
    )
    invitation.refresh_from_db()
    return invitation
