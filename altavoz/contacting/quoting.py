# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters and call scripts as they are prepared, for whoever asks which texts quote a figure.

What somebody has signed is kept as she signed it, and is read by nobody here.
"""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.contacting.models import PlanText
from altavoz.contacting.wrong_fields import PARTS
from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


def register() -> None:
    passages.register("contacting", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = PlanText.objects.filter(powers.reach(user, Power.EDIT).limit("plan__action__organisation"))
    for text in holding(mine.select_related("plan__action"), tuple(PARTS), needles)[:A_FINDER_SHOWS]:
        action = text.plan.action
        edit = reverse("contacting_plan:edit", args=[action.pk])
        for part, label in PARTS.items():
            title = _("%(action)s: %(part)s") % {"action": action.name, "part": label}
            yield Passage(_("Letters and calls"), title, getattr(text, part), text.language, edit, is_public=True)
