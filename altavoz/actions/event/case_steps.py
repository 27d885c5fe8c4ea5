# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of an event when the case that it is about is taken down: its words, and what was said of a change."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from altavoz.actions.event.rows import Event, EventNewsText, EventText
from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case

CALENDARS = _("An event that people put into their calendars stays there.")


def take_words(case: Case, _now: datetime) -> int:
    """Places stay with those who have one; their pages answer that it is gone."""
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    taken = EventText.objects.filter(event__action__in=actions).delete()[0]
    taken += EventNewsText.objects.filter(news__event__action__in=actions).delete()[0]
    # Sealed, so no query finds those that still have one.
    online = [event.pk for event in Event.objects.filter(action__in=actions) if event.online]
    return taken + Event.objects.filter(pk__in=online).update(online="")


def register() -> None:
    steps.register("events: words", take_words, beyond_recall=CALENDARS)
