# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of solidarity drives."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.solidarity import leaving, taking
from altavoz.actions.solidarity.around import around
from altavoz.actions.solidarity.drive import RecipientText
from altavoz.actions.solidarity.forms import CardForm
from altavoz.actions.solidarity.pages import SolidarityPage
from altavoz.actions.solidarity.staff.leading import WAYS
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import ActionKind, Subjects
from altavoz.participation import anybody, wall
from altavoz.tallies import breakdown


def people_have_sent_cards(number: int) -> str:
    return ngettext("person has sent a card", "people have sent cards", number)


def lacks(action: Action) -> list[Promise]:
    """A drive asks no office for anything: it needs somebody who gets the cards."""
    named = RecipientText.objects.filter(recipient__drive__action=action, recipient__is_open=True)
    return [] if named.exists() else [_("Say for whom the cards are, on the screen “Solidarity drive”.")]


SOLIDARITY = ActionKind(
    slug=SolidarityPage.kind,
    label=_("Solidarity drive"),
    form=CardForm,
    page=SolidarityPage,
    button=_("Send my card"),
    done=people_have_sent_cards,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=anybody.took_part,
    breakdown=breakdown.lines,
    template="solidarity/drive_page.html",
    form_template="solidarity/_form.html",
    after_confirm=taking.after_confirm,
    taken=taking.taken,
    still_waiting=taking.still_waiting,
    begun=taking.begun,
    left=leaving.left,
    around=around,
    lacks=lacks,
    said_in="solidarity/said",
    subjects=Subjects(
        confirm=_("Confirm your card: %(digits)s"),
        already=_("You have already sent your card"),
        reminder=_("Your card still waits for you"),
        counted=_("Thank you for your card"),
    ),
    invitation=_("Write a card"),
    asks_reason=False,
    pack_columns=("given_name", "family_name", "country"),
    ways=WAYS,
)
