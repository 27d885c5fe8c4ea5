# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of writing to representatives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.write.forms import WriteForm
from altavoz.actions.write.pages import WritePage
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.contacting import leaving, page_parts, readiness, taking
from altavoz.participation import wall
from altavoz.participation.models import Participation
from altavoz.tallies import breakdown


def has_participants(action_id: int) -> bool:
    return Participation.objects.filter(action_id=action_id).exists()


def people_have_written(number: int) -> str:
    return ngettext("person has written", "people have written", number)


WRITE = ActionKind(
    slug="write",
    label=_("Write to your representative"),
    form=WriteForm,
    page=WritePage,
    button=_("Write now"),
    done=people_have_written,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=has_participants,
    breakdown=breakdown.lines,
    template="contacting/action_page.html",
    form_template="contacting/_form.html",
    after_confirm=taking.after_confirm,
    taken=taking.taken,
    still_waiting=taking.still_waiting,
    begun=page_parts.begun,
    left=leaving.left,
    around=page_parts.around,
    lacks=readiness.lacks,
    said_in="contacting/said",
    subjects=Subjects(
        confirm=_("Confirm your message: %(digits)s"),
        already=_("You have already written"),
        reminder=_("Your message still waits for you"),
        counted=_("Thank you for writing"),
    ),
    invitation=_("Write to your representative"),
    asks_reason=False,
    hands_names_over=False,
    pack_columns=("given_name", "family_name", "country"),
)
