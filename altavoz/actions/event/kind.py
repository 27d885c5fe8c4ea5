# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of events."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.event import places, showing
from altavoz.actions.event.forms import EventForm
from altavoz.actions.event.pages import EventPage
from altavoz.actions.event.rows import Event
from altavoz.actions.event.staff.leading import WAY
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.campaigns.page_parts import SignerLine
from altavoz.participation import anybody, wall
from altavoz.tallies import breakdown

NO_TIME_YET = _("Nobody knows yet when and where it is: fill in the event’s time and place, then publish it.")


def people_have_said_yes(number: int) -> str:
    return ngettext("person has said yes", "people have said yes", number)


def nobody_is_shown(_action: Action, _language: str) -> tuple[SignerLine, ...]:
    """A list of who will be at a place at an hour can be a list of targets."""
    return ()


def lacks(action: Action) -> list[Promise]:
    """An event may ask nobody for anything; but it is somewhere, at some time."""
    return [] if Event.objects.filter(action=action).exists() else [NO_TIME_YET]


EVENT = ActionKind(
    slug="event",
    label=_("Event"),
    form=EventForm,
    page=EventPage,
    button=_("I will come"),
    done=people_have_said_yes,
    signers=nobody_is_shown,
    carried=wall.carried,
    has_participants=anybody.took_part,
    breakdown=breakdown.lines,
    template="event/action_page.html",
    form_template="event/_form.html",
    after_confirm=places.after_confirm,
    left=places.left,
    around=showing.around,
    hers=showing.hers,
    lacks=lacks,
    said_in="event/said",
    subjects=Subjects(
        confirm=_("Confirm that you will come: %(digits)s"),
        already=_("You have already said yes"),
        reminder=_("You have not yet confirmed that you will come"),
        counted=_("Where and when: your own page"),
    ),
    invitation=_("Come along"),
    asks_reason=False,
    hands_names_over=False,
    pack_columns=("given_name", "family_name", "country"),
    ways=(WAY,),
)
