# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an action that reaches offices needs before the public sees it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import asks_nobody
from altavoz.contacting.models import Plan, PlanText

NO_PLAN = _("Write what supporters are to say, on the screen “Whom to reach, and with which words”.")


def lacks(action: Action) -> list[Promise]:
    """A place may lead to whom it asks; then it needs no targets of its own."""
    by_place = Plan.objects.filter(action=action, body__isnull=False).exists()
    missing = [] if by_place else asks_nobody(action)
    written = PlanText.objects.filter(plan__action=action).exists()
    return missing if written else [*missing, NO_PLAN]
