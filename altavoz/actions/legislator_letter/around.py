# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a letter's page shows beside what every page of the contacting kinds does."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest
from django.utils.http import urlencode

from altavoz.actions.legislator_letter import following
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.tracker import tracker_of
from altavoz.campaigns.action import Action
from altavoz.contacting import page_parts


def around(action: Action, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    """Also `mine`: the member for the place that the visitor has chosen, by the office in the address."""
    shared = page_parts.around(action, request, language, now)
    letter = CircularLetter.objects.filter(action=action).select_related("action", "chamber").first()
    if letter is None:
        return shared
    asked = request.GET.dict()
    members = following.members(letter, language)
    tracker = tracker_of(letter, members, language=language, asked=asked)
    chosen = {name: value for name, value in vars(tracker.choice).items() if value}
    wanted = set(request.GET.getlist("office") or request.POST.getlist("office"))
    return {
        **shared,
        "tracker": tracker,
        "more": f"{urlencode(chosen)}&" if chosen else "",
        "mine": tuple(each for each in members if each.office in wanted and each.held),
    }
