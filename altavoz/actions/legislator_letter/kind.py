# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of letters among legislators."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.legislator_letter.around import around
from altavoz.actions.legislator_letter.forms import AskMemberForm
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.contacting import leaving, page_parts, readiness, taking
from altavoz.participation import wall
from altavoz.participation.models import Participation
from altavoz.tallies import breakdown


def has_participants(action_id: int) -> bool:
    return Participation.objects.filter(action_id=action_id).exists()


def people_have_asked(number: int) -> str:
    return ngettext("person has asked a member", "people have asked their members", number)


LEGISLATOR_LETTER = ActionKind(
    slug=LegislatorLetterPage.kind,
    label=_("Letter among legislators"),
    form=AskMemberForm,
    page=LegislatorLetterPage,
    button=_("Ask my member"),
    done=people_have_asked,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=has_participants,
    breakdown=breakdown.lines,
    template="legislator_letter/letter_page.html",
    form_template="legislator_letter/_form.html",
    after_confirm=taking.after_confirm,
    taken=taking.taken,
    still_waiting=taking.still_waiting,
    begun=page_parts.begun,
    asks_reason=False,
    hands_names_over=False,
    left=leaving.left,
    around=around,
    lacks=readiness.wrong_words,
    said_in="contacting/said",
    subjects=Subjects(
        confirm=_("Confirm what you did: %(digits)s"),
        already=_("You have already asked your member"),
        reminder=_("What you did still waits for you"),
        counted=_("Thank you for asking your member"),
    ),
    invitation=_("Ask your member to sign"),
    pack_columns=("given_name", "family_name", "country"),
)
