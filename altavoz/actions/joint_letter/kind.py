# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of joint letters."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.joint_letter.forms import JointLetterForm
from altavoz.actions.joint_letter.models.letter import LetterText
from altavoz.actions.joint_letter.pages import JointLetterPage
from altavoz.actions.joint_letter.showing import around
from altavoz.actions.joint_letter.staff.leading import WAY
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.participation import anybody, wall
from altavoz.tallies import breakdown

NO_WORDS_YET = _("The letter has no words yet: write it, then publish the page.")


def people_have_signed(number: int) -> str:
    return ngettext("person has signed", "people have signed", number)


def lacks(action: Action) -> list[Promise]:
    """Whom it asks stands in the letter itself."""
    return [] if LetterText.objects.filter(letter__action=action).exists() else [NO_WORDS_YET]


JOINT_LETTER = ActionKind(
    slug=JointLetterPage.kind,
    label=_("Joint letter"),
    form=JointLetterForm,
    page=JointLetterPage,
    button=_("Add my name"),
    done=people_have_signed,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=anybody.took_part,
    breakdown=breakdown.lines,
    template="joint_letter/action_page.html",
    around=around,
    lacks=lacks,
    ways=(WAY,),
    subjects=Subjects(
        confirm=_("Confirm that you sign the letter: %(digits)s"),
        already=_("You have already signed this letter"),
        reminder=_("Your name under the letter still waits for you"),
        counted=_("Your name is counted with the letter"),
    ),
    invitation=_("Add your own name"),
    delivered_to=_("This letter was delivered to:"),
    pack_columns=("given_name", "family_name", "country"),
)
