# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of this room. They carry a link and the title of the letter; the draft itself stands behind the link.

The outbox calls a writer with the letter's language active.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.actions.joint_letter import answering, inviting, links, telling, wording
from altavoz.actions.joint_letter.models.invitations import Invitation, Signer
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import to_the_minute
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register


def write_invitation(letter: Letter) -> Written | None:
    """None where the organisation has answered, or was given another link, before the letter went."""
    return _to_contact(letter, "invitation", _("Will your organisation sign? %(title)s"))


def write_reminder(letter: Letter) -> Written | None:
    return _to_contact(letter, "reminder", _("Your answer is still missing: %(title)s"))


def write_second(letter: Letter) -> Written | None:
    asked = Signer.objects.filter(pk=letter.subject_id, is_current=True, result=Signer.Result.ASKED)
    signer = asked.select_related("invitation__letter__action__organisation").first()
    if signer is None or bytes(signer.email_key) != bytes(letter.recipient_key):
        return None
    first = Signer.objects.filter(invitation=signer.invitation_id, part=Signer.Part.FIRST, is_current=True).first()
    if first is None or signer.invitation.letter.action.state == Action.State.TAKEN_DOWN:
        return None
    words = _words(signer.invitation, letter.language)
    words |= {"name": first.full_name, "their_title": first.title, "url": links.address_of_second(signer)}
    subject = _("%(signs)s signs a letter: do you confirm it?") % words
    return render("joint_letter/letters/second", subject=subject, words=words)


def write_to_staff(letter: Letter) -> Written | None:
    found = Invitation.objects.filter(pk=letter.subject_id).select_related("letter__action__organisation").first()
    if found is None:
        return None
    words = _words(found, letter.language)
    words |= {
        "disputed": found.state == Invitation.State.DISPUTED,
        "url": absolute(reverse("joint_letters:of_action", args=[found.letter.action_id])),
    }
    return render("joint_letter/letters/staff", subject=_("A signature is gone: %(signs)s") % words, words=words)


def register_writers() -> None:
    # Twice the same question does no harm; a stranger who holds no link can cause none of them.
    register(inviting.INVITATION, Writer(write_invitation, WhenInDoubt.RESEND, limited=False))
    register(inviting.REMINDER, Writer(write_reminder, WhenInDoubt.RESEND, limited=False))
    # Whoever holds a link types this address: only so many go to one.
    register(answering.SECOND, Writer(write_second, WhenInDoubt.RESEND, limited=True))
    register(telling.TOLD, Writer(write_to_staff, WhenInDoubt.RESEND, limited=False))


def _to_contact(letter: Letter, name: str, subject: str) -> Written | None:
    rows = Invitation.objects.filter(pk=letter.subject_id, state__in=inviting.WAITING)
    found = rows.select_related("letter__action__organisation").first()
    if found is None or bytes(found.email_key) != bytes(letter.recipient_key):
        return None
    if found.letter.action.state == Action.State.TAKEN_DOWN:
        return None
    words = _words(found, letter.language)
    words["url"] = links.address_of(found)
    return render(f"joint_letter/letters/{name}", subject=subject % words, words=words)


def _words(invitation: Invitation, language: str) -> dict[str, object]:
    letter = invitation.letter
    told = wording.in_language(wording.draft_of(letter), language)
    return {
        "signs": invitation.organisation_name,
        "organisation": letter.action.organisation.name(language),
        "title": told.title if told else letter.action.name,
        "to": told.to[0] if told and told.to else "",
        "deadline": to_the_minute(letter.deadline, letter.action.zone, language=language),
        "embargo": to_the_minute(letter.embargo_until, letter.action.zone, language=language),
    }
