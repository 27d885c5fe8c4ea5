# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of calling representatives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.call import calling
from altavoz.actions.call.forms import CallForm
from altavoz.actions.call.pages import CallPage
from altavoz.campaigns.kinds import Subjects
from altavoz.contacting import readiness
from altavoz.contacting.kinds import reaching_offices
from altavoz.tallies import breakdown


def people_have_called(number: int) -> str:
    return ngettext("person has called", "people have called", number)


CALL = reaching_offices(
    slug="call",
    label=_("Call your representative"),
    form=CallForm,
    page=CallPage,
    button=_("Call now"),
    done=people_have_called,
    breakdown=breakdown.lines,
    template="call/action_page.html",
    form_template="call/_form.html",
    around=calling.around,
    lacks=readiness.wrong_words,
    said_in="call/said",
    subjects=Subjects(
        confirm=_("Confirm your call: %(digits)s"),
        already=_("You have already told us of this call"),
        reminder=_("Your call is not counted yet"),
        counted=_("Thank you for calling"),
    ),
    invitation=_("Call your representative"),
)
