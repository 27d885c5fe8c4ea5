# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of urgent actions when a case is taken down: the words of their issues, and the sheets at hand."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action import printing
from altavoz.actions.urgent_action.models import IssueText
from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case

PRINTED = _("A sheet that was printed or saved stays with whoever has it.")


def take_issues(case: Case, _now: datetime) -> int:
    """The rows stay, with their numbers and days; a sheet that a process keeps is not given out any more."""
    actions = going_with(case)
    if not actions:
        return 0
    printing.forget_all()
    return IssueText.objects.filter(issue__action__in=actions).delete()[0]


def register() -> None:
    steps.register("urgent actions", take_issues, beyond_recall=PRINTED)
