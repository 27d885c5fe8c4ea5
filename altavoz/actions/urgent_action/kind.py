# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of urgent actions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.urgent_action.around import around
from altavoz.actions.urgent_action.forms import UrgentForm
from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.contacting import leaving, page_parts, readiness, taking
from altavoz.participation import wall
from altavoz.participation.models import Participation
from altavoz.tallies import breakdown


def has_participants(action_id: int) -> bool:
    return Participation.objects.filter(action_id=action_id).exists()


def people_act(number: int) -> str:
    return ngettext("person has acted", "people have acted", number)


URGENT_ACTION = ActionKind(
    slug=UrgentActionPage.kind,
    label=_("Urgent action"),
    form=UrgentForm,
    page=UrgentActionPage,
    button=_("Act now"),
    done=people_act,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=has_participants,
    breakdown=breakdown.lines,
    template="urgent_action/action_page.html",
    form_template="urgent_action/_form.html",
    after_confirm=taking.after_confirm,
    taken=taking.taken,
    still_waiting=taking.still_waiting,
    begun=page_parts.begun,
    left=leaving.left,
    around=around,
    lacks=readiness.lacks,
    said_in="urgent_action/said",
    said_like="contacting/said",
    subjects=Subjects(
        confirm=_("Confirm what you did: %(digits)s"),
        already=_("You have already acted"),
        reminder=_("What you began still waits for you"),
        counted=_("Thank you for acting"),
    ),
    invitation=_("Act now"),
    asks_reason=False,
    hands_names_over=False,
    tells_who_acted=True,
    pack_columns=("given_name", "family_name", "country"),
)
