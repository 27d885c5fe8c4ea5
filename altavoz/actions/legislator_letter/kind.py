# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of letters among legislators."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.legislator_letter.forms import AskMemberForm
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.campaigns.kinds import ActionKind
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
    template="legislator_letter/letter_page.html",
    page=LegislatorLetterPage,
    button=_("Ask my member"),
    done=people_have_asked,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=has_participants,
    breakdown=breakdown.lines,
    pack_columns=("given_name", "family_name", "country"),
)
