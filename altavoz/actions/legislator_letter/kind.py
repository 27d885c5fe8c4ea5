# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of letters among legislators."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.legislator_letter.around import around
from altavoz.actions.legislator_letter.forms import AskMemberForm
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.actions.legislator_letter.staff.leading import WAY
from altavoz.campaigns.kinds import Subjects
from altavoz.contacting import readiness
from altavoz.contacting.kinds import reaching_offices
from altavoz.tallies import breakdown


def people_have_asked(number: int) -> str:
    return ngettext("person has asked a member", "people have asked their members", number)


LEGISLATOR_LETTER = reaching_offices(
    slug=LegislatorLetterPage.kind,
    label=_("Letter among legislators"),
    form=AskMemberForm,
    page=LegislatorLetterPage,
    button=_("Ask my member"),
    done=people_have_asked,
    breakdown=breakdown.lines,
    template="legislator_letter/letter_page.html",
    form_template="legislator_letter/_form.html",
    around=around,
    lacks=readiness.wrong_words,
    subjects=Subjects(
        confirm=_("Confirm what you did: %(digits)s"),
        already=_("You have already asked your member"),
        reminder=_("What you did still waits for you"),
        counted=_("Thank you for asking your member"),
    ),
    invitation=_("Ask your member to sign"),
    ways=(WAY,),
)
