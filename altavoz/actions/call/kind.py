# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of calling representatives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.call import calling
from altavoz.actions.call.forms import CallForm
from altavoz.actions.call.pages import CallPage
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.contacting import leaving, page_parts, readiness, taking
from altavoz.participation import wall
from altavoz.participation.models import Participation
from altavoz.tallies import breakdown


def has_participants(action_id: int) -> bool:
    return Participation.objects.filter(action_id=action_id).exists()


def people_have_called(number: int) -> str:
    return ngettext("person has called", "people have called", number)


CALL = ActionKind(
    slug="call",
    label=_("Call your representative"),
    form=CallForm,
    page=CallPage,
    button=_("Call now"),
    done=people_have_called,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=has_participants,
    breakdown=breakdown.lines,
    template="call/action_page.html",
    form_template="call/_form.html",
    after_confirm=taking.after_confirm,
    taken=taking.taken,
    still_waiting=taking.still_waiting,
    begun=page_parts.begun,
    asks_reason=False,
    hands_names_over=False,
    left=leaving.left,
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
    pack_columns=("given_name", "family_name", "country"),
)
