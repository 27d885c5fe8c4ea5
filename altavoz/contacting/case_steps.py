# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of this room when a case is taken down: the sample letters of its actions, and what people wrote there."""

from datetime import datetime

from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.contacting.models import Message, PlanText

BATCH = 500


def take_words(case: Case, _now: datetime) -> int:
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    return PlanText.objects.filter(plan__action__in=actions).delete()[0]


def take_messages(case: Case, _now: datetime) -> int:
    """Their words alone: that somebody wrote stays counted. Nothing of a taken-down action is sent any more."""
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    worded = Message.objects.filter(participation__action__in=actions).exclude(body=b"").values_list("pk", flat=True)
    return Message.objects.filter(pk__in=list(worded[:BATCH])).update(subject="", body="", text_key=b"")


def register() -> None:
    steps.register("contacting: sample letters", take_words)
    steps.register("contacting: letters", take_messages)
