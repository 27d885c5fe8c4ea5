# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of urgent actions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.urgent_action.around import around
from altavoz.actions.urgent_action.forms import UrgentForm
from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.actions.urgent_action.staff.leading import WAY
from altavoz.campaigns.kinds import Subjects
from altavoz.contacting.kinds import reaching_offices
from altavoz.tallies import breakdown


def people_act(number: int) -> str:
    return ngettext("person has acted", "people have acted", number)


URGENT_ACTION = reaching_offices(
    slug=UrgentActionPage.kind,
    label=_("Urgent action"),
    form=UrgentForm,
    page=UrgentActionPage,
    button=_("Act now"),
    done=people_act,
    breakdown=breakdown.lines,
    template="urgent_action/action_page.html",
    form_template="urgent_action/_form.html",
    around=around,
    said_in="urgent_action/said",
    said_like="contacting/said",
    subjects=Subjects(
        confirm=_("Confirm what you did: %(digits)s"),
        already=_("You have already acted"),
        reminder=_("What you began still waits for you"),
        counted=_("Thank you for acting"),
    ),
    invitation=_("Act now"),
    tells_who_acted=True,
    ways=(WAY,),
)
