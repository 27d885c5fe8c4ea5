# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an action that reaches offices needs before the public sees it."""

from collections.abc import Sequence

from django.utils.functional import Promise, lazystr
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import asks_nobody
from altavoz.contacting import wrong_fields
from altavoz.contacting.models import Plan, PlanText
from altavoz.contacting.today import moment

NO_PLAN = _("Write what supporters are to say, on the screen “Whom to reach, and with which words”.")


def lacks(action: Action) -> list[Promise]:
    """A place may lead to whom it asks; then it needs no targets of its own."""
    by_place = Plan.objects.filter(action=action, body__isnull=False).exists()
    missing = [] if by_place else asks_nobody(action)
    written = list(PlanText.objects.filter(plan__action=action))
    return [*missing, *_refused(written, action)] if written else [*missing, NO_PLAN]


def wrong_words(action: Action) -> list[Promise]:
    """For kinds that need no plan of their own: somebody is asked, and what a plan says can be said."""
    return [*asks_nobody(action), *_refused(list(PlanText.objects.filter(plan__action=action)), action)]


def _refused(texts: Sequence[PlanText], action: Action) -> list[Promise]:
    return [lazystr(str(problem)) for problem in wrong_fields.in_texts(texts, action, now=moment())]
