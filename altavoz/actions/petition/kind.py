# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of petitions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.petition.forms import PetitionForm
from altavoz.actions.petition.pages import PetitionPage
from altavoz.campaigns.kinds import ActionKind
from altavoz.participation import anybody, wall
from altavoz.tallies import breakdown


def people_have_signed(number: int) -> str:
    return ngettext("person has signed", "people have signed", number)


PETITION = ActionKind(
    slug="petition",
    label=_("Petition"),
    form=PetitionForm,
    page=PetitionPage,
    button=_("Sign"),
    done=people_have_signed,
    signers=wall.latest,
    carried=wall.carried,
    has_participants=anybody.took_part,
    breakdown=breakdown.lines,
    delivered_to=_("This petition was delivered to:"),
    pack_columns=("given_name", "family_name", "country"),
)
